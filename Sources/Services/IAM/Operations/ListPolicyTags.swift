import AWSWire
import ServiceCore

/// Lists the tags of a managed policy, sorted by key.
enum ListPolicyTags: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let page: PageRequest

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("PolicyArn", IAMShapes.arn)
      page = try PageRequest(fields)
    }
  }

  typealias Output = TagListOutput

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("ListPolicyTags", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = PolicyStore(request)
    return Output(page: try input.page.page(of: try store.tags(of: try store.require(input.arn)), by: \.key))
  }
}
