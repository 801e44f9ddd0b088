import Documents
import HTTP
import ServiceCore
import Testing

@Suite struct BucketPolicyTests {
  private static let owner = "000000000000"
  private static let stranger = "111122223333"

  private func world(_ identity: String = allowing("sts:*", on: "*"), options: SecurityOptions = SecurityOptions()) throws
    -> S3World
  {
    let world = try S3World(policies: ["ann": identity], options: options)
    world.send("PUT", "/lake")
    world.send("PUT", "/lake/key", ["x-amz-tagging": "open=yes"], body: "x")
    world.send("PUT", "/lake/other", body: "x")
    return world
  }

  private func statement(
    effect: String = "Allow", principal: String = "\"*\"", _ actions: String, on resources: String, condition: String? = nil
  ) -> String {
    let more = condition.map { ", \"Condition\": \($0)" } ?? ""
    return """
      {"Effect": "\(effect)", "Principal": \(principal), "Action": \(actions), "Resource": \(resources)\(more)}
      """
  }

  private func policy(_ statements: String...) -> String {
    "{\"Version\": \"2012-10-17\", \"Statement\": [\(statements.joined(separator: ", "))]}"
  }

  private func user(_ name: String) -> String { "{\"AWS\": \"arn:aws:iam::000000000000:user/\(name)\"}" }

  private func open(_ world: S3World, _ policy: String) {
    #expect(world.send("DELETE", "/lake?publicAccessBlock").status == 204)
    let answer = world.send("PUT", "/lake?policy", body: policy)
    #expect(answer.status == 204, "\(answer.text)")
  }

  // MARK: Storage

  @Test func policiesAreKeptReplacedAndRemoved() throws {
    let world = try world()
    #expect(world.send("GET", "/lake?policy").code == "NoSuchBucketPolicy")
    #expect(world.send("GET", "/lake?policyStatus").code == "NoSuchBucketPolicy")
    let text = policy(statement(principal: user("ann"), "\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/*\""))
    #expect(world.send("PUT", "/lake?policy", body: text).status == 204)
    let answer = world.send("GET", "/lake?policy")
    #expect(answer.headers["Content-Type"] == "application/json")
    #expect(answer.text == (try JSON.parse(text)).text)
    #expect(world.send("GET", "/lake?policyStatus").text(of: "IsPublic") == "false")
    #expect(world.send("DELETE", "/lake?policy").status == 204)
    #expect(world.send("DELETE", "/lake?policy").status == 204)
    #expect(world.send("GET", "/lake?policy").code == "NoSuchBucketPolicy")
  }

  @Test func aBucketOfTheSameNameBeginsWithoutPolicy() throws {
    let world = try world()
    open(world, policy(statement("\"s3:ListBucket\"", on: "\"arn:aws:s3:::lake\"")))
    for key in ["key", "other"] { world.send("DELETE", "/lake/\(key)") }
    #expect(world.send("DELETE", "/lake").status == 204)
    world.send("PUT", "/lake")
    #expect(world.send("GET", "/lake?policy").code == "NoSuchBucketPolicy")
    #expect(world.sendUnsigned("GET", "/lake").status == 403)
  }

  @Test(
    arguments: [
      ("[]", "Policies must be valid JSON and the first byte must be '{'"),
      ("no", "Policies must be valid JSON and the first byte must be '{'"), ("{", "This policy contains invalid Json"),
      ("{\"Version\": \"2012-10-17\"}", "Missing required field Statement"),
      ("{\"Statement\": []}", "Could not parse the policy: Statement is empty!"),
      ("{\"Version\": \"2011\", \"Statement\": {}}", "The policy must contain a valid version string"),
      ("{\"Statement\": {\"Wrong\": 1}}", "Unknown field Wrong"),
    ])
  func documentsAreChecked(text: String, message: String) throws {
    let answer = try world().send("PUT", "/lake?policy", body: text)
    #expect(answer.status == 400)
    #expect(answer.code == "MalformedPolicy")
    #expect(answer.text(of: "Message") == message)
  }

