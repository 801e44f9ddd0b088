/// Carries requests to a handler in the same process, without a socket.
public struct InProcessTransport: HTTPTransport {
  private let client: InProcessClient

  /// A transport that brings every request, whatever its endpoint, to one handler.
  public init(_ handler: any HTTPHandler) {
    client = InProcessClient(handler)
  }

  /// Hands the request to the handler and waits for its response; a scripted cut is the error that a socket would give.
  public func send(_ request: HTTPRequest, to endpoint: Endpoint) throws(HTTPClientError) -> HTTPResponse {
    var request = request
    if request.headers["Host"] == nil { request.headers.fields.insert(.init("Host", endpoint.authority), at: 0) }
    request.isSecure = endpoint.scheme == .https
    switch client.send(request) {
    case .response(let response):
      return response
    case .cut(_, let afterBytes) where afterBytes <= 0:
      throw HTTPClientError(.connectionClosed, "the connection was closed before a response began", endpoint: endpoint)
    case .cut(let response, let afterBytes):
      guard afterBytes < response.body.length else { return response }
      throw HTTPClientError(
        .incompleteResponse, "the connection was closed after \(afterBytes) of \(response.body.length) bytes",
        endpoint: endpoint)
    }
  }
}
