import IAMPolicy
import Testing

@Suite struct LayerTests {
  @Test(arguments: LayerCase.all) func decision(_ tested: LayerCase) throws {
    let decision = PolicyEvaluator.evaluate(tested.request, try tested.policies())
    #expect(decision.effect == tested.expected)
    #expect(decision.layer == tested.layer)
  }

  /// Explanations repeat the judgement; they must never tell another story than the judgement itself.
  @Test(arguments: LayerCase.all) func traceAgreesWithDecision(_ tested: LayerCase) throws {
    let policies = try tested.policies()
    let trace = PolicyEvaluator.trace(tested.request, policies)
    #expect(trace.decision == PolicyEvaluator.evaluate(tested.request, policies))
    for layer in trace.layers {
      let matching = layer.policies.flatMap(\.statements).filter(\.matches)
      let denies = matching.contains { $0.reference.effect == .deny }
      #expect(layer.outcome == (denies ? .denies : matching.isEmpty ? .silent : .allows))
    }
    guard let statement = trace.decision.statement else { return }
    let deciding = trace.layers.filter { $0.layer == trace.decision.layer }
    #expect(deciding.flatMap(\.policies).flatMap(\.statements).contains { $0.reference == statement && $0.matches })
  }

  /// A deny added anywhere may only take away, an allow added to an identity policy may only give.
  @Test(arguments: LayerCase.all) func addingStatementsIsMonotonic(_ tested: LayerCase) throws {
    let before = PolicyEvaluator.evaluate(tested.request, try tested.policies())
    var denied = tested
    denied.identity.append(Fixture.statement("Deny", "s3:GetObject", Fixture.object))
    if !before.isAllowed { #expect(!PolicyEvaluator.evaluate(tested.request, try denied.policies()).isAllowed) }
    var granted = tested
    granted.identity.append(Fixture.full)
    if before.isAllowed { #expect(PolicyEvaluator.evaluate(tested.request, try granted.policies()).isAllowed) }
  }

  @Test func aStatementWithoutPrincipalInAResourcePolicyNamesNobody() {
    let statement = PolicyStatement(
      effect: .allow, actions: .init([PolicyText("*")]), resources: .init([PolicyText("*")]))
    let document = PolicyDocument(kind: .resource, version: .v2012, statements: [statement])
    let policies = PolicySet(resource: CompiledPolicy(document, source: PolicySource(name: "P")))
    let request = AuthorizationRequest(
      principal: Fixture.alice, action: "s3:GetObject", resource: Fixture.object)
    #expect(PolicyEvaluator.evaluate(request, policies).effect == .implicitDeny)
    let trace = PolicyEvaluator.trace(request, policies)
    #expect(trace.layers.first?.policies.first?.statements.first?.mismatches == [.noPrincipal])
  }

  @Test func theDecidingStatementIsNamed() throws {
    let text = #"""
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
          {
            "Sid": "NoPond", "Effect": "Deny",
            "Action": "s3:*", "Resource": "arn:aws:s3:::pond/{\"}"
          },
          {"Sid": "NoRaw", "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::lake/raw/*"}
        ]
      }
      """#
    let document = try PolicyDocument.parse(text, kind: .identity)
    let policy = CompiledPolicy(document, source: PolicySource(name: "Reader", arn: "arn:aws:iam::1:policy/Reader"))
    let request = AuthorizationRequest(
      principal: Fixture.alice, action: "s3:GetObject", resource: Fixture.object)
    let statement = try #require(PolicyEvaluator.evaluate(request, PolicySet(identity: [policy])).statement)
    #expect(statement.sid == "NoRaw")
    #expect(statement.index == 2)
    #expect(statement.source.name == "Reader")
    #expect(statement.range == PolicyTextRange(startLine: 9, startColumn: 5, endLine: 9, endColumn: 95))
    #expect(document.statements[1].range == PolicyTextRange(startLine: 5, startColumn: 5, endLine: 8, endColumn: 5))
  }

  @Test func keysThatFollowFromCallerAndResourceNeedNotBeGiven() throws {
    let expected: [(PrincipalIdentity, String, String)] = [
      (Fixture.alice, "aws:username", "alice"), (Fixture.alice, "aws:PrincipalType", "User"),
      (Fixture.alice, "aws:userid", Fixture.alice.id), (Fixture.session, "aws:PrincipalArn", Fixture.roleARN),
      (Fixture.session, "aws:userid", Fixture.session.id), (Fixture.session, "aws:PrincipalType", "AssumedRole"),
      (Fixture.session, "aws:PrincipalAccount", Fixture.account),
      (Fixture.session, "aws:ResourceAccount", Fixture.account),
      (Fixture.federated, "aws:PrincipalType", "FederatedUser"),
    ]
    for (principal, key, value) in expected {
      let condition = #"{"StringEquals": {"\#(key)": "\#(value)"}}"#
      let policy = try Fixture.policy(Fixture.statement(condition: condition))
      let request = AuthorizationRequest(principal: principal, action: "a:B", resource: "*")
      let policies = PolicySet(identity: [policy], session: principal == Fixture.federated ? [policy] : nil)
      #expect(PolicyEvaluator.evaluate(request, policies).isAllowed, "\(key)")
    }
    let absent = try Fixture.policy(Fixture.statement(condition: #"{"Null": {"aws:username": "true"}}"#))
    let request = AuthorizationRequest(principal: Fixture.session, action: "a:B", resource: "*")
    #expect(PolicyEvaluator.evaluate(request, PolicySet(identity: [absent])).isAllowed)
  }
}
