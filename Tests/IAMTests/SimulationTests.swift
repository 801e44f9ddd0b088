import Documents
import Testing

/// SimulateCustomPolicy and SimulatePrincipalPolicy as clients see them.
@Suite struct SimulationTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  private static let alice = "arn:aws:iam::123456789012:user/alice"

  private func simulate(_ parameters: KeyValuePairs<String, String>) throws -> Answer {
    try cloud.call("SimulateCustomPolicy", parameters)
  }

  private func results(_ answer: Answer) -> [XMLElement] { answer.result?.child("EvaluationResults")?.all("member") ?? [] }

  /// The example of the command line's reference: a single statement that is no list.
  @Test func positionsOfASingleStatement() throws {
    let policy =
      #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}"#
    let answer = try simulate([
      "PolicyInputList.member.1": policy, "ActionNames.member.1": "dynamodb:CreateBackup",
      "ContextEntries.member.1.ContextKeyName": "aws:CurrentTime",
      "ContextEntries.member.1.ContextKeyValues.member.1": "2019-04-25T11:00:00Z",
      "ContextEntries.member.1.ContextKeyType": "date",
    ]).succeeded()
    let result = try #require(results(answer).first)
    #expect(result.text(of: "EvalActionName") == "dynamodb:CreateBackup")
    #expect(result.text(of: "EvalResourceName") == "*")
    #expect(result.text(of: "EvalDecision") == "allowed")
    #expect(positions(result) == ["PolicyInputList.1 IAM Policy 1:38-1:167"])
    #expect(result.child("MissingContextValues")?.all("member").isEmpty == true)
    #expect(result.child("ResourceSpecificResults") == nil)
    #expect(result.child("EvalDecisionDetails") == nil)
  }

  /// The positions a client published for its bucket policy: statements in a list begin where the one before ended.
  @Test func positionsInLists() throws {
    let bucket =
      #"{"Version":"2012-10-17","Statement":[{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"*","Resource":["arn:aws:s3:::tims-fancy-bucket/*","arn:aws:s3:::tims-fancy-bucket"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}},{"Sid":"DenyTimDelete","Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":["arn:aws:s3:::tims-fancy-bucket/*"]}]}"#
    let own =
      #"{"Version": "2012-10-17", "Statement": [{"Sid": "s3", "Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject"], "Resource": ["arn:aws:s3:::tims-fancy-bucket/only-here/*"]}]}"#
    let answer = try simulate([
      "PolicyInputList.member.1": own, "ResourcePolicy": bucket, "CallerArn": Self.alice,
      "ActionNames.member.1": "s3:GetObject", "ActionNames.member.2": "s3:PutObject",
      "ActionNames.member.3": "s3:DeleteObject",
      "ResourceArns.member.1": "arn:aws:s3:::tims-fancy-bucket/only-here/some-obj",
      "ContextEntries.member.1.ContextKeyName": "aws:SecureTransport",
      "ContextEntries.member.1.ContextKeyValues.member.1": "true",
      "ContextEntries.member.1.ContextKeyType": "boolean",
    ]).succeeded()
    let found = results(answer)
    #expect(found.map { $0.text(of: "EvalDecision") } == ["allowed", "implicitDeny", "explicitDeny"])
    #expect(positions(found[0]) == ["PolicyInputList.1 IAM Policy 1:41-1:180"])
    #expect(positions(found[1]).isEmpty)
    let deny = try #require(positions(found[2]).first)
    #expect(deny.hasPrefix("ResourcePolicy Resource Policy 1:248-1:"))
    #expect(positions(found[2]).last == "PolicyInputList.1 IAM Policy 1:41-1:180")
  }

  @Test func positionsAcrossLines() throws {
    let policy =
      "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}"
    let answer = try simulate(["PolicyInputList.member.1": policy, "ActionNames.member.1": "s3:GetObject"]).succeeded()
    #expect(positions(results(answer)[0]) == ["PolicyInputList.1 IAM Policy 3:17-8:6"])
  }

  @Test func oneResourceIsShownTwice() throws {
    let answer = try simulate([
      "PolicyInputList.member.1": SamplePolicy.allow("s3:*", on: "arn:aws:s3:::lake/*"),
      "ActionNames.member.1": "s3:GetObject", "ResourceArns.member.1": "arn:aws:s3:::lake/a",
    ]).succeeded()
    let result = results(answer)[0]
    #expect(result.text(of: "EvalResourceName") == "arn:aws:s3:::lake/a")
    #expect(result.child("EvalDecisionDetails")?.all("entry").isEmpty == true)
    let specific = try #require(result.child("ResourceSpecificResults")?.all("member").first)
    #expect(specific.text(of: "EvalResourceDecision") == "allowed")
    #expect(positions(specific) == positions(result))
  }

  @Test func severalResourcesAreSummedUp() throws {
    let answer = try simulate([
      "PolicyInputList.member.1": SamplePolicy.allow("s3:*", on: "arn:aws:s3:::lake/*"),
      "ActionNames.member.1": "s3:GetObject", "ResourceArns.member.1": "arn:aws:s3:::lake/a",
      "ResourceArns.member.2": "arn:aws:s3:::sea/a",
    ]).succeeded()
    #expect(results(answer).count == 1)
    let result = results(answer)[0]
    #expect(result.text(of: "EvalResourceName") == "arn:${Partition}:s3:::${BucketName}/${KeyName}")
    #expect(result.text(of: "EvalDecision") == "implicitDeny")
    let specific = result.child("ResourceSpecificResults")?.all("member") ?? []
    #expect(specific.map { $0.text(of: "EvalResourceDecision") } == ["allowed", "implicitDeny"])
  }

  @Test func boundaryIsReported() throws {
    let answer = try simulate([
      "PolicyInputList.member.1": SamplePolicy.allowAll,
      "PermissionsBoundaryPolicyInputList.member.1": SamplePolicy.allow("s3:*"),
      "ActionNames.member.1": "glue:GetTable", "ActionNames.member.2": "s3:GetObject",
    ]).succeeded()
    let found = results(answer)
    #expect(found.map { $0.text(of: "EvalDecision") } == ["implicitDeny", "allowed"])
    let details = found.map {
      $0.child("PermissionsBoundaryDecisionDetail")?.text(of: "AllowedByPermissionsBoundary")
    }
    #expect(details == ["false", "true"])
    #expect(found[0].child("OrganizationsDecisionDetail") == nil)
  }

  @Test func missingKeysAreNamed() throws {
    let policy =
      #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:CreateGrant","Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":true},"StringEquals":{"aws:PrincipalTag/team":"${aws:username}"}}}}"#
    let general = results(
      try simulate(["PolicyInputList.member.1": policy, "ActionNames.member.1": "kms:CreateGrant"]).succeeded())[0]
    #expect(general.text(of: "EvalDecision") == "implicitDeny")
    #expect(
      general.child("MissingContextValues")?.all("member").map(\.text)
        == ["aws:PrincipalTag/team", "aws:username", "kms:GrantIsForAWSResource"])
    let named = results(
      try simulate([
        "PolicyInputList.member.1": policy, "ActionNames.member.1": "kms:CreateGrant", "CallerArn": Self.alice,
        "ResourceArns.member.1": "arn:aws:kms:us-east-1:123456789012:key/k",
      ]).succeeded())[0]
    #expect(named.child("MissingContextValues")?.all("member").isEmpty == true)
    let specific = try #require(named.child("ResourceSpecificResults")?.all("member").first)
    #expect(
      specific.child("MissingContextValues")?.all("member").map(\.text)
        == ["aws:PrincipalTag/team", "kms:GrantIsForAWSResource"])
  }

  @Test func accountsAreJudgedApart() throws {
    let bucket =
      #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::sea/*"}}"#
    let answer = try simulate([
      "PolicyInputList.member.1": SamplePolicy.allow("s3:ListBucket"), "ResourcePolicy": bucket, "CallerArn": Self.alice,
      "ResourceOwner": "arn:aws:iam::444455556666:root", "ActionNames.member.1": "s3:GetObject",
      "ResourceArns.member.1": "arn:aws:s3:::sea/a",
    ]).succeeded()
    let result = results(answer)[0]
    #expect(result.text(of: "EvalDecision") == "implicitDeny")
    let entries = result.child("EvalDecisionDetails")?.all("entry") ?? []
    #expect(
      entries.map { "\($0.text(of: "key") ?? ""): \($0.text(of: "value") ?? "")" }
        == ["IAM Policy: implicitDeny", "Resource Policy: allowed"])
  }

  @Test func resultsComeInPages() throws {
    var parameters = [("PolicyInputList.member.1", SamplePolicy.allowAll), ("MaxItems", "2")]
    for number in 1...5 { parameters.append(("ActionNames.member.\(number)", "s3:Action\(number)")) }
    var seen: [String] = []
    var marker: String?
    repeat {
      let page = try cloud.call(
        "SimulateCustomPolicy", pairs: parameters + (marker.map { [("Marker", $0)] } ?? []), as: TestCloud.root
      ).succeeded()
      seen += page.items("EvaluationResults", "EvalActionName")
      marker = page["IsTruncated"] == "true" ? page["Marker"] : nil
    } while marker != nil
    #expect(seen == (1...5).map { "s3:Action\($0)" })
  }

  static let refusals: [(KeyValuePairs<String, String>, String)] = [
    (["PolicyInputList.member.1": "{}"], "Policy input list item 1 has invalid content"),
    (["ResourceArns.member.1": "lake"], "ResourceNames are not in a valid ARN format: lake."),
    (["ResourceOwner": "123456789012"], "'123456789012' is not a valid as a Resource Owner."),
    (
      ["CallerArn": "arn:aws:iam::123456789012:role/r"], "Invalid caller - Caller must be an IAM user in this context."
    ),
    (
      ["ResourcePolicy": SamplePolicy.trust], "Invalid caller - Caller must be an IAM user in this context."
    ),
    (
      [
        "PermissionsBoundaryPolicyInputList.member.1": SamplePolicy.allowAll,
        "PermissionsBoundaryPolicyInputList.member.2": SamplePolicy.allowAll,
      ], "The list of Permissions Boundary policies cannot exceed 1 items."
    ),
  ]

  @Test(arguments: refusals.indices)
  func inputIsRefusedInAWSsWords(_ index: Int) throws {
    let (parameters, message) = Self.refusals[index]
    var pairs = parameters.map { ($0.key, $0.value) } + [("ActionNames.member.1", "s3:GetObject")]
    if !pairs.contains(where: { $0.0.hasPrefix("PolicyInputList") }) {
      pairs.append(("PolicyInputList.member.1", SamplePolicy.allowAll))
    }
    let answer = try cloud.call("SimulateCustomPolicy", pairs: pairs, as: TestCloud.root)
    #expect(answer.refusal == "400 InvalidInput: \(message)")
  }

  // MARK: Principals

  @Test func principalsBringTheirPolicies() throws {
    _ = try cloud.user("alice", allowed: SamplePolicy.allow("s3:GetObject"))
    let lake = try cloud.policy("lake", SamplePolicy.allow("glue:GetTable"))
    try cloud.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": lake]).succeeded()
    try cloud.call("CreateGroup", ["GroupName": "team"]).succeeded()
    try cloud.call(
      "PutGroupPolicy", ["GroupName": "team", "PolicyName": "g", "PolicyDocument": SamplePolicy.allow("athena:*")]
    ).succeeded()
    try cloud.call("AddUserToGroup", ["GroupName": "team", "UserName": "alice"]).succeeded()
    let answer = try cloud.call(
      "SimulatePrincipalPolicy",
      [
        "PolicySourceArn": Self.alice, "ActionNames.member.1": "s3:GetObject", "ActionNames.member.2": "glue:GetTable",
        "ActionNames.member.3": "athena:GetWorkGroup", "ActionNames.member.4": "iam:GetUser",
      ]
    ).succeeded()
    let found = results(answer)
    #expect(found.map { $0.text(of: "EvalDecision") } == ["allowed", "allowed", "allowed", "implicitDeny"])
    let policies = found.map { $0.child("MatchedStatements")?.child("member")?.text(of: "SourcePolicyId") }
    #expect(policies == ["user_alice_p", "lake", "group_team_g", nil])
  }

  @Test func boundaryOfTheRoleCounts() throws {
    try cloud.create("Role", "loader")
    try cloud.call(
      "PutRolePolicy", ["RoleName": "loader", "PolicyName": "p", "PolicyDocument": SamplePolicy.allowAll]
    ).succeeded()
    try cloud.call(
      "PutRolePermissionsBoundary",
      ["RoleName": "loader", "PermissionsBoundary": "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
    ).succeeded()
    let answer = try cloud.call(
      "SimulatePrincipalPolicy",
      [
        "PolicySourceArn": "arn:aws:iam::123456789012:role/loader", "ActionNames.member.1": "s3:GetObject",
        "ActionNames.member.2": "s3:PutObject",
      ]
    ).succeeded()
    #expect(results(answer).map { $0.text(of: "EvalDecision") } == ["allowed", "implicitDeny"])
  }

  @Test func sessionsAreNoPolicySource() throws {
    let arn = "arn:aws:sts::123456789012:assumed-role/loader/s"
    let input: KeyValuePairs = ["PolicySourceArn": arn, "ActionNames.member.1": "s3:GetObject"]
    #expect(
      try cloud.call("SimulatePrincipalPolicy", input).refusal
        == "400 InvalidInput: Invalid Entity Arn: \(arn) does not clearly define entity type and name.")
    #expect(
      try cloud.call(
        "SimulatePrincipalPolicy", ["PolicySourceArn": Self.alice, "ActionNames.member.1": "s3:GetObject"]
      ).refusal == "404 NoSuchEntity: The user with name alice cannot be found.")
  }

  @Test func contextKeysAreListed() throws {
    let policy =
      #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::lake/${aws:username}/*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}}"#
    let custom = try cloud.call("GetContextKeysForCustomPolicy", ["PolicyInputList.member.1": policy]).succeeded()
    #expect(custom.texts("ContextKeyNames") == ["aws:SourceIp", "aws:username"])
    _ = try cloud.user("alice", allowed: policy)
    let principal = try cloud.call("GetContextKeysForPrincipalPolicy", ["PolicySourceArn": Self.alice]).succeeded()
    #expect(principal.texts("ContextKeyNames") == ["aws:SourceIp", "aws:username"])
  }

  private func positions(_ result: XMLElement) -> [String] {
    (result.child("MatchedStatements")?.all("member") ?? []).map { statement in
      func place(_ name: String) -> String {
        let position = statement.child(name)
        return "\(position?.text(of: "Line") ?? "?"):\(position?.text(of: "Column") ?? "?")"
      }
      let source = [statement.text(of: "SourcePolicyId"), statement.text(of: "SourcePolicyType")].compactMap { $0 }
      return "\(source.joined(separator: " ")) \(place("StartPosition"))-\(place("EndPosition"))"
    }
  }
}
