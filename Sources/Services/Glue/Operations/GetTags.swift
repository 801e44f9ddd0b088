import AWSWire
import ServiceCore

/// Answers the tags of a resource.
enum GetTags: AWSOperation {
  struct Input: OperationInput {
    let arn: String

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("ResourceArn", .length(1...10_240))
    }
  }

  struct Output: OperationOutput {
    let tags: [(key: String, value: String)]

    func write(to fields: inout FieldWriter) { fields.map("Tags", tags) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [Permission("glue:GetTags", on: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = TagStore(request)
    try store.requireResource(input.arn)
    return Output(tags: try store.tags(of: input.arn))
  }
}
