import AWSSignature
import Basics
import Documents
import HTTP
import ServiceCore

extension TestCloud {
  /// An unsigned request to Glue.
  static func glue(_ operation: String, _ body: String = #"{"Name":"t"}"#) -> HTTPRequest {
    HTTPRequest(
      method: "POST",
      headers: [
        "Host": "glue.us-east-1.amazonaws.com", "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "AWSGlue.\(operation)",
      ], body: Array(body.utf8))
  }

  /// An unsigned request to STS.
  static func sts(_ form: String = "Action=GetCallerIdentity&Version=2011-06-15") -> HTTPRequest {
    HTTPRequest(
      method: "POST",
      headers: [
        "Host": "sts.amazonaws.com", "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
      ], body: Array(form.utf8))
  }

  /// An unsigned request to S3.
  static func s3(_ method: String = "GET", _ path: String = "/bucket/key", _ body: String = "") -> HTTPRequest {
    HTTPRequest(method: method, path: path, headers: ["Host": "127.0.0.1:4566"], body: Array(body.utf8))
  }

  /// Signs as an SDK does.
  func signed(
    _ request: HTTPRequest, as credentials: AWSCredentials = TestCloud.root, for service: String? = nil,
    region: String = "us-east-1", at time: Timestamp? = nil
  ) -> HTTPRequest {
    var request = request
    let own = request.headers["X-Amz-Target"] != nil ? "glue" : request.headers["Content-Type"] != nil ? "sts" : "s3"
    RequestSigner(credentials: credentials, region: region, service: service ?? own).sign(&request, at: time ?? clock.now)
    return request
  }

  func send(_ request: HTTPRequest, as credentials: AWSCredentials = TestCloud.root) -> HTTPResponse {
    client.response(to: signed(request, as: credentials))
  }

  func sendGlue(
    _ operation: String, _ body: String = #"{"Name":"t"}"#, as credentials: AWSCredentials = TestCloud.root
  ) -> HTTPResponse {
    send(TestCloud.glue(operation, body), as: credentials)
  }

  /// The record of the latest call.
  var last: JournalRecord? { cloud.journal.records.last }
}

extension HTTPResponse {
  var text: String { String(decoding: body.bytes, as: UTF8.self) }

  /// The body's `__type`, or the text between `<Code>` tags.
  var code: String? { (try? JSON.parse(body.bytes))?["__type"]?.string ?? between("<Code>", "</Code>") }

  var message: String? {
    let json = try? JSON.parse(body.bytes)
    return json?["message"]?.string ?? json?["Message"]?.string ?? between("<Message>", "</Message>")
  }

  private func between(_ start: String, _ end: String) -> String? {
    guard let from = text.firstRange(of: start), let to = text.firstRange(of: end) else { return nil }
    return String(text[from.upperBound..<to.lowerBound])
  }
}
