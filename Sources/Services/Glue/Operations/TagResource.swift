import AWSWire
import ServiceCore

/// Adds tags to a resource.
enum TagResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let tags: [(key: String, value: String)]

    init(_ fields: Fields) throws(ServiceError) {
      arn = try TagInput.arn(fields)
      let read = try TagInput.tags("TagsToAdd", fields)
      if read == nil { fields.violate("TagsToAdd", "null", "Member must not be null") }
      tags = read ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    TagInput.permission("TagResource", on: input.arn, context: TagInput.conditionKeys(input.tags))
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = TagStore(request)
    try store.add(input.tags, to: try store.resource(input.arn))
    return EmptyOutput()
  }
}
