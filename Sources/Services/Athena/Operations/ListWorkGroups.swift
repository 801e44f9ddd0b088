import AWSWire
import Documents
import ServiceCore

/// Lists the workgroups.
enum ListWorkGroups: AWSOperation {
  struct Input: OperationInput {
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      token = try fields.string("NextToken", AthenaShapes.token)
      limit = try fields.integer("MaxResults", in: 1...50) ?? 50
    }
  }

  struct Output: OperationOutput {
    let groups: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("WorkGroups", groups) { item, group in
        item.field("Name", group["Name"])
        item.field("State", group["State"])
        item.field("Description", group["Description"])
        item.field("CreationTime", group["CreationTime"])
        item.field("EngineVersion", group["Configuration"]?["EngineVersion"])
      }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("athena:ListWorkGroups")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let after = try PageToken.key(of: input.token, invalid: .badToken) ?? ""
    let rest = try WorkGroupStore(request).all().filter { ($0["Name"]?.string ?? "") > after }
    let page = Array(rest.prefix(input.limit))
    let last = page.last?["Name"]?.string
    return Output(groups: page, next: rest.count > input.limit ? last.map { PageToken.make(after: $0) } : nil)
  }
}
