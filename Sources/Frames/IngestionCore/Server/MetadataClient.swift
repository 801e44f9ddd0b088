import Basics
public import Documents
public import HTTP

/// Speaks the metadata server's REST API.
public final class MetadataClient {
  private let transport: any HTTPTransport
  private let endpoint: Endpoint
  private let headers: HTTPHeaders
  private let pause: (Int) -> Void

  /// A client of a server.
  /// - Parameters:
  ///   - userAgent: what the client calls itself.
  ///   - pause: waits so many seconds before a request is repeated.
  /// - Throws: `ConfigurationFailure` if `hostPort` is no URL.
  public init(
    _ server: MetadataServerConfiguration, over transport: any HTTPTransport, userAgent: String,
    pause: @escaping (Int) -> Void
  ) throws(ConfigurationFailure) {
    guard let endpoint = Endpoint(server.hostPort) else {
      throw ConfigurationFailure(
        "hostPort \"\(server.hostPort)\" is no URL", help: "write for example hostPort: http://localhost:8585/api")
    }
    (self.transport, self.pause) = (transport, pause)
    self.endpoint = Endpoint(
      scheme: endpoint.scheme, host: endpoint.host, port: endpoint.port, basePath: "\(endpoint.basePath)/\(server.apiVersion)")
    var headers: HTTPHeaders = ["User-Agent": userAgent, "Accept": "application/json"]
    if let token = server.token { headers.add("Authorization", "Bearer \(token)") }
    for header in server.extraHeaders { headers[header.name] = header.value }
    self.headers = headers
  }

  /// Sends a request and answers the body; nil for an empty one.
  /// - Parameter path: below the API's version, percent-encoded.
  /// - Throws: `MetadataError` for every status but 2xx, and if no answer came.
  @discardableResult
  public func send(
    _ method: String, _ path: String, query: String? = nil, body: JSON? = nil, type: String = "application/json"
  ) throws(MetadataError) -> JSON? {
    var request = HTTPRequest(method: method, path: endpoint.path("/\(path)"), query: query, headers: headers)
    if let body {
      request.headers.add("Content-Type", type)
      request.body = body.bytes
    }
    for attempt in 1...4 {
      let response = try exchange(request)
      if response.status == 504, attempt < 4 {
        pause(30 * attempt)
        continue
      }
      return try content(of: response, to: request)
    }
    return nil
  }

  private func exchange(_ request: HTTPRequest) throws(MetadataError) -> HTTPResponse {
    do throws(HTTPClientError) {
      return try transport.send(request, to: endpoint)
    } catch {
      throw MetadataError(
        "Transport failure on \(request.method) \(endpoint.scheme)://\(endpoint.authority)\(request.path): \(error.message)")
    }
  }

  private func content(of response: HTTPResponse, to request: HTTPRequest) throws(MetadataError) -> JSON? {
    let bytes = response.body.bytes
    let document = bytes.isEmpty ? nil : try? JSON.parse(bytes)
    guard (200..<300).contains(response.status) else {
      let message = document?["message"]?.string ?? "status \(response.status) on \(request.method) \(request.path)"
      throw MetadataError(status: response.status, message)
    }
    if document == nil, !bytes.isEmpty {
      throw MetadataError(status: response.status, "the answer to \(request.method) \(request.path) is not JSON")
    }
    return document
  }
}

extension MetadataClient {
  /// The server's version as three numbers.
  /// - Throws: `MetadataError` if the server cannot be reached or tells no version.
  public func serverVersion() throws(MetadataError) -> String {
    guard let version = try send("GET", "system/version")?["version"]?.string else {
      throw MetadataError("the server at \(endpoint) tells no version")
    }
    let parts = version.split(separator: ".").prefix(3).map { $0.prefix { $0.isNumber } }
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else {
      throw MetadataError("Can't extract server version from \(version)")
    }
    return parts.joined(separator: ".")
  }

  /// Percent-encodes a fully qualified name for a path.
  static func segment(_ name: String) -> String { PercentEncoding.encode(name) }

  func optional(_ path: String, query: String? = nil) throws(MetadataError) -> JSON? {
    do throws(MetadataError) {
      return try send("GET", path, query: query)
    } catch  where error.status == 404 {
      return nil
    }
  }
}
