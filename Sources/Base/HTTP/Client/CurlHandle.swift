import CCurl
import Glibc

/// A libcurl handle: a client's connections, for one thread at a time.
final class CurlHandle: @unchecked Sendable {
  private let handle: OpaquePointer

  init?() {
    guard let handle = mocklake_curl_new() else { return nil }
    self.handle = handle
  }

  deinit { mocklake_curl_free(handle) }

  /// Sends a request that was checked before.
  func send(
    _ request: HTTPRequest, to endpoint: Endpoint, _ options: HTTPClientOptions
  ) throws(HTTPClientError) -> HTTPResponse {
    let incoming = IncomingResponse()
    var outcome = mocklake_curl_outcome()
    withCStrings(CurlHandle.headerLines(request)) { lines in
      perform(request, endpoint, options, headers: lines, into: incoming, &outcome)
    }
    guard Int(outcome.failure) == MOCKLAKE_CURL_OK else {
      throw HTTPClientError(kind(outcome.failure), message(of: outcome), endpoint: endpoint)
    }
    return incoming.response(status: outcome.status, isHead: request.method == "HEAD")
  }

  private func perform(
    _ request: HTTPRequest, _ endpoint: Endpoint, _ options: HTTPClientOptions, headers: [UnsafePointer<CChar>?],
    into incoming: IncomingResponse, _ outcome: inout mocklake_curl_outcome
  ) {
    var transfer = mocklake_curl_request()
    transfer.context = Unmanaged.passUnretained(incoming).toOpaque()
    (transfer.on_header, transfer.on_body) = (receiveHeader, receiveBody)
    transfer.connect_timeout_seconds = max(1, options.connectTimeoutSeconds)
    transfer.silence_seconds = max(0, options.timeoutSeconds)
    transfer.verifies_certificates = options.trust == .anything ? 0 : 1
    transfer.sends_body = CurlHandle.sendsBody(request) ? 1 : 0
    let texts = [
      "\(endpoint.scheme.rawValue)://\(endpoint.authority)\(request.target)", request.method, options.caFile,
      options.proxyText(for: endpoint),
    ]
    withCStrings(texts) { texts in
      (transfer.url, transfer.method, transfer.ca_file, transfer.proxy) = (texts[0], texts[1], texts[2], texts[3])
      headers.withUnsafeBufferPointer { lines in
        (transfer.headers, transfer.header_count) = (lines.baseAddress, lines.count)
        request.body.withUnsafeBytes { body in
          (transfer.body, transfer.body_count) = (body.baseAddress, body.count)
          mocklake_curl_perform(handle, &transfer, &outcome)
        }
      }
    }
  }

  /// Methods that have a body by nature announce an empty one; the others announce none.
  private static func sendsBody(_ request: HTTPRequest) -> Bool {
    request.method != "HEAD" && (!request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method))
  }

  /// The fields as libcurl wants them; what it would add on its own account is left out.
  private static func headerLines(_ request: HTTPRequest) -> [String?] {
    let own = request.headers.fields.filter { !HTTPHeaders.equal($0.name, "Content-Length") }
    let lines = own.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    return lines + ["Accept", "Expect", "Content-Type", "User-Agent"].filter { request.headers[$0] == nil }.map { "\($0):" }
  }

  private func kind(_ failure: Int32) -> HTTPClientError.Kind {
    switch Int(failure) {
    case MOCKLAKE_CURL_UNRESOLVED_HOST: .unresolvedHost
    case MOCKLAKE_CURL_NOT_CONNECTED: .notConnected
    case MOCKLAKE_CURL_CONNECT_TIMEOUT: .connectTimeout
    case MOCKLAKE_CURL_READ_TIMEOUT: .readTimeout
    case MOCKLAKE_CURL_CLOSED: .connectionClosed
    case MOCKLAKE_CURL_INCOMPLETE: .incompleteResponse
    case MOCKLAKE_CURL_TLS: .tlsFailure
    case MOCKLAKE_CURL_PROXY: .proxyFailure
    case MOCKLAKE_CURL_INVALID: .invalidRequest
    default: .other
    }
  }

  private func message(of outcome: mocklake_curl_outcome) -> String {
    withUnsafeBytes(of: outcome.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

extension HTTPClientOptions {
  fileprivate var caFile: String? {
    if case .file(let path) = trust { path } else { nil }
  }

  /// The proxy's URL, empty for none, nil to have libcurl look in the environment.
  fileprivate func proxyText(for endpoint: Endpoint) -> String? {
    switch proxy {
    case .environment: endpoint.isLoopback ? "" : nil
    case .none: ""
    case .url(let url): url
    }
  }
}

/// What has come of a response.
private final class IncomingResponse {
  private var headers = HTTPHeaders()
  private var body: [UInt8] = []

  /// A status line begins anew: what came before was an interim response.
  func receive(line: UnsafeRawBufferPointer) {
    if line.starts(with: "HTTP/".utf8) { return headers.fields.removeAll() }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let value = UnsafeRawBufferPointer(rebasing: line[(colon + 1)...])
    headers.add(String(decoding: line[..<colon], as: UTF8.self), trimmed(value))
  }

  func receive(piece: UnsafeRawBufferPointer) { body.append(contentsOf: piece) }

  func response(status: Int, isHead: Bool) -> HTTPResponse {
    let length = isHead ? headers["Content-Length"].flatMap { Int($0) } ?? 0 : 0
    let content: HTTPBody = body.isEmpty ? (length > 0 ? .announced(length: length) : .empty) : .bytes(body)
    return HTTPResponse(status: status, headers: headers, body: content)
  }

  private func trimmed(_ value: UnsafeRawBufferPointer) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
    let start = value.firstIndex { !isBlank($0) } ?? value.endIndex
    let end = value.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return String(decoding: value[start..<end], as: UTF8.self)
  }
}

private func receiveHeader(_ context: UnsafeMutableRawPointer?, _ line: UnsafePointer<CChar>?, _ count: Int) {
  guard let context, let line else { return }
  let incoming = Unmanaged<IncomingResponse>.fromOpaque(context).takeUnretainedValue()
  incoming.receive(line: UnsafeRawBufferPointer(start: line, count: count))
}

private func receiveBody(_ context: UnsafeMutableRawPointer?, _ piece: UnsafeRawPointer?, _ count: Int) {
  guard let context, let piece else { return }
  let incoming = Unmanaged<IncomingResponse>.fromOpaque(context).takeUnretainedValue()
  incoming.receive(piece: UnsafeRawBufferPointer(start: piece, count: count))
}

/// Calls a function with the texts as C strings, nil for nil.
private func withCStrings(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> Void) {
  let copies = texts.map { $0.flatMap { strdup($0) } }
  defer { for copy in copies { free(copy) } }
  body(copies.map { $0.map { UnsafePointer($0) } })
}
