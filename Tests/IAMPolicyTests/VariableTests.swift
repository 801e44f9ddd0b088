import IAMPolicy
import Testing

@Suite struct VariableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern, resource: String
    var version = "2012-10-17"
    let matches: Bool
    let rule: String
    var testDescription: String { "\(rule): \(pattern) / \(resource)" }
  }

  private static let home = "arn:aws:s3:::lake/home/"

  static let cases: [Case] = [
    Case(pattern: home + "${aws:username}/*", resource: home + "alice/x", matches: true, rule: "a value"),
    Case(pattern: home + "${AWS:UserName}/*", resource: home + "alice/x", matches: true, rule: "keys in any case"),
    Case(pattern: home + "${aws:username}/*", resource: home + "bob/x", matches: false, rule: "another value"),
    Case(
      pattern: home + "${aws:username}/*", resource: home + "alice/x", version: "2008-10-17", matches: false,
      rule: "no variables in 2008-10-17"),
    Case(
      pattern: home + "${aws:username}/*", resource: home + "${aws:username}/x", version: "2008-10-17", matches: true,
      rule: "literal text in 2008-10-17"),
    Case(
      pattern: home + "${test:star}", resource: home + "anything", matches: false,
      rule: "wildcards in values do not act"),
    Case(pattern: home + "${test:star}", resource: home + "*", matches: true, rule: "they are characters"),
    Case(pattern: home + "${test:absent}", resource: home, matches: false, rule: "no value matches nothing"),
    Case(pattern: home + "${test:absent}*", resource: home + "x", matches: false, rule: "not even before a wildcard"),
    Case(pattern: home + "${test:absent, 'all'}/*", resource: home + "all/x", matches: true, rule: "a default"),
    Case(pattern: home + "${test:absent,'all'}/*", resource: home + "all/x", matches: true, rule: "without blank"),
    Case(pattern: home + "${test:absent, ''}x", resource: home + "x", matches: true, rule: "an empty default"),
    Case(
      pattern: home + "${aws:username, 'all'}/*", resource: home + "all/x", matches: false,
      rule: "a value hides the default"),
    Case(pattern: home + "${*}", resource: home + "*", matches: true, rule: "an escaped star"),
    Case(pattern: home + "${*}", resource: home + "x", matches: false, rule: "an escaped star is no wildcard"),
    Case(pattern: home + "${?}", resource: home + "?", matches: true, rule: "an escaped question mark"),
    Case(pattern: home + "${$}{x}", resource: home + "${x}", matches: true, rule: "an escaped dollar"),
    Case(
      pattern: home + "${aws:username", resource: home + "${aws:username", matches: true,
      rule: "an open brace is text"),
    Case(pattern: home + "$a", resource: home + "$a", matches: true, rule: "a lone dollar is text"),
    Case(pattern: home + "${test:many}", resource: home + "a", matches: false, rule: "several values are no variable"),
    Case(
      pattern: "arn:aws:s3:${test:empty, ''}::lake/home/x", resource: home + "x", matches: false,
      rule: "only after the fifth colon"),
    Case(
      pattern: home + "${aws:PrincipalTag/Team}/${aws:userid}",
      resource: home + "data/AIDAALICEALICEALICE1", matches: true, rule: "several variables"),
  ]

  @Test(arguments: cases) func resource(_ tested: Case) throws {
    let policy = try Fixture.policy(Fixture.statement("Allow", "*", tested.pattern), version: tested.version)
    let request = Self.request(tested.resource)
    #expect(PolicyEvaluator.evaluate(request, PolicySet(identity: [policy])).isAllowed == tested.matches)
  }

  struct ConditionCase: Sendable, CustomTestStringConvertible {
    let condition: String
    let holds: Bool
    let rule: String
    var testDescription: String { "\(rule): \(condition)" }
  }

  static let conditions: [ConditionCase] = [
    ConditionCase(condition: #"{"StringEquals": {"test:name": "${aws:username}"}}"#, holds: true, rule: "a value"),
    ConditionCase(
      condition: #"{"StringEqualsIgnoreCase": {"test:upper": "${aws:username}"}}"#, holds: true,
      rule: "values without case"),
    ConditionCase(condition: #"{"StringLike": {"test:name": "${aws:username}*"}}"#, holds: true, rule: "with wildcards"),
    ConditionCase(
      condition: #"{"StringEquals": {"test:name": "${test:absent}"}}"#, holds: false,
      rule: "no value fails positive operators"),
    ConditionCase(
      condition: #"{"StringNotEquals": {"test:name": "${test:absent}"}}"#, holds: true,
      rule: "no value fulfils negated operators"),
    ConditionCase(
      condition: #"{"StringNotEquals": {"test:name": ["${test:absent}", "alice"]}}"#, holds: false,
      rule: "the other values still count"),
    ConditionCase(
      condition: #"{"StringEquals": {"test:name": "${test:absent, 'alice'}"}}"#, holds: true,
      rule: "a default"),
    ConditionCase(
      condition: #"{"ArnLike": {"test:arn": "arn:aws:iam::${aws:PrincipalAccount}:role/*"}}"#, holds: true,
      rule: "variables in ARNs, whose colons do not split"),
    ConditionCase(condition: #"{"Bool": {"test:flag": "${test:flag}"}}"#, holds: true, rule: "variables in Bool"),
    ConditionCase(
      condition: #"{"NumericEquals": {"test:number": "${test:number}"}}"#, holds: false,
      rule: "no variables in numbers"),
    ConditionCase(condition: #"{"StringEquals": {"test:star": "${*}"}}"#, holds: true, rule: "escapes in conditions"),
  ]

  @Test(arguments: conditions) func condition(_ tested: ConditionCase) throws {
    let policy = try Fixture.policy(Fixture.statement(condition: tested.condition))
    let decision = PolicyEvaluator.evaluate(Self.request("arn:aws:s3:::x"), PolicySet(identity: [policy]))
    #expect(decision.isAllowed == tested.holds)
  }

  private static func request(_ resource: String) -> AuthorizationRequest {
    let context = ContextKeys([
      "test:star": ["*"], "test:many": ["a", "b"], "aws:PrincipalTag/team": ["data"], "test:name": ["alice"],
      "test:upper": ["ALICE"], "test:arn": ["arn:aws:iam::111122223333:role/x"], "test:flag": ["True"],
      "test:number": ["5"],
    ])
    return AuthorizationRequest(
      principal: Fixture.alice, action: "s3:GetObject", resource: resource, context: context)
  }
}
