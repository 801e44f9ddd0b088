import AWSWire
import ServiceCore

/// Removes tags from a managed policy.
enum UntagPolicy: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let keys: [String]

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("PolicyArn", IAMShapes.arn)
      keys = try fields.requiredTagKeys()
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("UntagPolicy", policy: input.arn, adding: ["aws:TagKeys": input.keys])]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let policy = try PolicyStore(request).requireOwn(input.arn)
    try TagRows(request).remove(input.keys, of: PolicyStore.kind, policy.name)
    return EmptyOutput()
  }
}
