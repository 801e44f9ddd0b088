import AWSWire
import ServiceCore

/// Adds tags to a workgroup or a data catalog.
enum TagResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let tags: [AthenaTag]

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("ResourceARN", .length(1...1011))
      let read = try AthenaTag.read("Tags", fields)
      if read == nil { fields.violate("Tags", "null", "Member must not be null") }
      tags = read ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources.tagging("TagResource", input.arn, adding: input.tags)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = AthenaTagStore(request)
    try store.require(input.arn)
    try store.add(input.tags, to: input.arn)
    return EmptyOutput()
  }
}
