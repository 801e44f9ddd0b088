import AWSWire
import IAMPolicy
import ServiceCore

/// The condition keys that the policies of a user, group or role ask for, and those of policies given as texts.
enum GetContextKeysForPrincipalPolicy: AWSOperation {
  struct Input: OperationInput {
    let source: String
    let policies: [String]

    init(_ fields: Fields) throws(ServiceError) {
      source = try fields.required("PolicySourceArn", IAMShapes.arn)
      policies = try fields.strings("PolicyInputList", IAMShapes.simulatedPolicy) ?? []
    }
  }

  typealias Output = ContextKeyOutput

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [Permission("iam:GetContextKeysForPrincipalPolicy", on: input.source)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let own = try PolicySourceEntity(input.source, request).policies()
    return Output(own + (try SimulatedPolicy.list(input.policies, named: "PolicyInputList", kind: .identity)))
  }
}
