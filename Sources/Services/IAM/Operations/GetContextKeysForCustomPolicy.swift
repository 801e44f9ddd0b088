import AWSWire
import IAMPolicy
import ServiceCore

/// The condition keys that policies given as texts ask for.
enum GetContextKeysForCustomPolicy: AWSOperation {
  struct Input: OperationInput {
    let policies: [String]

    init(_ fields: Fields) throws(ServiceError) {
      policies = try fields.strings("PolicyInputList", IAMShapes.simulatedPolicy) ?? []
      if fields.json("PolicyInputList") == nil { fields.violate("PolicyInputList", "null", "Member must not be null") }
    }
  }

  typealias Output = ContextKeyOutput

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [Permission.anyResource("iam:GetContextKeysForCustomPolicy")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(try SimulatedPolicy.list(input.policies, named: "PolicyInputList", kind: .identity))
  }
}
