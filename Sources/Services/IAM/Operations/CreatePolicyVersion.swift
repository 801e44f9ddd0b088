import AWSWire
import ServiceCore

/// Adds a version to a managed policy, which can have five.
enum CreatePolicyVersion: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let document: String
    let isDefault: Bool

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("PolicyArn", IAMShapes.arn)
      document = try fields.required("PolicyDocument", IAMShapes.policyDocument)
      isDefault = try fields.bool("SetAsDefault") ?? false
    }
  }

  typealias Output = PolicyVersionOutput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("CreatePolicyVersion", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = PolicyStore(request)
    let policy = try store.requireOwn(input.arn)
    try DocumentRules.check(managed: input.document)
    let version = try store.addVersion(to: policy, input.document, asDefault: input.isDefault)
    return Output(version: version, withDocument: false)
  }
}
