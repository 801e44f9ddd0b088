import AWSWire
import HTTP
import Testing

@Suite struct ErrorRenderingTests {
  private let envelope = ServiceError.Envelope(requestID: "RID", hostID: "HID")
  private let json = WireProtocol.json(targetPrefix: "AWSGlue")
  private let query = WireProtocol.query(namespace: "https://sts.amazonaws.com/doc/2011-06-15/")

  private func text(_ response: HTTPResponse) -> String { String(decoding: response.body.bytes, as: UTF8.self) }

  private func fields(_ response: HTTPResponse) -> [String] { response.headers.fields.map { "\($0.name): \($0.value)" } }

  // MARK: awsJson

  @Test func jsonFromTheService() {
    let response = ServiceError("EntityNotFoundException", "Entity Not Found").response(json, envelope)
    #expect(response.status == 400)
    #expect(text(response) == #"{"__type":"EntityNotFoundException","Message":"Entity Not Found"}"#)
    #expect(fields(response) == ["Content-Type: application/x-amz-json-1.1", "x-amzn-RequestId: RID"])
  }

  @Test func jsonFromTheFrontEndHasALowerCaseMessage() {
    let error = ServiceError(
      "UnrecognizedClientException", "The security token included in the request is invalid.", origin: .frontEnd)
    #expect(
      text(error.response(json, envelope))
        == #"{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}"#)
  }

  @Test func jsonUnknownOperationIsItsTypeAlone() {
    let response = ServiceError("UnknownOperationException", "", origin: .frontEnd).response(json, envelope)
    #expect(text(response) == #"{"__type":"UnknownOperationException"}"#)
  }

  @Test func jsonDetailsStandBetweenTypeAndMessage() {
    let error = ServiceError(
      "InvalidRequestException", "m",
      details: [.init("AthenaErrorCode", "MALFORMED_QUERY"), .init("ErrorCode", "MALFORMED_QUERY")])
    #expect(
      text(error.response(json, envelope))
        == #"{"__type":"InvalidRequestException","AthenaErrorCode":"MALFORMED_QUERY","ErrorCode":"MALFORMED_QUERY","Message":"m"}"#
    )
  }

  // MARK: query

  @Test func queryError() {
    let response = ServiceError("AccessDenied", "no & <never>", status: 403).response(query, envelope)
    #expect(response.status == 403)
    #expect(
      text(response)
        == #"<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>"#
        + "<Code>AccessDenied</Code><Message>no &amp; &lt;never&gt;</Message></Error><RequestId>RID</RequestId></ErrorResponse>")
    #expect(fields(response) == ["Content-Type: text/xml", "x-amzn-RequestId: RID"])
  }

  @Test func queryServerErrorIsTheReceivers() {
    let body = text(ServiceError("InternalFailure", "x", status: 500).response(query, envelope))
    #expect(body.contains("<Type>Receiver</Type>"))
  }

  // MARK: S3

  @Test func s3Error() {
    let error = ServiceError(
      "NoSuchBucket", "The specified bucket does not exist", status: 404, details: [.init("BucketName", "b")],
      headers: [.init("x-amz-bucket-region", "eu-west-1")])
    let response = error.response(.restXML, envelope)
    #expect(response.status == 404)
    #expect(
      text(response)
        == #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
        + "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>b</BucketName>"
        + "<RequestId>RID</RequestId><HostId>HID</HostId></Error>")
    #expect(
      fields(response) == [
        "x-amz-request-id: RID", "x-amz-id-2: HID", "x-amz-bucket-region: eu-west-1", "Content-Type: application/xml",
      ])
  }

  @Test func s3HeadAndNotModifiedHaveNoBody() {
    var head = envelope
    head.isHead = true
    let response = ServiceError("AccessDenied", "Access Denied", status: 403).response(.restXML, head)
    #expect(response.body.length == 0)
    #expect(response.headers["Content-Type"] == nil)
    let unchanged = ServiceError("NotModified", "", status: 304).response(.restXML, envelope)
    #expect(unchanged.body.length == 0)
    #expect(unchanged.headers["Content-Type"] == nil)
  }

  // MARK: rest-json

  @Test func restJSON() {
    let service = ServiceError("AccessDeniedException", "no", status: 403).response(.restJSON, envelope)
    #expect(service.status == 403)
    #expect(text(service) == #"{"Message":"no"}"#)
    #expect(
      fields(service) == [
        "Content-Type: application/json", "x-amzn-ErrorType: AccessDeniedException", "x-amzn-RequestId: RID",
      ])
    let front = ServiceError("UnrecognizedClientException", "no", status: 403, origin: .frontEnd).response(.restJSON, envelope)
    #expect(text(front) == #"{"message":"no"}"#)
  }

  // MARK: Our own

  @Test func notImplementedNamesItself() {
    let error = ServiceError.notImplemented("glue", "GetJobs", nearest: "GetTags")
    #expect(error.status == 501)
    #expect(
      text(error.response(json, envelope))
        == #"{"__type":"NotImplemented","message":"glue:GetJobs is not served by Mocklake. The nearest operation served is GetTags."}"#
    )
    #expect(ServiceError.notImplemented("sts", "X", nearest: nil).message == "sts:X is not served by Mocklake.")
  }

  @Test func internalFailure() {
    let error = ServiceError.internalFailure("disk")
    #expect((error.code, error.status) == ("InternalFailure", 500))
  }

  @Test(arguments: [
    (WireProtocol.json(targetPrefix: ""), "application/x-amz-json-1.1"), (.query(namespace: ""), "text/xml"),
    (.restXML, "application/xml"), (.restJSON, "application/json"),
  ])
  func contentTypes(_ wire: WireProtocol, _ type: String) { #expect(wire.contentType == type) }
}
