import AWSSignature
import HTTP
import IAMPolicy
import ServiceCore
import Testing

/// What callers are told whom policies refuse, and what the modes of enforcement change.
@Suite struct DenialTests {
  private let user = "arn:aws:iam::000000000000:user/ann"
  private let catalog = "arn:aws:glue:us-east-1:000000000000:catalog"
  private let database = "arn:aws:glue:us-east-1:000000000000:database/db"
  private let table = "arn:aws:glue:us-east-1:000000000000:table/db/t"

  private func sentence(_ resource: String, _ reason: String) -> String {
    "User: \(user) is not authorized to perform: glue:GetTable on resource: \(resource) \(reason)"
  }

  private let implicit = "because no identity-based policy allows the glue:GetTable action"

  @Test func theFirstResourceThatIsNotAllowedIsNamed() throws {
    let test = try TestCloud()
    let response = test.sendGlue("GetTable", as: TestCloud.ann)
    #expect(response.status == 400)
    #expect(response.text == #"{"__type":"AccessDeniedException","Message":"\#(sentence(catalog, implicit))"}"#)
    try test.allow("ann", ("Allow", "glue:GetTable", catalog))
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).message == sentence(database, implicit))
    try test.allow("ann", ("Allow", "glue:GetTable", catalog), ("Allow", "glue:*", database))
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).message == sentence(table, implicit))
    try test.allow("ann", ("Allow", "glue:Get*", "*"))
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).code == "EntityNotFoundException")
  }

  @Test func explicitDenyNamesTheManagedPolicy() throws {
    let test = try TestCloud()
    try test.allow("ann", ("Allow", "*", "*"))
    try test.attach("ann", policy: "NoTables", ("Deny", "glue:GetTable", table))
    #expect(
      test.sendGlue("GetTable", as: TestCloud.ann).message
        == sentence(table, "with an explicit deny in an identity-based policy: arn:aws:iam::000000000000:policy/NoTables"))
  }

  @Test func explicitDenyInAnInlinePolicyNamesNone() throws {
    let test = try TestCloud()
    try test.allow("ann", ("Allow", "*", "*"), ("Deny", "glue:GetTable", catalog))
    #expect(
      test.sendGlue("GetTable", as: TestCloud.ann).message
        == sentence(catalog, "with an explicit deny in an identity-based policy"))
  }

  @Test func theEraOf2022HasNoPolicyARNs() throws {
    let test = try TestCloud(SecurityOptions(denialEra: .y2022))
    try test.attach("ann", policy: "No", ("Deny", "glue:*", "*"))
    #expect(
      test.sendGlue("GetTable", as: TestCloud.ann).message
        == sentence(catalog, "with an explicit deny in an identity-based policy"))
  }

  @Test func queryServicesAnswer403AccessDenied() throws {
    let test = try TestCloud()
    let response = test.send(
      TestCloud.sts("Action=GetAccessKeyInfo&Version=2011-06-15&AccessKeyId=AKIAIOSFODNN7EXAMPLE"), as: TestCloud.ann)
    #expect(response.status == 403)
    #expect(response.code == "AccessDenied")
    #expect(
      response.message
        == "User: \(user) is not authorized to perform: sts:GetAccessKeyInfo because no identity-based policy allows the "
        + "sts:GetAccessKeyInfo action")
  }

  @Test func s3QuotesTheResource() throws {
    let test = try TestCloud()
    let response = test.send(TestCloud.s3(), as: TestCloud.ann)
    #expect((response.status, response.code) == (403, "AccessDenied"))
    #expect(
      response.message
        == "User: \(user) is not authorized to perform: s3:GetObject on resource: &quot;arn:aws:s3:::bucket/key&quot; because "
        + "no identity-based policy allows the s3:GetObject action")
  }

  @Test func nobodyCanBeDeniedTheirOwnIdentity() throws {
    let test = try TestCloud()
    try test.allow("ann", ("Deny", "*", "*"))
    #expect(test.send(TestCloud.sts(), as: TestCloud.ann).status == 200)
  }

  @Test func authorizationComesBeforeValidation() throws {
    let test = try TestCloud()
    #expect(test.sendGlue("GetTable", "{}", as: TestCloud.ann).code == "AccessDeniedException")
    #expect(test.sendGlue("GetTable", "{}").code == "ValidationException")
  }

  @Test func serializationComesBeforeAuthorization() throws {
    let test = try TestCloud()
    #expect(test.sendGlue("GetTable", #"{"Name":1}"#, as: TestCloud.ann).code == "SerializationException")
  }

  @Test func auditLetsThroughAndMarks() throws {
    let test = try TestCloud(SecurityOptions(enforcement: .audit))
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).code == "EntityNotFoundException")
    let record = try #require(test.last)
    #expect(record.isDenied)
    #expect(record.checks.map { $0.decision.effect } == [.implicitDeny, .implicitDeny, .implicitDeny])
  }

  @Test func offLooksAtNoPolicy() throws {
    let test = try TestCloud(SecurityOptions(enforcement: .off))
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).code == "EntityNotFoundException")
    #expect(test.last?.checks.isEmpty == true)
    var wrong = TestCloud.ann
    wrong.secretAccessKey = "another"
    #expect(test.sendGlue("GetTable", as: wrong).code == "InvalidSignatureException")
  }

  @Test func changedPoliciesCountAtOnce() throws {
    let test = try TestCloud()
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).code == "AccessDeniedException")
    try test.allow("ann", ("Allow", "*", "*"))
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).code == "EntityNotFoundException")
    try test.allow("ann", ("Deny", "*", "*"))
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).code == "AccessDeniedException")
  }

  @Test func everyCheckIsRecordedUpToTheFirstRefusal() throws {
    let test = try TestCloud()
    try test.allow("ann", ("Allow", "glue:GetTable", catalog))
    _ = test.sendGlue("GetTable", as: TestCloud.ann)
    let record = try #require(test.last)
    #expect(record.checks.map { $0.request.resource } == [catalog, database])
    #expect(record.checks.map { $0.decision.isAllowed } == [true, false])
    #expect(record.isDenied)
    #expect(record.errorCode == "AccessDeniedException")
    #expect(record.caller == user)
  }
}