  @Test(
    arguments: [
      (#""Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::lake""#, "Missing required field Principal"),
      (
        #""Effect": "Allow", "Principal": {"AWS": "somebody"}, "Action": "s3:*", "Resource": "arn:aws:s3:::lake""#,
        "Invalid principal in policy"
      ),
      (
        #""Effect": "Maybe", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lake""#,
        "Invalid effect: Maybe"
      ),
      (#""Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lake""#, "Missing required field Effect"),
      (#""Effect": "Deny", "Principal": "*", "Resource": "arn:aws:s3:::lake""#, "Missing required field Action"),
      (#""Effect": "Deny", "Principal": "*", "Action": "s3:*""#, "Missing required field Resource"),
      (
        #""Effect": "Deny", "Principal": "*", "Action": "s3:HeadObject", "Resource": "arn:aws:s3:::lake/*""#,
        "Policy has invalid action"
      ),
      (
        #""Effect": "Deny", "Principal": "*", "Action": "glue:GetTable", "Resource": "arn:aws:s3:::lake""#,
        "Policy has invalid action"
      ),
      (
        #""Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::pond/*""#,
        "Policy has invalid resource"
      ),
      (#""Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "lake""#, "Policy has invalid resource"),
      (#""Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*""#, "Policy has invalid resource"),
      (
        #""Effect": "Deny", "Principal": "*", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lake/*""#,
        "Action does not apply to any resource(s) in statement"
      ),
      (
        #""Effect": "Deny", "Principal": "*", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "arn:aws:s3:::lake/*""#,
        "Action does not apply to any resource(s) in statement"
      ),
      (
        #""Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake""#,
        "Action does not apply to any resource(s) in statement"
      ),
      (
        #""Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake/*", "Condition": {"StringLike": {"s3:prefix": "a"}}"#,
        "Conditions do not apply to combination of actions and resources in statement"
      ),
      (
        #""Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake/*", "Condition": {"StringLike": {"s3:color": "a"}}"#,
        "Policy has an invalid condition key"
      ),
      (
        #""Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake/*", "Condition": {"Like": {"s3:prefix": "a"}}"#,
        "Invalid Condition type : Like"
      ),
    ])
  func statementsAreChecked(members: String, message: String) throws {
    let answer = try world().send("PUT", "/lake?policy", body: "{\"Statement\": [{\(members)}]}")
    #expect(answer.code == "MalformedPolicy")
    #expect(answer.text(of: "Message") == message)
  }

  @Test func longPoliciesAreRefused() throws {
    let text = policy(statement("\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/\(String(repeating: "x", count: 20_480))\""))
    #expect(try world().send("PUT", "/lake?policy", body: text).code == "PolicyTooLarge")
  }

  // MARK: Public access

  @Test(
    arguments: [
      (nil, true), (#"{"StringEquals": {"aws:PrincipalOrgID": "o-1234567890"}}"#, false),
      (#"{"StringLike": {"aws:PrincipalOrgID": "o-*"}}"#, true),
      (#"{"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}"#, false), (#"{"IpAddress": {"aws:SourceIp": "0.0.0.0/1"}}"#, true),
      (#"{"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}"#, true), (#"{"StringEquals": {"aws:SourceVpce": "vpce-1"}}"#, false),
      (#"{"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:123456789012:*"}}"#, false),
      (#"{"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:*"}}"#, true), (#"{"Bool": {"aws:SecureTransport": "true"}}"#, true),
      (#"{"StringEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}"#, true),
    ] as [(String?, Bool)])
  func publicPoliciesAreRecognized(condition: String?, isPublic: Bool) throws {
    let world = try world()
    let text = policy(statement("\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/*\"", condition: condition))
    let answer = world.send("PUT", "/lake?policy", body: text)
    #expect(answer.status == (isPublic ? 403 : 204))
    if isPublic {
      #expect(
        answer.text(of: "Message")
          == "User: arn:aws:iam::000000000000:root is not authorized to perform: s3:PutBucketPolicy on resource: "
          + "\"arn:aws:s3:::lake\" because public policies are blocked by the BlockPublicPolicy block public access setting.")
    }
    open(world, text)
    #expect(world.send("GET", "/lake?policyStatus").text(of: "IsPublic") == String(isPublic))
  }

  @Test func restrictedBucketsServeOnlyTheirAccount() throws {
    let world = try world(allowing("sts:*", on: "*"))
    open(world, policy(statement("\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/*\"")))
    #expect(world.sendUnsigned("GET", "/lake/key").status == 200)
    #expect(world.send("GET", "/lake/key", by: Self.stranger).status == 200)
    let restricted = """
      <PublicAccessBlockConfiguration><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>
      """
    world.send("PUT", "/lake?publicAccessBlock", body: restricted)
    #expect(world.sendUnsigned("GET", "/lake/key").status == 403)
    #expect(world.send("GET", "/lake/key", by: Self.stranger).status == 403)
    #expect(world.send("GET", "/lake/key", by: "ann").status == 200)
  }

  // MARK: Judgement

  @Test func sameAccountNeedsIdentityOrResource() throws {
    let world = try world()
    #expect(world.send("GET", "/lake/key", by: "ann").status == 403)
    open(world, policy(statement(principal: user("ann"), "\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/*\"")))
    #expect(world.send("GET", "/lake/key", by: "ann").status == 200)
    #expect(world.send("GET", "/lake", by: "ann").status == 403)
    #expect(world.sendUnsigned("GET", "/lake/key").status == 403)
    open(world, policy(statement(principal: "{\"AWS\": \"000000000000\"}", "\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/*\"")))
    #expect(world.send("GET", "/lake/key", by: "ann").status == 403)
  }

  @Test func otherAccountsNeedBothSides() throws {
    let world = try world()
    #expect(world.send("GET", "/lake/key", by: Self.stranger).text(of: "Message") == "Access Denied")
    open(
      world, policy(statement(principal: "{\"AWS\": \"\(Self.stranger)\"}", "\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/*\"")))
    #expect(world.send("GET", "/lake/key", by: Self.stranger).status == 200)
    #expect(world.send("PUT", "/lake/key", body: "y", by: Self.stranger).text(of: "Message") == "Access Denied")
    let policyOfStranger = world.send("GET", "/lake?policy", by: Self.stranger)
    #expect(policyOfStranger.text(of: "Message") == "Access Denied")
  }

  @Test func otherAccountsNeverSetPolicies() throws {
    let world = try world()
    let text = policy(
      statement(
        principal: "{\"AWS\": \"\(Self.stranger)\"}", "[\"s3:PutBucketPolicy\", \"s3:GetBucketPolicy\"]",
        on: "\"arn:aws:s3:::lake\""))
    open(world, text)
    for method in ["PUT", "GET"] {
      let answer = world.send(method, "/lake?policy", body: text, by: Self.stranger)
      #expect(answer.status == 405)
      #expect(answer.code == "MethodNotAllowed")
    }
  }

  @Test func explicitDenialsNameTheResourcePolicy() throws {
    let world = try world(allowing("s3:*", on: "*"))
    open(world, policy(statement(effect: "Deny", "\"s3:*\"", on: "[\"arn:aws:s3:::lake\", \"arn:aws:s3:::lake/secret/*\"]")))
    #expect(world.send("GET", "/lake/key", by: "ann").status == 200)
    let answer = world.send("PUT", "/lake/secret/x", body: "x", by: "ann")
    #expect(
      answer.text(of: "Message")
        == "User: arn:aws:iam::000000000000:user/ann is not authorized to perform: s3:PutObject on resource: "
        + "\"arn:aws:s3:::lake/secret/x\" with an explicit deny in a resource-based policy")
    #expect(world.send("GET", "/lake").status == 403)
    // Whoever locks everybody out can still mend it as the root user.
    #expect(world.send("GET", "/lake?policy", by: "ann").status == 403)
    #expect(world.send("DELETE", "/lake?policy").status == 204)
    #expect(world.send("GET", "/lake").status == 200)
  }

  @Test(
    arguments: [
      (#"{"Bool": {"aws:SecureTransport": "false"}}"#, false), (#"{"Bool": {"aws:SecureTransport": "true"}}"#, true),
      (#"{"StringEquals": {"s3:ExistingObjectTag/open": "yes"}}"#, false),
      (#"{"StringEquals": {"s3:ExistingObjectTag/open": "no"}}"#, true),
      (#"{"StringEquals": {"s3:authType": "REST-HEADER"}}"#, false),
      (#"{"StringEquals": {"s3:authType": "REST-QUERY-STRING"}}"#, true),
      (#"{"StringEquals": {"s3:signatureversion": "AWS4-HMAC-SHA256"}}"#, false),
      (#"{"StringNotEquals": {"s3:ResourceAccount": "000000000000"}}"#, true),
      (#"{"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::000000000000:user/ann"}}"#, false),
      (#"{"Null": {"s3:VersionId": "true"}}"#, nil),
    ] as [(String, Bool?)])
  func conditionsOfDenialsSeeTheRequest(condition: String, isAllowed: Bool?) throws {
    let world = try world(allowing("s3:*", on: "*"))
    let text = policy(statement(effect: "Deny", "\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/*\"", condition: condition))
    guard let isAllowed else {
      #expect(world.send("PUT", "/lake?policy", body: text).code == "MalformedPolicy")
      return
    }
    open(world, text)
    #expect(world.send("GET", "/lake/key", by: "ann").status == (isAllowed ? 200 : 403))
  }

  @Test func unencryptedUploadsCanBeRefused() throws {
    let world = try world(allowing("s3:*", on: "*"))
    open(
      world,
      policy(
        statement(
          effect: "Deny", "\"s3:PutObject\"", on: "\"arn:aws:s3:::lake/*\"",
          condition: #"{"Null": {"s3:x-amz-server-side-encryption": "true"}}"#)))
    let encrypted: HTTPHeaders = ["x-amz-server-side-encryption": "AES256"]
    #expect(world.send("PUT", "/lake/new", body: "x", by: "ann").status == 403)
    #expect(world.send("PUT", "/lake/new", encrypted, body: "x", by: "ann").status == 200)
    #expect(world.send("POST", "/lake/big?uploads", by: "ann").status == 403)
    let upload = world.send("POST", "/lake/big?uploads", encrypted, by: "ann").text(of: "UploadId") ?? ""
    #expect(world.send("PUT", "/lake/big?uploadId=\(upload)&partNumber=1", body: "x", by: "ann").status == 200)
  }

  @Test func presignedRequestsShowTheirAge() throws {
    let world = try world()
    open(
      world,
      policy(
        statement(
          effect: "Deny", "\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/*\"",
          condition: #"{"NumericLessThan": {"s3:signatureAge": "600000"}}"#)))
    #expect(world.sendPresigned("GET", "/lake/key").status == 403)
    #expect(world.send("GET", "/lake/key").status == 200)
  }

  @Test func everyKeyOfAManifoldDeletionIsJudged() throws {
    let world = try world(allowing("s3:*", on: "*"))
    open(world, policy(statement(effect: "Deny", "\"s3:DeleteObject\"", on: "\"arn:aws:s3:::lake/key\"")))
    let body = "<Delete><Object><Key>key</Key></Object><Object><Key>other</Key></Object></Delete>"
    let answer = world.send("POST", "/lake?delete", ["Content-MD5": md5(Array(body.utf8))], body: body, by: "ann")
    #expect(answer.status == 200)
    #expect(answer.xml.all("Deleted").map { $0.text(of: "Key") } == ["other"])
    #expect(answer.xml.all("Error").map { $0.text(of: "Key") } == ["key"])
  }

  @Test func copiesAreJudgedByBothBuckets() throws {
    let world = try world(allowing("s3:*", on: "*"))
    world.send("PUT", "/pond")
    open(world, policy(statement(effect: "Deny", "\"s3:GetObject\"", on: "\"arn:aws:s3:::lake/key\"")))
    #expect(world.send("PUT", "/pond/copy", ["x-amz-copy-source": "lake/key"], by: "ann").status == 403)
    #expect(world.send("PUT", "/pond/copy", ["x-amz-copy-source": "lake/other"], by: "ann").status == 200)
  }

  @Test func nothingIsJudgedWhenPoliciesAreOff() throws {
    let world = try world(options: SecurityOptions(enforcement: .off))
    open(world, policy(statement(effect: "Deny", "\"s3:*\"", on: "[\"arn:aws:s3:::lake\", \"arn:aws:s3:::lake/*\"]")))
    #expect(world.send("GET", "/lake/key", by: "ann").status == 200)
  }
}
