/// Why no whole response came back.
public struct HTTPClientError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What went wrong, so far as a caller would act on it.
  public enum Kind: String, Sendable {
    /// The host name has no address.
    case unresolvedHost
    /// Nothing accepted the connection.
    case notConnected
    /// The connection was not there in time.
    case connectTimeout
    /// The peer was silent for too long after the connection stood.
    case readTimeout
    /// The connection ended before a response began.
    case connectionClosed
    /// The connection ended within the response.
    case incompleteResponse
    /// The TLS handshake failed, mostly for a certificate that is not trusted.
    case tlsFailure
    /// The proxy could not be reached or refused.
    case proxyFailure
    /// The request or the endpoint cannot be put on the wire, or an option cannot be used.
    case invalidRequest
    /// Anything else.
    case other
  }

  /// What went wrong.
  public var kind: Kind
  /// The reason in one sentence without a full stop.
  public var message: String
  /// Where the request was to go.
  public var endpoint: Endpoint

  /// An error of a kind.
  public init(_ kind: Kind, _ message: String, endpoint: Endpoint) {
    (self.kind, self.message, self.endpoint) = (kind, message, endpoint)
  }

  /// Whether the same request, sent again, may well succeed.
  public var isTransient: Bool {
    switch kind {
    case .notConnected, .connectTimeout, .readTimeout, .connectionClosed, .incompleteResponse, .proxyFailure: true
    case .unresolvedHost, .tlsFailure, .invalidRequest, .other: false
    }
  }

  /// The endpoint and the reason.
  public var description: String { "\(endpoint): \(message)" }
}
