import AWSWire
import ServiceCore

/// Answers the tags of a resource.
enum GetTags: AWSOperation {
  struct Input: OperationInput {
    let arn: String

    init(_ fields: Fields) throws(ServiceError) {
      arn = try TagInput.arn(fields)
    }
  }

  struct Output: OperationOutput {
    let tags: [(key: String, value: String)]

    func write(to fields: inout FieldWriter) { fields.map("Tags", tags) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    // The tags of a connection are shown to whoever may see connections.
    let glue = GlueResources(request, catalog: ARN(input.arn)?.account)
    let isConnection = ARN(input.arn)?.resource.hasPrefix("connection/") == true
    return TagInput.permission("GetTags", on: input.arn) + (isConnection ? glue.permission("GetConnection") : [])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = TagStore(request)
    return Output(tags: try store.tags(of: try store.resource(input.arn)))
  }
}
