/// An HTTP request: what came over the wire, undecoded.
public struct HTTPRequest: Sendable {
  /// The method in capitals.
  public var method: String
  /// The path as sent, percent-encoded, beginning with `/`, without the query.
  public var path: String
  /// What follows the first `?` as sent; nil without a question mark.
  public var query: String?
  /// The header fields.
  public var headers: HTTPHeaders
  /// The whole body; empty for a streamed one and before the body has come.
  public var body: [UInt8]
  /// The client's address without port; `127.0.0.1` in process.
  public var remoteAddress: String
  /// Whether the request came over TLS.
  public var isSecure: Bool

  /// A request.
  public init(
    method: String = "GET", path: String = "/", query: String? = nil, headers: HTTPHeaders = [:], body: [UInt8] = [],
    remoteAddress: String = "127.0.0.1", isSecure: Bool = false
  ) {
    (self.method, self.path, self.query, self.headers, self.body) = (method, path, query, headers, body)
    (self.remoteAddress, self.isSecure) = (remoteAddress, isSecure)
  }

  /// Path and query as in the request line.
  public var target: String { query.map { "\(path)?\($0)" } ?? path }
}
