import IAMPolicy
import Testing

@Suite struct NearMissTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: NearMiss.Kind
    var statement: String?
    var action = "glue:GetTable"
    var resource = "arn:aws:glue:eu-west-1:111122223333:table/sales/orders"
    var written = "*"
    var version = "2012-10-17"
    let suggestion: String?
    var testDescription: String { "\(kind.rawValue): \(statement ?? written)" }
  }

  private static let orders = "arn:aws:glue:eu-west-1:111122223333:table/sales/orders"
  private static let primary = "arn:aws:athena:eu-west-1:111122223333:workgroup/primary"

  static let cases: [Case] = [
    Case(kind: .actionMisspelt, statement: Fixture.statement("Allow", "glue:GetTables"), suggestion: "glue:GetTable"),
    Case(kind: .actionMisspelt, statement: Fixture.statement("Allow", "glue:GteTable"), suggestion: "glue:GetTable"),
    Case(kind: .actionOfOtherService, statement: Fixture.statement("Allow", "athena:GetTable"), suggestion: "glue:GetTable"),
    Case(
      kind: .actionMalformed, statement: Fixture.statement("Allow", "glue:GetTable, glue:GetTables"),
      suggestion: "glue:GetTable"),
    Case(kind: .resourceCase, written: "arn:aws:glue:eu-west-1:111122223333:table/Sales/*", suggestion: orders),
    Case(
      kind: .bucketForObject, action: "s3:GetObject", resource: Fixture.object, written: Fixture.bucket,
      suggestion: "arn:aws:s3:::lake/*"),
    Case(
      kind: .objectForBucket, action: "s3:ListBucket", resource: Fixture.bucket, written: "arn:aws:s3:::lake/*",
      suggestion: "arn:aws:s3:::lake"),
    Case(
      kind: .accountMissing, written: "arn:aws:glue:eu-west-1::table/sales/*",
      suggestion: "arn:aws:glue:eu-west-1:111122223333:table/sales/*"),
    Case(
      kind: .accountDiffers, written: "arn:aws:glue:eu-west-1:444455556666:table/sales/*",
      suggestion: "arn:aws:glue:eu-west-1:111122223333:table/sales/*"),
    Case(
      kind: .regionDiffers, written: "arn:aws:glue:us-east-1:111122223333:table/sales/*",
      suggestion: "arn:aws:glue:eu-west-1:111122223333:table/sales/*"),
    Case(kind: .partitionDiffers, written: "arn:aws-cn:glue:eu-west-1:111122223333:table/sales/*", suggestion: orders),
    Case(kind: .placeholderLeft, written: "arn:aws:glue:eu-west-1:<<ACCOUNT>>:table/sales/*", suggestion: orders),
    Case(kind: .placeholderLeft, written: "arn:aws:glue:<region>:111122223333:table/sales/*", suggestion: orders),
    Case(kind: .placeholderLeft, written: "arn:aws:glue:eu-west-1:${AWS::AccountId}:table/sales/*", suggestion: orders),
    Case(kind: .placeholderLeft, written: "arn:aws:glue:eu-west-1:ACCOUNT-ID:table/sales/*", suggestion: orders),
    Case(kind: .placeholderLeft, written: "arn:aws:glue:eu-west-1:111122223333:table/${Database}/*", suggestion: orders),
    Case(kind: .resourceMustBeAny, action: "athena:ListWorkGroups", resource: "*", written: primary, suggestion: "*"),
    Case(
      kind: .variableInOldVersion, written: "arn:aws:glue:eu-west-1:111122223333:table/${aws:username}/*",
      version: "2008-10-17", suggestion: nil),
    Case(
      kind: .variableTooEarly, written: "arn:aws:glue:eu-west-1:${aws:PrincipalAccount}:table/sales/*",
      suggestion: nil),
    Case(kind: .resourceMisspelt, written: "arn:aws:glue:eu-west-1:111122223333:table/sales/order", suggestion: orders),
    Case(
      kind: .primaryWorkgroup, action: "athena:StartQueryExecution", resource: primary,
      written: "arn:aws:athena:eu-west-1:111122223333:workgroup/analysts", suggestion: primary),
    Case(
      kind: .condition, statement: Fixture.statement(condition: #"{"Bool": {"aws:MultiFactorAuthPresent": "true"}}"#),
      suggestion: nil),
  ]

  @Test(arguments: cases) func slip(_ tested: Case) throws {
    let statement = tested.statement ?? Fixture.statement("Allow", "*", tested.written)
    let policies = PolicySet(identity: [try Fixture.policy(statement, version: tested.version)])
    let request = AuthorizationRequest(principal: Fixture.alice, action: tested.action, resource: tested.resource)
    let misses = PolicyEvaluator.trace(request, policies).nearMisses
    #expect(misses.map(\.kind) == [tested.kind])
    #expect(misses.first?.suggestion == tested.suggestion)
    #expect(misses.first?.message.isEmpty == false)
  }

  /// What is suggested must really help: the statement with the suggestion in place matches.
  @Test(arguments: cases.filter { $0.suggestion != nil && $0.statement == nil }) func suggestionHelps(_ tested: Case) throws {
    let statement = Fixture.statement("Allow", "*", tested.suggestion)
    let policies = PolicySet(identity: [try Fixture.policy(statement)])
    let request = AuthorizationRequest(principal: Fixture.alice, action: tested.action, resource: tested.resource)
    #expect(PolicyEvaluator.evaluate(request, policies).isAllowed)
  }

  /// Statements that are about something else are not near.
  @Test(arguments: [
    Fixture.statement("Allow", "s3:GetObject", "arn:aws:s3:::x/*"), Fixture.statement("Allow", "glue:GetPartitions"),
    Fixture.statement("Allow", "glue:GetTable", "arn:aws:glue:eu-west-1:111122223333:catalog"),
    Fixture.statement("Deny", "glue:GetTables"), Fixture.full,
  ]) func noSlip(_ statement: String) throws {
    let policies = PolicySet(identity: [try Fixture.policy(statement)])
    let request = AuthorizationRequest(principal: Fixture.alice, action: "glue:GetTable", resource: Self.orders)
    #expect(PolicyEvaluator.trace(request, policies).nearMisses.isEmpty)
  }

  @Test func mismatchesSayWhatDiffers() throws {
    let condition = #"{"StringLike": {"s3:prefix": ["raw/*", "tmp/*"]}, "Bool": {"aws:SecureTransport": "true"}}"#
    let policy = try Fixture.policy(Fixture.statement("Allow", "s3:ListBucket", Fixture.bucket, condition: condition))
    let request = AuthorizationRequest(
      principal: Fixture.alice, action: "s3:GetObject", resource: Fixture.object,
      context: ContextKeys(["s3:prefix": ["work/"]]))
    let trace = PolicyEvaluator.trace(request, PolicySet(identity: [policy]))
    let mismatches = try #require(trace.layers.first?.policies.first?.statements.first?.mismatches)
    #expect(
      mismatches.map(\.text) == [
        "the action differs", "the resource differs",
        #"condition StringLike on s3:prefix fails: expected "raw/*", "tmp/*", the request has "work/""#,
        #"condition Bool on aws:SecureTransport fails: expected "true", the request has no such key"#,
      ])
  }
}
