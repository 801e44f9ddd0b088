import AWSSignature
import HTTP
import ServiceCore
import Testing

/// Requests that cannot be decoded, and operations that are not there.
@Suite struct DecodingTests {
  // MARK: Operations

  @Test func anOperationAWSDoesNotHave() throws {
    let response = try TestCloud().sendGlue("GetNonsense")
    #expect(response.status == 400)
    #expect(response.text == #"{"__type":"UnknownOperationException"}"#)
  }

  @Test func anOperationThatIsNotServed() throws {
    let response = try TestCloud().sendGlue("GetTags")
    #expect(response.status == 501)
    #expect(response.code == "NotImplemented")
    #expect(response.message == "glue:GetTags is not served by Mocklake.")
    let near = try TestCloud().sendGlue("UpdateTable")
    #expect(near.message == "glue:UpdateTable is not served by Mocklake. The nearest operation served is CreateTable.")
  }

  @Test func unknownActions() throws {
    let test = try TestCloud()
    let unknown = test.send(TestCloud.sts("Action=GetNonsense&Version=2011-06-15"))
    #expect((unknown.status, unknown.code) == (400, "InvalidAction"))
    #expect(unknown.message == "Could not find operation GetNonsense for version 2011-06-15")
    let unserved = test.send(TestCloud.sts("Action=AssumeRoot&Version=2011-06-15"))
    #expect((unserved.status, unserved.code) == (501, "NotImplemented"))
    let old = test.send(TestCloud.sts("Action=GetCallerIdentity&Version=2010-05-08"))
    #expect(old.message == "Could not find operation GetCallerIdentity for version 2010-05-08")
  }

  @Test(arguments: ["", "Version=2011-06-15", "Action=&Version=2011-06-15"]) func missingAction(_ form: String) throws {
    let response = try TestCloud().send(TestCloud.sts(form))
    #expect((response.status, response.code) == (400, "MissingAction"))
  }

  @Test func theActionMayStandInTheQueryString() throws {
    let test = try TestCloud()
    let request = HTTPRequest(
      query: "Action=GetCallerIdentity&Version=2011-06-15", headers: ["Host": "sts.amazonaws.com"])
    #expect(test.client.response(to: test.signed(request, for: "sts")).status == 200)
  }

  @Test func servicesThatAreNotServedSayTheirName() throws {
    let test = try TestCloud()
    var request = TestCloud.glue("Decrypt")
    request.headers["X-Amz-Target"] = "TrentService.Decrypt"
    let json = test.client.response(to: test.signed(request, for: "kms"))
    #expect((json.status, json.code) == (501, "NotImplemented"))
    #expect(json.text.hasPrefix("{"))
    let form = test.client.response(to: test.signed(TestCloud.sts("Action=DescribeInstances"), for: "ec2"))
    #expect((form.status, form.message) == (501, "The service ec2 is not served by Mocklake."))
    #expect(form.text.hasPrefix("<ErrorResponse"))
  }

  @Test(arguments: ["AWSGlue", "AWSGlue.", "", "."]) func brokenTargets(_ target: String) throws {
    let test = try TestCloud()
    var request = TestCloud.glue("GetTable")
    request.headers["X-Amz-Target"] = target
    let response = test.client.response(to: test.signed(request, for: "glue"))
    #expect(response.text.hasPrefix("{"))
    #expect([400, 501].contains(response.status))
  }

  @Test(arguments: ["GET", "HEAD", "PUT", "DELETE"]) func onlyPostWrites(_ method: String) throws {
    let test = try TestCloud()
    var json = TestCloud.glue("CreateTable")
    json.method = method
    let response = test.send(json)
    #expect(response.status == 400)
    #expect(response.text == (method == "HEAD" ? "" : #"{"__type":"UnknownOperationException"}"#))
    #expect(test.sendGlue("GetTable").code == "EntityNotFoundException")
    var form = TestCloud.sts()
    form.method = method
    #expect((400..<500).contains(test.send(form).status))
  }

  // MARK: JSON

  @Test(arguments: [
    "{", "}", "[]", "\"x\"", "1", "nul", "{\"Name\":}", "{\"Name\":\"t\"", "{\"Name\":\"t\"} x", "{'Name':'t'}", "\u{0}",
    "{\"Name\":\"\u{1}\"}", "{\"Name\":\"\\x\"}", "{\"Name\":01}", "{,}", "/**/{}",
  ])
  func malformedJSON(_ body: String) throws {
    let test = try TestCloud()
    let response = test.sendGlue("GetTable", body)
    #expect(response.status == 400)
    #expect(response.text == #"{"__type":"SerializationException"}"#)
    #expect(test.last?.action == "glue:GetTable")
    #expect(test.last?.errorCode == "SerializationException")
  }

  @Test func hugeNestingAndBrokenUTF8() throws {
    let test = try TestCloud()
    for body in [String(repeating: "[", count: 100_000), "{\"Name\":" + String(repeating: "[", count: 100_000)] {
      #expect(test.sendGlue("GetTable", body).code == "SerializationException")
    }
    var request = TestCloud.glue("GetTable")
    request.body = Array("{\"Name\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    #expect(test.send(request).code == "SerializationException")
  }

  @Test func anEmptyBodyIsAnEmptyInput() throws {
    let response = try TestCloud().sendGlue("GetTable", "")
    #expect(response.code == "ValidationException")
    #expect(
      response.message
        == "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null")
  }

  @Test func bodiesHaveALimit() throws {
    let test = try TestCloud()
    guard case .collect(let limit) = test.corridor.accept(TestCloud.glue("GetTable")) else {
      Issue.record("the body is not collected")
      return
    }
    #expect(limit == 16 << 20)
    #expect(test.sendGlue("GetTable", String(repeating: " ", count: limit + 1)).status == 413)
    #expect(
      test.sendGlue("GetTable", String(repeating: " ", count: limit - 12) + #"{"Name":"t"}"#).code == "EntityNotFoundException")
  }

  // MARK: Forms

  @Test(arguments: [
    "Action=GetCallerIdentity&Version=2011-06-15&X=%", "Action=GetCallerIdentity&Version=2011-06-15&X=%zz",
    "Action=GetCallerIdentity&Version=2011-06-15&X=%ff", "Action=GetCallerIdentity&Version=2011-06-15&A=1&A=2",
    "Action=GetCallerIdentity&Version=2011-06-15&A..B=1",
  ])
  func malformedForms(_ form: String) throws {
    let response = try TestCloud().send(TestCloud.sts(form))
    #expect((response.status, response.code) == (400, "MalformedQueryString"))
  }

  @Test func validationOfForms() throws {
    let response = try TestCloud().send(TestCloud.sts("Action=GetAccessKeyInfo&Version=2011-06-15&AccessKeyId=x"))
    #expect((response.status, response.code) == (400, "ValidationError"))
    #expect(
      response.message
        == "1 validation error detected: Value 'x' at 'accessKeyId' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 16")
  }
}
