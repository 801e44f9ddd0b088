import AWSSignature
public import Basics
import Documents
public import HTTP

/// What all calls of one client share.
public struct AWSCaller: Sendable {
  /// What carries requests.
  public let transport: any HTTPTransport
  /// Where the time comes from that signatures carry.
  public let clock: any Clock
  /// When failed calls are made again.
  public let retry: RetryPolicy
  /// Whether credentials that the service calls expired are got again and the call repeated.
  public let renewsExpired: Bool

  /// What calls share.
  public init(transport: any HTTPTransport, clock: any Clock, retry: RetryPolicy, renewsExpired: Bool = true) {
    (self.transport, self.clock, self.retry, self.renewsExpired) = (transport, clock, retry, renewsExpired)
  }

  /// Sends a call, signed, until it succeeds or fails for good.
  /// - Parameters:
  ///   - operation: its name for errors.
  ///   - failure: reads the code and the message of an answer that is an error.
  /// - Returns: the body of the answer.
  func call(
    _ target: CallTarget, _ operation: String, _ request: HTTPRequest,
    failure: (HTTPResponse) -> (code: String, message: String)
  ) throws(AWSCallError) -> [UInt8] {
    var hasRenewed = false
    var attempt = 1
    while true {
      do throws(AWSCallError) {
        let response = try send(request, to: target, operation)
        let status = response.status
        if (200..<300).contains(status) { return response.body.bytes }
        let (code, message) = failure(response)
        throw AWSCallError(service: target.service, operation: operation, code: code, message: message, status: status)
      } catch {
        if error.isExpiredToken, renewsExpired, !hasRenewed, try target.credentials.renew() {
          hasRenewed = true
          continue
        }
        let isRepeatable = retry.isRepeatable(error) || error.status == nil && error.code == AWSCaller.transportCode
        guard isRepeatable, attempt < retry.maximumAttempts else { throw final(error, isRepeatable ? attempt - 1 : 0) }
        retry.wait(after: attempt)
        attempt += 1
      }
    }
  }

  /// Marks failures of the connection while they may still be repeated; it never leaves this file.
  private static let transportCode = "\u{0}transport"

  private func final(_ error: AWSCallError, _ retries: Int) -> AWSCallError {
    var error = error
    if error.code == AWSCaller.transportCode { error.code = nil }
    error.retries = retries
    return error
  }

  private func send(_ request: HTTPRequest, to target: CallTarget, _ operation: String) throws(AWSCallError) -> HTTPResponse {
    var request = request
    let signer = RequestSigner(credentials: try target.credentials.credentials(), region: target.region, service: target.service)
    signer.sign(&request, at: clock.now)
    do throws(HTTPClientError) {
      return try transport.send(request, to: target.endpoint)
    } catch {
      let code = error.isTransient ? AWSCaller.transportCode : nil
      throw AWSCallError(service: target.service, operation: operation, code: code, message: AWSCaller.sentence(error))
    }
  }

  /// The SDK's sentences for connections that fail.
  private static func sentence(_ error: HTTPClientError) -> String {
    let url = "\"\(error.endpoint)/\""
    switch error.kind {
    case .notConnected, .unresolvedHost, .proxyFailure: return "Could not connect to the endpoint URL: \(url)"
    case .connectTimeout: return "Connect timeout on endpoint URL: \(url)"
    case .readTimeout: return "Read timeout on endpoint URL: \(url)"
    case .connectionClosed, .incompleteResponse:
      return "Connection was closed before we received a valid response from endpoint URL: \(url)."
    case .tlsFailure: return "SSL validation failed for \(error.endpoint)/ \(error.message)"
    case .invalidRequest, .other: return error.message
    }
  }
}

/// A service at an endpoint and whoever calls it.
public struct CallTarget: Sendable {
  /// The service's signing name.
  public let service: String
  /// The region.
  public let region: String
  /// Where the service is.
  public let endpoint: Endpoint
  /// Whose calls they are.
  public let credentials: any CredentialSource

  /// A target.
  public init(service: String, region: String, endpoint: Endpoint, credentials: any CredentialSource) {
    (self.service, self.region, self.endpoint, self.credentials) = (service, region, endpoint, credentials)
  }

  /// A request to the endpoint's root with its `Host` header.
  func request(_ type: String, _ body: [UInt8]) -> HTTPRequest {
    HTTPRequest(
      method: "POST", path: endpoint.path("/"),
      headers: ["Host": endpoint.authority, "Content-Type": type, "User-Agent": "mocklake"], body: body)
  }
}
