import Documents
import HTTP
import Testing

/// rest-json: the operation stands in the path.
@Suite struct ProtocolTests {
  private let world: LakeWorld

  init() throws { world = try LakeWorld() }

  @Test func `an operation is posted to its own path and answers JSON`() {
    let response = world.send("/GetDataLakeSettings", "")
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "application/json")
    #expect(response.headers["x-amzn-RequestId"] != nil)
  }

  @Test func `an unknown path is an unknown operation`() {
    let response = world.send("/GetNothing", "{}")
    #expect(response.status == 404)
    #expect(response.headers["x-amzn-ErrorType"] == "UnknownOperationException")
    #expect(world.send("/GetDataLakeSettings", "{}", method: "GET").status == 404)
    #expect(world.send("/", "{}").status == 404)
  }

  @Test func `what the model has and nobody serves says so`() {
    let answer = world.call("StartQueryPlanning")
    #expect(answer.status == 501)
    #expect(answer.error.hasPrefix("NotImplemented: lakeformation:StartQueryPlanning is not served"))
  }

  @Test(arguments: ["[", "[]", "\"a\"", "{\"TagKey\": 1}"])
  func `a body of the wrong form is refused`(body: String) {
    #expect(world.call("GetLFTag", body).code == "SerializationException")
  }

  @Test(arguments: [
    ("GetLFTag", "{}", "Value null at 'tagKey' failed to satisfy constraint: Member must not be null"),
    (
      "GetLFTag", #"{"TagKey": "a;b"}"#,
      "Value 'a;b' at 'tagKey' failed to satisfy constraint: Member must satisfy regular expression pattern: "
        + #"^([\p{L}\p{Z}\p{N}_.:\/=+\-@%]*)$"#
    ),
    (
      "CreateLFTag", #"{"TagKey": "a", "TagValues": []}"#,
      "Value '[0 items]' at 'tagValues' failed to satisfy constraint: Member must have length greater than or equal to 1"
    ),
    (
      "ListLFTags", #"{"MaxResults": 1001}"#,
      "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000"
    ),
    (
      "ListPermissions", #"{"ResourceType": "VIEW"}"#,
      "Value 'VIEW' at 'resourceType' failed to satisfy constraint: Member must satisfy enum value set: [CATALOG, DATABASE, "
        + "TABLE, DATA_LOCATION, LF_TAG, LF_TAG_POLICY, LF_TAG_POLICY_DATABASE, LF_TAG_POLICY_TABLE, "
        + "LF_NAMED_TAG_EXPRESSION]"
    ),
  ])
  func `broken constraints are named as AWS names them`(operation: String, body: String, sentence: String) {
    let answer = world.call(operation, body)
    #expect(answer.status == 400)
    #expect(answer.error == "ValidationException: 1 validation error detected: \(sentence)")
  }

  @Test(arguments: ["GetDataLakeSettings", "ListLFTags", "ListPermissions"])
  func `a catalog is an account`(operation: String) {
    let answer = world.call(operation, #"{"CatalogId": "000000000000:s3tablescatalog/foo"}"#)
    #expect(answer.error == "InvalidInputException: Catalog id must be a valid AWS account id.")
  }
}
