import AWSWire
import ServiceCore

/// Lists the tags of a workgroup or a data catalog.
enum ListTagsForResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("ResourceARN", .length(1...1011))
      token = try fields.string("NextToken", AthenaShapes.token)
      limit = try fields.integer("MaxResults", in: 75...1_000_000) ?? 75
    }
  }

  struct Output: OperationOutput {
    let tags: [AthenaTag]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("Tags", tags) { item, tag in
        item.field("Key", tag.key)
        item.field("Value", tag.value)
      }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources.tagging("ListTagsForResource", input.arn, adding: [])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = AthenaTagStore(request)
    try store.require(input.arn)
    let after = try PageToken.key(of: input.token, invalid: .badToken)
    let found = try store.tags(of: input.arn, after: after, limit: input.limit + 1)
    let page = Array(found.prefix(input.limit))
    return Output(tags: page, next: found.count > input.limit ? page.last.map { PageToken.make(after: $0.key) } : nil)
  }
}
