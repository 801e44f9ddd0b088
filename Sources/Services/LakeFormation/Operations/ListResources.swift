import AWSWire
import ServiceCore

/// Lists the registered locations that satisfy all conditions.
enum ListResources: AWSOperation {
  struct Input: OperationInput {
    let conditions: [LocationCondition]
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      conditions =
        try fields.list("FilterConditionList", count: 1...20) { item throws(ServiceError) in
          try LocationCondition(item)
        } ?? []
      limit = try fields.integer("MaxResults", in: 1...1000) ?? 1000
      token = try fields.string("NextToken")
    }
  }

  struct Output: OperationOutput {
    let locations: [LakeLocation]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("ResourceInfoList", locations) { item, location in item.location(location) }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("ListResources", request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let after = try PageToken.key(of: input.token, invalid: .badToken)
    var matching: [LakeLocation] = []
    for location in try LakeStore(request, account: request.account).locations() {
      guard LakeLocation.path(location.arn) > after ?? "" else { continue }
      if try input.conditions.allMatch(location) { matching.append(location) }
    }
    let page = Array(matching.prefix(input.limit))
    let last = page.last.map { PageToken.make(after: LakeLocation.path($0.arn)) }
    return Output(locations: page, next: matching.count > page.count ? last : nil)
  }
}
