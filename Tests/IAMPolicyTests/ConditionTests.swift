import IAMPolicy
import Testing

@Suite struct ConditionTests {
  /// A condition on `test:k`; `actual` nil means that the request has no such key.
  struct Case: Sendable, CustomTestStringConvertible {
    let name, expected: String
    let actual: [String]?
    let holds: Bool
    let rule: String
    init(_ name: String, _ expected: String, _ actual: [String]?, _ holds: Bool, _ rule: String) {
      (self.name, self.expected, self.actual, self.holds, self.rule) = (name, expected, actual, holds, rule)
    }
    var testDescription: String { "\(rule): \(name) \(expected) / \(actual.map { "\($0)" } ?? "absent")" }
  }

  static let strings: [Case] = [
    Case("StringEquals", #""a""#, ["a"], true, "equal"),
    Case("StringEquals", #""a""#, ["A"], false, "case counts"),
    Case("StringEquals", #""a*""#, ["ab"], false, "StringEquals has no wildcards"),
    Case("StringEquals", #"["b", "a"]"#, ["a"], true, "values are alternatives"),
    Case("StringEquals", #""a""#, nil, false, "an absent key fails a positive operator"),
    Case("StringEquals", "[]", ["a"], false, "no values, no match"),
    Case("StringEquals", "true", ["true"], true, "booleans compare as text"),
    Case("StringEquals", "12", ["12"], true, "numbers compare as text"),
    Case("stringequals", #""a""#, ["a"], true, "operator names in any case"),
    Case("StringNotEquals", #""a""#, ["b"], true, "negated"),
    Case("StringNotEquals", #"["a", "b"]"#, ["b"], false, "negated values are all excluded"),
    Case("StringNotEquals", #""a""#, nil, true, "an absent key fulfils a negated operator"),
    Case("StringEqualsIgnoreCase", #""aB""#, ["Ab"], true, "case does not count"),
    Case("StringEqualsIgnoreCase", #""Ä""#, ["ä"], true, "nor outside ASCII"),
    Case("StringNotEqualsIgnoreCase", #""aB""#, ["Ab"], false, "negated without case"),
    Case("StringLike", #""raw/*""#, ["raw/x/y"], true, "wildcards"),
    Case("StringLike", #""raw/?""#, ["raw/x"], true, "one character"),
    Case("StringLike", #""RAW/*""#, ["raw/x"], false, "Like minds case"),
    Case("StringLike", #""raw""#, ["raw/"], false, "Like matches in full"),
    Case("StringNotLike", #""raw/*""#, ["tmp/x"], true, "negated Like"),
    Case("StringNotLike", #"["raw/*", "tmp/*"]"#, ["tmp/x"], false, "negated Like excludes all"),
    Case("StringLike", #""""#, [""], true, "empty texts"),
  ]

  static let numbers: [Case] = [
    Case("NumericEquals", #""10""#, ["10.0"], true, "by value"),
    Case("NumericEquals", "1e2", ["100"], true, "exponents"),
    Case("NumericNotEquals", #""10""#, ["11"], true, "negated"),
    Case("NumericLessThan", #""10""#, ["9.5"], true, "less"),
    Case("NumericLessThan", #""10""#, ["10"], false, "less is strict"),
    Case("NumericLessThanEquals", #""10""#, ["10"], true, "less or equal"),
    Case("NumericGreaterThan", #""10""#, ["11"], true, "greater"),
    Case("NumericGreaterThan", #""10""#, ["10"], false, "greater is strict"),
    Case("NumericGreaterThanEquals", #""-1""#, ["-1"], true, "greater or equal"),
    Case("NumericEquals", #""ten""#, ["10"], false, "no number in the policy"),
    Case("NumericEquals", #""10""#, ["ten"], false, "no number in the request"),
    Case("NumericNotEquals", #""ten""#, ["10"], false, "no number fails NotEquals too"),
    Case("NumericNotEquals", #""10""#, ["ten"], false, "nor in the request"),
    Case("NumericEquals", #""0x10""#, ["16"], false, "no hexadecimal numbers"),
    Case("NumericEquals", #""nan""#, ["nan"], false, "nan is no number"),
    Case("NumericNotEquals", #""10""#, nil, true, "an absent key fulfils NotEquals"),
    Case("NumericLessThan", #""10""#, nil, false, "an absent key fails the others"),
  ]

  static let dates: [Case] = [
    Case("DateEquals", #""2026-03-01T09:00:00Z""#, ["2026-03-01T10:00:00+01:00"], true, "the same moment"),
    Case("DateEquals", #""2026-03-01T09:00:00Z""#, ["1772355600"], true, "epoch seconds"),
    Case("DateEquals", #""1772355600000""#, ["1772355600"], true, "epoch milliseconds"),
    Case("DateGreaterThan", #""2026-03-01""#, ["2026-03-01T00:00:01Z"], true, "a lone date is midnight"),
    Case("DateLessThan", #""2026-03-01T09:00Z""#, ["2026-03-01T08:59:59.999Z"], true, "minutes and fractions"),
    Case("DateLessThan", #""2026-03-01T09:00:00Z""#, ["2026-03-01T09:00:00Z"], false, "less is strict"),
    Case("DateLessThanEquals", #""2026-03-01T09:00:00Z""#, ["2026-03-01T09:00:00Z"], true, "less or equal"),
    Case("DateGreaterThanEquals", #""2026-03-01T09:00:00Z""#, ["2026-03-01T09:00:00Z"], true, "greater or equal"),
    Case("DateNotEquals", #""2026-03-01""#, ["2026-03-02"], true, "negated"),
    Case("DateEquals", #""yesterday""#, ["2026-03-01"], false, "no date"),
    Case("DateNotEquals", #""yesterday""#, ["2026-03-01"], false, "no date fails NotEquals too"),
    Case("DateNotEquals", #""2026-03-01""#, ["soon"], false, "nor in the request"),
    Case("DateLessThan", #""9999999999999999999999""#, ["2026-03-01"], false, "numbers beyond all dates"),
  ]

  static let addresses: [Case] = [
    Case("IpAddress", #""203.0.113.0/24""#, ["203.0.113.77"], true, "inside"),
    Case("IpAddress", #""203.0.113.0/24""#, ["203.0.114.1"], false, "outside"),
    Case("IpAddress", #""203.0.113.128/25""#, ["203.0.113.127"], false, "odd prefix, outside"),
    Case("IpAddress", #""203.0.113.128/25""#, ["203.0.113.200"], true, "odd prefix, inside"),
    Case("IpAddress", #""203.0.113.7""#, ["203.0.113.7"], true, "a lone address"),
    Case("IpAddress", #""0.0.0.0/0""#, ["8.8.8.8"], true, "everything"),
    Case("IpAddress", #""2001:db8::/32""#, ["2001:db8:1::1"], true, "IPv6 inside"),
    Case("IpAddress", #""2001:db8::/32""#, ["2001:db9::1"], false, "IPv6 outside"),
    Case("IpAddress", #""0.0.0.0/0""#, ["2001:db8::1"], false, "families do not mix"),
    Case("NotIpAddress", #""203.0.113.0/24""#, ["203.0.114.1"], true, "negated"),
    Case("NotIpAddress", #""203.0.113.0/24""#, ["2001:db8::1"], true, "another family is another address"),
    Case("NotIpAddress", #""203.0.113.0/24""#, nil, true, "absent fulfils NotIpAddress"),
    Case("IpAddress", #""203.0.113.0/33""#, ["203.0.113.1"], false, "too long a prefix"),
    Case("NotIpAddress", #""203.0.113.0/33""#, ["203.0.113.1"], false, "invalid fails the negated too"),
    Case("NotIpAddress", #""203.0.113.0/24""#, ["athena.amazonaws.com"], false, "invalid in the request"),
    Case("IpAddress", #""203.0.113.0/+8""#, ["203.0.113.1"], false, "signs in prefixes"),
  ]

  static let arns: [Case] = [
    Case("ArnEquals", #""arn:aws:s3:::lake""#, ["arn:aws:s3:::lake"], true, "equal"),
    Case("ArnLike", #""arn:aws:iam::*:role/Load*""#, ["arn:aws:iam::111122223333:role/Loader"], true, "wildcards"),
    Case("ArnEquals", #""arn:aws:iam::*:role/*""#, ["arn:aws:iam::1:role/x/y"], true, "ArnEquals is ArnLike"),
    Case("ArnLike", #""arn:aws:iam::*""#, ["arn:aws:iam::1:role/x"], false, "five parts are no ARN"),
    Case("ArnLike", #""arn:*:role/x""#, ["arn:aws:iam::1:role/x"], false, "stars do not cross colons"),
    Case(
      "ArnLike", #""arn:aws:lambda:*:*:function:*""#, ["arn:aws:lambda:r:1:function:f:v"], true,
      "the last part takes colons"),
    Case("ArnNotEquals", #""arn:aws:s3:::lake""#, ["arn:aws:s3:::pond"], true, "negated"),
    Case("ArnNotLike", #""arn:aws:s3:::l*""#, ["arn:aws:s3:::lake"], false, "negated Like"),
    Case("ArnNotLike", #""lake""#, ["arn:aws:s3:::lake"], false, "no ARN in the policy fails the negated too"),
    Case("ArnNotLike", #""arn:aws:s3:::lake""#, ["lake"], false, "no ARN in the request fails the negated too"),
    Case("ArnNotLike", #""arn:aws:s3:::lake""#, nil, true, "absent fulfils the negated"),
    Case("ArnLike", #""ARN:aws:s3:::lake""#, ["arn:aws:s3:::lake"], false, "case counts"),
  ]

  static let others: [Case] = [
    Case("Bool", #""true""#, ["true"], true, "true"),
    Case("Bool", "true", ["TRUE"], true, "in any case"),
    Case("Bool", #""false""#, ["true"], false, "differs"),
    Case("Bool", #""yes""#, ["true"], false, "other words are false"),
    Case("Bool", #""true""#, nil, false, "absent"),
    Case("BoolIfExists", #""false""#, nil, true, "absent with IfExists"),
    Case("BinaryEquals", #""aGk=""#, ["aGk="], true, "equal base64"),
    Case("BinaryEquals", #""aGk=""#, ["aGk"], false, "compared as text"),
    Case("Null", #""true""#, nil, true, "absent"),
    Case("Null", #""true""#, ["x"], false, "present"),
    Case("Null", #""false""#, ["x"], true, "must be present"),
    Case("Null", "false", nil, false, "must be present, is absent"),
    Case("Null", #""true""#, [], true, "a key without values is absent"),
    Case("StringEqualsIfExists", #""a""#, nil, true, "IfExists and absent"),
    Case("StringEqualsIfExists", #""a""#, ["b"], false, "IfExists and present"),
    Case("StringNotEqualsIfExists", #""a""#, ["a"], false, "negated IfExists and present"),
    Case("NumericLessThanIfExists", #""5""#, nil, true, "IfExists on numbers"),
    Case("ArnLikeIfExists", #""arn:aws:s3:::x""#, nil, true, "IfExists on ARNs"),
  ]

  static let sets: [Case] = [
    Case("ForAllValues:StringEquals", #"["a", "b"]"#, ["a", "b"], true, "all are listed"),
    Case("ForAllValues:StringEquals", #"["a", "b"]"#, ["a", "c"], false, "one is not listed"),
    Case("ForAllValues:StringEquals", #""a""#, nil, true, "ForAllValues holds without the key"),
    Case("ForAllValues:StringEquals", #""a""#, [], true, "and without values"),
    Case("ForAllValues:StringNotEquals", #"["a", "b"]"#, ["c", "d"], true, "none is listed"),
    Case("ForAllValues:StringNotEquals", #"["a", "b"]"#, ["c", "a"], false, "one is listed"),
    Case("ForAnyValue:StringEquals", #"["a", "b"]"#, ["c", "a"], true, "one is listed"),
    Case("ForAnyValue:StringEquals", #"["a", "b"]"#, ["c"], false, "none is listed"),
    Case("ForAnyValue:StringEquals", #""a""#, nil, false, "ForAnyValue fails without the key"),
    Case("ForAnyValue:StringNotEquals", #""a""#, nil, false, "negated too"),
    Case("ForAnyValue:StringEqualsIfExists", #""a""#, nil, true, "but not with IfExists"),
    Case("ForAnyValue:StringNotEquals", #""a""#, ["a", "b"], true, "one is not the listed"),
    Case("ForAnyValue:StringLike", #""ath*""#, ["athena.amazonaws.com"], true, "qualifiers on single values"),
    Case("foranyvalue:stringlike", #""ath*""#, ["athena"], true, "qualifiers in any case"),
    Case("StringEquals", #"["a", "b"]"#, ["a", "b"], false, "several values need a qualifier"),
    Case("StringNotEquals", #""c""#, ["a", "b"], false, "negated operators need it too"),
  ]

  @Test(arguments: strings + numbers + dates + addresses + arns + others + sets) func condition(_ tested: Case) throws {
    #expect(try Self.holds(#"{"\#(tested.name)": {"test:K": \#(tested.expected)}}"#, tested.actual) == tested.holds)
  }

  @Test func keysOfOneOperatorAndOperatorsOfOneBlockAllCount() throws {
    let both = #"{"StringEquals": {"test:k": "a", "test:other": "b"}}"#
    #expect(try !Self.holds(both, ["a"]))
    #expect(try Self.holds(both, ["a"], others: ["test:other": ["b"]]))
    let blocks = #"{"StringEquals": {"test:k": "a"}, "Bool": {"test:other": "true"}}"#
    #expect(try !Self.holds(blocks, ["a"]))
    #expect(try Self.holds(blocks, ["a"], others: ["TEST:Other": ["true"]]))
  }

  @Test func closuresSupplyKeysThatTheTableLacks() throws {
    let policy = try Fixture.policy(
      Fixture.statement(condition: #"{"StringEquals": {"S3:Prefix": "raw/", "test:k": "a"}}"#))
    let context = ContextKeys(["test:K": ["a"]]) { name in name == "s3:prefix" ? ["raw/"] : nil }
    let request = AuthorizationRequest(
      principal: Fixture.alice, action: "s3:ListBucket", resource: Fixture.bucket, context: context)
    #expect(PolicyEvaluator.evaluate(request, PolicySet(identity: [policy])).isAllowed)
  }

  private static func holds(_ condition: String, _ actual: [String]?, others: [String: [String]] = [:]) throws -> Bool {
    let policy = try Fixture.policy(Fixture.statement(condition: condition))
    var context = ContextKeys(others)
    context["test:k"] = actual
    let request = AuthorizationRequest(principal: Fixture.alice, action: "any:Thing", resource: "*", context: context)
    return PolicyEvaluator.evaluate(request, PolicySet(identity: [policy])).isAllowed
  }
}
