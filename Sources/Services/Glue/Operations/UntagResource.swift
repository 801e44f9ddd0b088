import AWSWire
import ServiceCore

/// Removes tags from a resource.
enum UntagResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let keys: [String]

    init(_ fields: Fields) throws(ServiceError) {
      arn = try TagInput.arn(fields)
      let read = try fields.strings("TagsToRemove", .length(1...128), count: 0...50)
      if read == nil { fields.violate("TagsToRemove", "null", "Member must not be null") }
      keys = read ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    TagInput.permission("UntagResource", on: input.arn, context: ["aws:TagKeys": input.keys])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = TagStore(request)
    try store.remove(input.keys, of: try store.resource(input.arn))
    return EmptyOutput()
  }
}
