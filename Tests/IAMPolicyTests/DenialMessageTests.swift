import IAMPolicy
import Testing

@Suite struct DenialMessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let effect: Decision.Effect
    let layer: PolicyLayer
    var arn: String?
    var era = DenialMessage.Era.y2026
    let reason: String
    var testDescription: String { "\(effect) \(layer) \(era)" }
  }

  private static let arn = "arn:aws:iam::111122223333:policy/NoGlue"

  static let cases: [Case] = [
    Case(effect: .implicitDeny, layer: .identity, reason: " because no identity-based policy allows the glue:GetTable action"),
    Case(effect: .explicitDeny, layer: .identity, reason: " with an explicit deny in an identity-based policy"),
    Case(
      effect: .explicitDeny, layer: .identity, arn: arn,
      reason: " with an explicit deny in an identity-based policy: \(arn)"),
    Case(
      effect: .explicitDeny, layer: .identity, arn: arn, era: .y2022,
      reason: " with an explicit deny in an identity-based policy"),
    Case(effect: .implicitDeny, layer: .identity, era: .y2021, reason: ""),
    Case(effect: .explicitDeny, layer: .identity, arn: arn, era: .y2021, reason: ""),
    Case(
      effect: .implicitDeny, layer: .boundary,
      reason: " because no permissions boundary allows the glue:GetTable action"),
    Case(
      effect: .explicitDeny, layer: .boundary, arn: arn,
      reason: " with an explicit deny in a permissions boundary: \(arn)"),
    Case(effect: .implicitDeny, layer: .session, reason: " because no session policy allows the glue:GetTable action"),
    Case(effect: .explicitDeny, layer: .session, reason: " with an explicit deny in a session policy"),
    Case(
      effect: .implicitDeny, layer: .resource,
      reason: " because no resource-based policy allows the glue:GetTable action"),
    Case(
      effect: .explicitDeny, layer: .resource, arn: arn,
      reason: " with an explicit deny in a resource-based policy"),
    Case(
      effect: .implicitDeny, layer: .serviceControl,
      reason: " because no service control policy allows the glue:GetTable action"),
    Case(
      effect: .implicitDeny, layer: .serviceControl, era: .y2022,
      reason: " with an explicit deny in a service control policy"),
    Case(
      effect: .explicitDeny, layer: .serviceControl, arn: arn,
      reason: " with an explicit deny in a service control policy: \(arn)"),
    Case(effect: .explicitDeny, layer: .resourceControl, reason: " with an explicit deny in a resource control policy"),
    Case(effect: .implicitDeny, layer: .resourceControl, reason: " with an explicit deny in a resource control policy"),
    Case(
      effect: .implicitDeny, layer: .endpoint,
      reason: " because no VPC endpoint policy allows the glue:GetTable action"),
    Case(effect: .explicitDeny, layer: .endpoint, arn: arn, reason: " with an explicit deny in a VPC endpoint policy"),
    Case(effect: .implicitDeny, layer: .trust, reason: ""),
    Case(effect: .explicitDeny, layer: .trust, reason: ""),
  ]

  @Test(arguments: cases) func sentence(_ tested: Case) {
    let source = PolicySource(name: "NoGlue", arn: tested.arn)
    let statement = StatementReference(source: source, index: 0, sid: nil, effect: .deny)
    let decision = Decision(
      tested.effect, by: tested.layer, statement: tested.effect == .explicitDeny ? statement : nil)
    let sentence = DenialMessage.sentence(
      principalARN: Fixture.sessionARN, action: "glue:GetTable", resource: "arn:aws:glue:r:1:catalog",
      decision: decision, era: tested.era)
    let start = "User: \(Fixture.sessionARN) is not authorized to perform: glue:GetTable on resource: "
    #expect(sentence == start + "arn:aws:glue:r:1:catalog" + tested.reason)
  }

  @Test func sentencesOfS3QuoteTheResource() {
    let sentence = DenialMessage.sentence(
      principalARN: Fixture.alice.arn, action: "s3:ListBucket", resource: Fixture.bucket,
      decision: Decision(.implicitDeny, by: .identity), quotedResource: true)
    #expect(
      sentence == "User: arn:aws:iam::111122223333:user/staff/alice is not authorized to perform: s3:ListBucket on resource: "
        + "\"arn:aws:s3:::lake\" because no identity-based policy allows the s3:ListBucket action")
  }

  @Test func sentencesWithoutResourceSkipIt() {
    let sentence = DenialMessage.sentence(
      principalARN: Fixture.alice.arn, action: "s3:ListAllMyBuckets", resource: nil,
      decision: Decision(.implicitDeny, by: .identity))
    #expect(
      sentence == "User: arn:aws:iam::111122223333:user/staff/alice is not authorized to perform: s3:ListAllMyBuckets "
        + "because no identity-based policy allows the s3:ListAllMyBuckets action")
  }

  @Test func athenaHidesTheReason() {
    #expect(
      DenialMessage.athenaSentence(action: "athena:GetWorkGroup")
        == "You are not authorized to perform: athena:GetWorkGroup on the resource. After your AWS administrator or you "
        + "have updated your permissions, please try again.")
  }
}
