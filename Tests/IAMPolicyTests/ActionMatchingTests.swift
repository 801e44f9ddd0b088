import IAMPolicy
import Testing

@Suite struct ActionMatchingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern, action: String
    let matches: Bool
    let rule: String
    var testDescription: String { "\(rule): \(pattern) / \(action)" }
  }

  static let cases: [Case] = [
    Case(pattern: "*", action: "glue:GetTable", matches: true, rule: "bare star is every action"),
    Case(pattern: "glue:*", action: "glue:GetTable", matches: true, rule: "star for the name"),
    Case(pattern: "glue:*", action: "athena:GetWorkGroup", matches: false, rule: "the service differs"),
    Case(pattern: "glue:GetTable", action: "glue:GetTable", matches: true, rule: "equal"),
    Case(pattern: "glue:gettable", action: "glue:GetTable", matches: true, rule: "names in any case"),
    Case(pattern: "GLUE:GetTable", action: "glue:GetTable", matches: true, rule: "services in any case"),
    Case(pattern: "glue:GetTable", action: "glue:GetTables", matches: false, rule: "full match at the end"),
    Case(pattern: "glue:Table", action: "glue:GetTable", matches: false, rule: "full match at the beginning"),
    Case(pattern: "glue:Get*", action: "glue:GetTables", matches: true, rule: "star as suffix"),
    Case(pattern: "glue:*Table", action: "glue:GetTable", matches: true, rule: "star as prefix"),
    Case(pattern: "glue:G*T*e", action: "glue:GetTable", matches: true, rule: "several stars"),
    Case(pattern: "glue:GetTable?", action: "glue:GetTables", matches: true, rule: "one character"),
    Case(pattern: "glue:GetTable?", action: "glue:GetTable", matches: false, rule: "question mark is not optional"),
    Case(pattern: "glue:GetTable,glue:GetTables", action: "glue:GetTable", matches: false, rule: "commas never match"),
    Case(pattern: "glue: GetTable", action: "glue:GetTable", matches: false, rule: "blanks never match"),
    Case(pattern: "glue:GetTable ", action: "glue:GetTable", matches: false, rule: "trailing blanks never match"),
    Case(pattern: "glue:", action: "glue:GetTable", matches: false, rule: "an empty name matches nothing"),
    Case(pattern: "s3:Get*:x", action: "s3:GetObject", matches: false, rule: "split at the first colon only"),
    Case(pattern: "glue:*", action: "glueGetTable", matches: false, rule: "an action without service"),
  ]

  @Test(arguments: cases) func action(_ tested: Case) throws {
    let policy = try Fixture.policy(Fixture.statement("Allow", tested.pattern))
    let request = AuthorizationRequest(principal: Fixture.alice, action: tested.action, resource: "*")
    #expect(PolicyEvaluator.evaluate(request, PolicySet(identity: [policy])).isAllowed == tested.matches)
  }

  @Test(arguments: cases) func notAction(_ tested: Case) throws {
    let statement = #"{"Effect": "Allow", "NotAction": "\#(tested.pattern)", "Resource": "*"}"#
    let request = AuthorizationRequest(principal: Fixture.alice, action: tested.action, resource: "*")
    let decision = PolicyEvaluator.evaluate(request, PolicySet(identity: [try Fixture.policy(statement)]))
    #expect(decision.isAllowed == !tested.matches)
  }

  /// A document built in code is not validated: wildcards in the service part must still not act.
  @Test(arguments: ["g*:GetTable", "glu?:GetTable", "*:GetTable", "*:*", "**"]) func servicesTakeNoWildcards(_ pattern: String) {
    let statement = PolicyStatement(
      effect: .allow, actions: .init([PolicyText(pattern)]), resources: .init([PolicyText("*")]))
    let document = PolicyDocument(kind: .identity, version: .v2012, statements: [statement])
    let policy = CompiledPolicy(document, source: PolicySource(name: "P"))
    let request = AuthorizationRequest(principal: Fixture.alice, action: "glue:GetTable", resource: "*")
    #expect(!PolicyEvaluator.evaluate(request, PolicySet(identity: [policy])).isAllowed)
  }
}
