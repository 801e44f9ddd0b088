import AWSWire
import Documents
import HTTP

/// One run of a function, by what stands in for its code.
struct FunctionRun {
  let function: StoredFunction
  /// The ARN the function was called by.
  let arn: String
  let requestID: String
  let payload: JSON

  /// What came of a run.
  struct Outcome: Sendable {
    var payload: [UInt8]
    /// `Unhandled` if the function failed.
    var error: String?
  }

  /// Runs it.
  /// - Throws: that there is nothing to run.
  func outcome() throws(ServiceError) -> Outcome {
    switch try FunctionHandler(of: function) {
    case .response(let json): Outcome(payload: json.bytes)
    case .failure(let json): Outcome(payload: json.bytes, error: "Unhandled")
    case .endpoint(let endpoint): try post(to: endpoint)
    }
  }

  private func post(to endpoint: Endpoint) throws(ServiceError) -> Outcome {
    let request = HTTPRequest(
      method: "POST", path: endpoint.path(""),
      headers: [
        "Content-Type": "application/json", "Lambda-Runtime-Aws-Request-Id": requestID,
        "Lambda-Runtime-Invoked-Function-Arn": arn,
      ], body: payload.bytes)
    // The function's own limit is the endpoint's.
    let options = HTTPClientOptions(connectTimeoutSeconds: 5, timeoutSeconds: function.timeout, proxy: .none)
    do throws(HTTPClientError) {
      return outcome(try HTTPClient(options: options).send(request, to: endpoint))
    } catch {
      if error.kind == .readTimeout { return timedOut }
      throw .handlerUnreachable(error.description)
    }
  }

  private func outcome(_ response: HTTPResponse) -> Outcome {
    let bytes = response.body.bytes
    let isJSON = bytes.isEmpty || (try? JSON.parse(bytes)) != nil
    if let kind = response.headers["X-Amz-Function-Error"] { return Outcome(payload: bytes, error: kind) }
    guard response.status < 300 else {
      if isJSON, !bytes.isEmpty { return Outcome(payload: bytes, error: "Unhandled") }
      return failure("Runtime.ExitError", "RequestId: \(requestID) Error: the handler answered status \(response.status)")
    }
    guard isJSON else { return failure("Runtime.MarshalError", "Unable to marshal response: the handler answered no JSON") }
    return Outcome(payload: bytes.isEmpty ? JSON.null.bytes : bytes)
  }

  private var timedOut: Outcome {
    failure("Sandbox.Timedout", "RequestId: \(requestID) Error: Task timed out after \(function.timeout).00 seconds")
  }

  private func failure(_ type: String, _ message: String) -> Outcome {
    let payload = JSON.object(["errorType": .string(type), "errorMessage": .string(message)])
    return Outcome(payload: payload.bytes, error: "Unhandled")
  }
}
