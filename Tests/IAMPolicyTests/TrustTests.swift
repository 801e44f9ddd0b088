import IAMPolicy
import Testing

@Suite struct TrustTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let principal: PrincipalIdentity
    let trust: String
    var condition: String?
    var context: [String: [String]] = [:]
    var action = "sts:AssumeRole"
    var identity: [String] = []
    var session: String?
    let expected: Decision.Effect
    let layer: PolicyLayer
    var testDescription: String { rule }
  }

  private static let assume = Fixture.statement("Allow", "sts:AssumeRole", Fixture.roleARN)
  private static let service = PrincipalIdentity.service("glue.amazonaws.com")
  private static let provider = PrincipalIdentity(
    arn: "user", account: "", kind: .federated(provider: "arn:aws:iam::111122223333:oidc-provider/idp.example"), id: "u")

  static let cases: [Case] = [
    Case(
      rule: "naming the user suffices in one account", principal: Fixture.alice,
      trust: #"{"AWS": "\#(Fixture.alice.arn)"}"#, expected: .allowed, layer: .trust),
    Case(
      rule: "naming the account needs the caller's policies", principal: Fixture.alice,
      trust: #"{"AWS": "111122223333"}"#, expected: .implicitDeny, layer: .identity),
    Case(
      rule: "naming the account, and the caller's policies allow", principal: Fixture.alice,
      trust: #"{"AWS": "arn:aws:iam::111122223333:root"}"#, identity: [assume], expected: .allowed, layer: .identity),
    Case(
      rule: "the caller's policies alone never suffice", principal: Fixture.alice,
      trust: #"{"Service": "glue.amazonaws.com"}"#, identity: [Fixture.full], expected: .implicitDeny, layer: .trust),
    Case(
      rule: "the caller may assume another role only", principal: Fixture.alice, trust: #"{"AWS": "111122223333"}"#,
      identity: [Fixture.statement("Allow", "sts:AssumeRole", "arn:aws:iam::111122223333:role/Other")],
      expected: .implicitDeny, layer: .identity),
    Case(
      rule: "another account needs both sides", principal: Fixture.mallory,
      trust: #"{"AWS": "\#(Fixture.mallory.arn)"}"#, expected: .implicitDeny, layer: .identity),
    Case(
      rule: "another account has both sides", principal: Fixture.mallory, trust: #"{"AWS": "444455556666"}"#,
      identity: [assume], expected: .allowed, layer: .trust),
    Case(
      rule: "another account is not trusted", principal: Fixture.mallory, trust: #"{"AWS": "111122223333"}"#,
      identity: [assume], expected: .implicitDeny, layer: .trust),
    Case(
      rule: "a role chains to itself only if named", principal: Fixture.session,
      trust: #"{"AWS": "\#(Fixture.roleARN)"}"#, expected: .allowed, layer: .trust),
    Case(
      rule: "a role's session policy still binds", principal: Fixture.session,
      trust: #"{"AWS": "\#(Fixture.roleARN)"}"#, session: Fixture.statement("Allow", "s3:*"), expected: .implicitDeny,
      layer: .session),
    Case(
      rule: "a deny of the caller's wins", principal: Fixture.alice, trust: #"{"AWS": "\#(Fixture.alice.arn)"}"#,
      identity: [Fixture.statement("Deny", "sts:*")], expected: .explicitDeny, layer: .identity),
    Case(
      rule: "services are named", principal: service, trust: #"{"Service": "glue.amazonaws.com"}"#,
      expected: .allowed, layer: .trust),
    Case(
      rule: "other services are not", principal: service, trust: #"{"Service": "lambda.amazonaws.com"}"#,
      expected: .implicitDeny, layer: .trust),
    Case(
      rule: "identity providers are named", principal: provider,
      trust: #"{"Federated": "arn:aws:iam::111122223333:oidc-provider/idp.example"}"#, expected: .allowed, layer: .trust),
    Case(
      rule: "the external identifier fits", principal: Fixture.mallory, trust: #"{"AWS": "444455556666"}"#,
      condition: #"{"StringEquals": {"sts:ExternalId": "x-1"}}"#, context: ["sts:ExternalId": ["x-1"]],
      identity: [assume], expected: .allowed, layer: .trust),
    Case(
      rule: "the external identifier is missing", principal: Fixture.mallory, trust: #"{"AWS": "444455556666"}"#,
      condition: #"{"StringEquals": {"sts:ExternalId": "x-1"}}"#, identity: [assume], expected: .implicitDeny,
      layer: .trust),
    Case(
      rule: "another action is another question", principal: Fixture.alice,
      trust: #"{"AWS": "\#(Fixture.alice.arn)"}"#, action: "sts:TagSession", expected: .implicitDeny, layer: .trust),
  ]

  @Test(arguments: cases) func trust(_ tested: Case) throws {
    let trust = try Fixture.policy(
      Fixture.statement("Allow", "sts:AssumeRole", nil, principal: tested.trust, condition: tested.condition), kind: .trust)
    let request = AuthorizationRequest(
      principal: tested.principal, action: tested.action, resource: Fixture.roleARN, resourceAccount: Fixture.account,
      context: ContextKeys(tested.context))
    let policies = PolicySet(
      identity: try tested.identity.map { try Fixture.policy($0) },
      session: try tested.session.map { [try Fixture.policy($0, kind: .session)] })
    let decision = PolicyEvaluator.evaluateTrust(request, trust: trust, policies)
    #expect(decision.effect == tested.expected)
    #expect(decision.layer == tested.layer)
    #expect(PolicyEvaluator.traceTrust(request, trust: trust, policies).decision == decision)
  }
}
