import AWSWire
import ServiceCore

/// Removes tags from a workgroup or a data catalog.
enum UntagResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let keys: [String]

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("ResourceARN", .length(1...1011))
      let read = try fields.strings("TagKeys", .length(1...128))
      if read == nil { fields.violate("TagKeys", "null", "Member must not be null") }
      keys = read ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [Permission("athena:UntagResource", on: [input.arn], context: ["aws:TagKeys": input.keys])]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = AthenaTagStore(request)
    try store.require(input.arn)
    try store.remove(input.keys, of: input.arn)
    return EmptyOutput()
  }
}
