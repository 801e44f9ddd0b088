public import Documents
import HTTP

extension AWSCaller {
  /// Calls an operation of an awsJson 1.1 service.
  /// - Parameter prefix: what stands before the operation in `X-Amz-Target`, for example `AWSGlue`.
  /// - Throws: `AWSCallError` for an error answer, and if none came.
  public func call(_ target: CallTarget, _ prefix: String, _ operation: String, _ input: JSON) throws(AWSCallError) -> JSON {
    var request = target.request("application/x-amz-json-1.1", input.bytes)
    request.headers.add("X-Amz-Target", "\(prefix).\(operation)")
    return try document(try call(target, operation, request, failure: AWSCaller.jsonFailure), target, operation)
  }

  /// Posts to an operation of a restJson service whose path is the operation's name.
  /// - Throws: `AWSCallError` for an error answer, and if none came.
  public func post(_ target: CallTarget, _ operation: String, _ input: JSON) throws(AWSCallError) -> JSON {
    var request = target.request("application/json", input.bytes)
    request.path = target.endpoint.path("/\(operation)")
    return try document(try call(target, operation, request, failure: AWSCaller.jsonFailure), target, operation)
  }

  private func document(_ bytes: [UInt8], _ target: CallTarget, _ operation: String) throws(AWSCallError) -> JSON {
    if bytes.isEmpty { return .object([:]) }
    guard let answer = try? JSON.parse(bytes) else {
      throw AWSCallError(
        service: target.service, operation: operation, code: nil,
        message: "Unable to parse response of \(operation), invalid JSON received")
    }
    return answer
  }

  /// Calls an operation page by page until there is no next one.
  /// - Throws: `AWSCallError` as for one call, and if the service answers the same token twice.
  public func pages(
    _ target: CallTarget, _ prefix: String, _ operation: String, _ input: JSON, _ each: (JSON) -> Void
  ) throws(AWSCallError) {
    var input = input
    var last: String?
    while true {
      let page = try call(target, prefix, operation, input)
      each(page)
      guard let token = page["NextToken"]?.string, !token.isEmpty else { return }
      if token == last {
        throw AWSCallError(
          service: target.service, operation: operation, code: nil,
          message: "Error during pagination: The same next token was received twice: {'NextToken': '\(token)'}")
      }
      last = token
      input.set("NextToken", .string(token))
    }
  }

  /// Reads the code and message of an error answer; the code stands in the body or in a header, perhaps behind a namespace.
  private static func jsonFailure(_ response: HTTPResponse) -> (code: String, message: String) {
    let body = try? JSON.parse(response.body.bytes)
    let written = body?["__type"]?.string ?? body?["code"]?.string ?? response.headers["x-amzn-errortype"]
    let name = written?.split(separator: "#").last?.split(separator: ":").first.map(String.init)
    let message = body?["message"]?.string ?? body?["Message"]?.string ?? body?["errorMessage"]?.string ?? ""
    return (name ?? String(response.status), message)
  }
}
