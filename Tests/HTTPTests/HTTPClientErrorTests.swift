import Basics
import Glibc
import HTTP
import Testing

/// What a client says when no whole response comes.
@Suite struct HTTPClientErrorTests {
  private let client = HTTPClient(options: HTTPClientOptions(connectTimeoutSeconds: 1, timeoutSeconds: 1))

  private func failure(_ request: HTTPRequest = HTTPRequest(), at endpoint: Endpoint) -> HTTPClientError? {
    #expect(throws: HTTPClientError.self) { try client.send(request, to: endpoint) }
  }

  @Test func nobodyListens() throws {
    let server = try startedServer()
    let endpoint = server.endpoint
    server.stop()
    let failure = failure(at: endpoint)
    #expect(failure?.kind == .notConnected)
    #expect(failure?.isTransient == true)
    #expect(failure?.endpoint == endpoint)
    #expect(failure?.message.contains("port \(endpoint.port)") == true)
  }

  @Test func theHostIsUnknown() {
    // A label over 63 letters is refused without asking any server.
    let endpoint = Endpoint(host: String(repeating: "x", count: 70) + ".invalid")
    let client = HTTPClient(options: HTTPClientOptions(proxy: .none))
    let failure = #expect(throws: HTTPClientError.self) { try client.send(HTTPRequest(), to: endpoint) }
    #expect(failure?.kind == .unresolvedHost)
  }

  @Test func theAnswerTakesTooLong() throws {
    let server = try startedServer()
    #expect(failure(HTTPRequest(path: "/never"), at: server.endpoint)?.kind == .readTimeout)
  }

  @Test func theHandshakeTakesTooLong() {
    let silent = ScriptedPeer([], scheme: .https)
    withExtendedLifetime(silent) { #expect(failure(at: silent.endpoint)?.kind == .connectTimeout) }
  }

  @Test(arguments: [(0, HTTPClientError.Kind.connectionClosed), (4, .incompleteResponse)])
  func theConnectionBreaks(after count: Int, kind: HTTPClientError.Kind) throws {
    let server = try startedServer()
    let request = HTTPRequest(path: "/cut", query: "\(count)")
    #expect(failure(request, at: server.endpoint)?.kind == kind)
    let inProcess = InProcessTransport(SampleHandler())
    let same = #expect(throws: HTTPClientError.self) { try inProcess.send(request, to: server.endpoint) }
    #expect(same?.kind == kind)
  }

  @Test func thePeerDoesNotSpeakTLS() throws {
    let server = try startedServer()
    let endpoint = Endpoint(scheme: .https, host: "127.0.0.1", port: server.port)
    #expect(failure(at: endpoint)?.kind == .tlsFailure)
  }

  @Test func theProxyIsUsed() throws {
    let proxy = try startedServer()
    let target = Endpoint(host: "example.invalid", port: 8080)
    let client = HTTPClient(options: HTTPClientOptions(proxy: .url("http://127.0.0.1:\(proxy.port)")))
    let response = try client.send(HTTPRequest(path: "/a/../b", query: "c"), to: target)
    let text = String(decoding: response.body.bytes, as: UTF8.self)
    #expect(text.hasPrefix("GET\n/a/../b\nc\n"))
    #expect(text.contains("Host=example.invalid:8080"))
  }

  @Test func theSameInProcessAsOnASocket() throws {
    let server = try startedServer()
    let endpoint = server.endpoint
    let request = HTTPRequest(method: "POST", path: "/a", query: "b", headers: ["X-A": "c"], body: [1, 2])
    let near = try InProcessTransport(SampleHandler()).send(request, to: endpoint)
    let far = try client.send(request, to: endpoint)
    let lines = String(decoding: far.body.bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("Content-Length") }
    #expect(String(decoding: near.body.bytes, as: UTF8.self).split(separator: "\n") == lines)
    #expect(near.headers["Content-Type"] == far.headers["Content-Type"])
  }
}
