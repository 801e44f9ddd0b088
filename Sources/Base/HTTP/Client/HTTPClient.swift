import Synchronization

/// Sends requests over sockets. Connections stay open between requests; any number of threads may send at once.
public final class HTTPClient: HTTPTransport {
  /// How it connects.
  public let options: HTTPClientOptions
  private let idle = Mutex<[CurlHandle]>([])

  /// Handles beyond this are closed when their request is done.
  private static let maximumIdle = 16

  /// A client with no connection yet.
  public init(options: HTTPClientOptions = HTTPClientOptions()) {
    self.options = options
  }

  /// Sends a request and waits for the whole response.
  public func send(_ request: HTTPRequest, to endpoint: Endpoint) throws(HTTPClientError) -> HTTPResponse {
    try check(request, endpoint)
    guard let handle = idle.withLock({ $0.popLast() }) ?? CurlHandle() else {
      throw HTTPClientError(.other, "no memory for a connection", endpoint: endpoint)
    }
    defer { keep(handle) }
    return try handle.send(request, to: endpoint, options)
  }

  private func keep(_ handle: CurlHandle) {
    idle.withLock { if $0.count < HTTPClient.maximumIdle { $0.append(handle) } }
  }

  /// Nothing may reach the wire that would end a line or that libcurl would change.
  private func check(_ request: HTTPRequest, _ endpoint: Endpoint) throws(HTTPClientError) {
    guard !request.method.isEmpty, request.method.utf8.allSatisfy(isTokenByte) else {
      throw HTTPClientError(.invalidRequest, "\"\(request.method)\" is not a method", endpoint: endpoint)
    }
    let target = request.target
    guard target.hasPrefix("/"), target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
      throw HTTPClientError(.invalidRequest, "the path \"\(target)\" is not percent-encoded", endpoint: endpoint)
    }
    for field in request.headers.fields where !isUsable(field) {
      throw HTTPClientError(.invalidRequest, "the header field \"\(field.name)\" cannot be sent", endpoint: endpoint)
    }
  }

  private func isUsable(_ field: HTTPHeaders.Field) -> Bool {
    !field.name.isEmpty && field.name.utf8.allSatisfy(isTokenByte)
      && field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  private func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
