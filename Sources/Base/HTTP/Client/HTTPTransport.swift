/// What carries a request to an endpoint and brings the response: a socket, or a handler in the same process.
public protocol HTTPTransport: Sendable {
  /// Sends a request and waits for the whole response.
  ///
  /// The request's path and query go out unchanged: build the path with `Endpoint.path(_:)`, so that what was signed is what is
  /// sent. `Host` is `Endpoint.authority` unless the request has its own. Redirects are not followed, and every status,
  /// also 4xx and 5xx, is a response.
  /// - Throws: `HTTPClientError` if no whole response came.
  func send(_ request: HTTPRequest, to endpoint: Endpoint) throws(HTTPClientError) -> HTTPResponse
}
