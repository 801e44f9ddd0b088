import AWSWire
import ServiceCore

/// Removes tags from a resource.
enum UntagResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let keys: [String]

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("ResourceArn", .length(1...10_240))
      let read = try fields.strings("TagsToRemove", .length(1...128), count: 0...50)
      if read == nil { fields.violate("TagsToRemove", "null", "Member must not be null") }
      keys = read ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [Permission("glue:UntagResource", on: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = TagStore(request)
    try store.requireResource(input.arn)
    try store.remove(input.keys, of: input.arn)
    return EmptyOutput()
  }
}
