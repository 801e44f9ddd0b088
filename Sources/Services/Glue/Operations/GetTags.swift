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
    TagInput.permission("GetTags", on: input.arn)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = TagStore(request)
    return Output(tags: try store.tags(of: try store.resource(input.arn)))
  }
}
