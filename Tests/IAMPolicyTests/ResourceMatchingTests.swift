import IAMPolicy
import Testing

@Suite struct ResourceMatchingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern, resource: String
    let matches: Bool
    let rule: String
    var testDescription: String { "\(rule): \(pattern) / \(resource)" }
  }

  private static let table = "arn:aws:glue:eu-west-1:111122223333:table/sales/orders"

  static let cases: [Case] = [
    Case(pattern: "*", resource: table, matches: true, rule: "bare star covers all"),
    Case(pattern: "*", resource: "*", matches: true, rule: "bare star covers actions without resource"),
    Case(pattern: table, resource: table, matches: true, rule: "equal"),
    Case(
      pattern: table.uppercased().replacing("ARN:AWS:GLUE", with: "arn:aws:glue"), resource: table, matches: false,
      rule: "case counts"),
    Case(pattern: "arn:aws:glue:*:*:table/sales/*", resource: table, matches: true, rule: "stars in several parts"),
    Case(pattern: "arn:aws:glue:*:111122223333:table/*", resource: table, matches: true, rule: "star crosses slashes"),
    Case(pattern: "arn:aws:glue:eu-west-?:*:*", resource: table, matches: true, rule: "question mark in the region"),
    Case(
      pattern: "arn:aws:lambda:*:function:f", resource: "arn:aws:lambda:eu-west-1:111122223333:function:f",
      matches: false, rule: "a star in a part does not cross colons"),
    Case(
      pattern: "arn:aws:glue:eu-west-1:111122223333:table/sales", resource: table, matches: false,
      rule: "full match at the end"),
    Case(
      pattern: "arn:aws:glue:eu-west-1::table/sales/orders", resource: table, matches: false,
      rule: "an empty account is no wildcard"),
    Case(
      pattern: "arn:aws-cn:glue:eu-west-1:111122223333:table/sales/orders", resource: table, matches: false,
      rule: "the partition counts"),
    Case(
      pattern: "arn:aws:glue:*:*:*", resource: "*", matches: false,
      rule: "only a bare star covers actions without resource"),
    Case(
      pattern: "arn:aws:athena:*:*:workgroup/primary", resource: "*", matches: false,
      rule: "a workgroup does not cover ListWorkGroups"),
    Case(pattern: "arn:aws:s3:::lake/*", resource: "arn:aws:s3:::lake/raw/a.csv", matches: true, rule: "objects"),
    Case(
      pattern: "arn:aws:s3:::lake/*", resource: "arn:aws:s3:::lake", matches: false,
      rule: "objects do not cover the bucket"),
    Case(
      pattern: "arn:aws:s3:::lake", resource: "arn:aws:s3:::lake/raw/a.csv", matches: false,
      rule: "the bucket does not cover objects"),
    Case(
      pattern: "arn:aws:s3:::lake*", resource: "arn:aws:s3:::lake/raw/a.csv", matches: true,
      rule: "a star after the bucket covers both"),
    Case(pattern: "arn:aws:s3:::*", resource: "arn:aws:s3:::lake/x:y", matches: true, rule: "the last part takes colons"),
    Case(
      pattern: "arn:aws:lambda:*:*:function:f", resource: "arn:aws:lambda:eu-west-1:111122223333:function:f",
      matches: true, rule: "colons in the last part"),
    Case(
      pattern: "arn:aws:lambda:*:*:function:f", resource: "arn:aws:lambda:eu-west-1:111122223333:function:f:$LATEST",
      matches: false, rule: "the qualifier is part of the ARN"),
    Case(
      pattern: "arn:aws:lambda:*:*:function:f:*",
      resource: "arn:aws:lambda:eu-west-1:111122223333:function:f:$LATEST", matches: true,
      rule: "a star for the qualifier"),
    Case(
      pattern: "arn:aws:athena:*:*:datacatalog/AwsDataCatalog",
      resource: "arn:aws:athena:eu-west-1:111122223333:datacatalog/awsdatacatalog", matches: false,
      rule: "data catalogs are compared as spelled"),
    Case(
      pattern: "arn:aws:s3:::lake/?.csv", resource: "arn:aws:s3:::lake/ä.csv", matches: true,
      rule: "a question mark is one character, not one byte"),
    Case(
      pattern: "arn:aws:s3:::lake/*a*b*c*d*e*f", resource: "arn:aws:s3:::lake/" + String(repeating: "abcde", count: 50),
      matches: false, rule: "many stars end in good time"),
    Case(pattern: "arn:aws:s3:::", resource: "arn:aws:s3:::", matches: true, rule: "an empty last part"),
  ]

  @Test(arguments: cases) func resource(_ tested: Case) throws {
    let policy = try Fixture.policy(Fixture.statement("Allow", "*", tested.pattern))
    let request = AuthorizationRequest(principal: Fixture.alice, action: "any:Thing", resource: tested.resource)
    #expect(PolicyEvaluator.evaluate(request, PolicySet(identity: [policy])).isAllowed == tested.matches)
  }

  @Test(arguments: cases) func notResource(_ tested: Case) throws {
    let statement = #"{"Effect": "Allow", "Action": "*", "NotResource": "\#(tested.pattern)"}"#
    let request = AuthorizationRequest(principal: Fixture.alice, action: "any:Thing", resource: tested.resource)
    let decision = PolicyEvaluator.evaluate(request, PolicySet(identity: [try Fixture.policy(statement)]))
    #expect(decision.isAllowed == !tested.matches)
  }
}
