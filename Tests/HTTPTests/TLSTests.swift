import Basics
import Glibc
import HTTP
import Testing

@Suite struct TLSTests {
  private let folder: String
  private let identity: TLSIdentity
  private let server: HTTPServer

  init() throws {
    folder = try FileSystem.temporaryDirectory()
    identity = try TLSIdentity.selfSigned(names: ["localhost", "*.mocklake.test", "127.0.0.1", "::1"])
    try FileSystem.write(Array(identity.certificate.utf8), to: "\(folder)/certificate.pem")
    try FileSystem.write(Array(identity.privateKey.utf8), to: "\(folder)/key.pem")
    server = try startedServer(options: HTTPServerOptions(tls: identity))
  }

  private func send(_ path: String, trusting trust: HTTPClientOptions.Trust, host: String = "127.0.0.1") throws -> HTTPResponse {
    let client = HTTPClient(options: HTTPClientOptions(trust: trust, proxy: .none))
    return try client.send(HTTPRequest(path: path), to: Endpoint(scheme: .https, host: host, port: server.port))
  }

  @Test(arguments: ["127.0.0.1", "localhost"]) func aCertificateInTheBundleIsTrusted(_ host: String) throws {
    let response = try send("/x", trusting: .file("\(folder)/certificate.pem"), host: host)
    #expect(String(decoding: response.body.bytes, as: UTF8.self).hasPrefix("GET\n/x\n-\n127.0.0.1\ntrue\n"))
  }

  @Test func anUnknownCertificateIsRefusedUnlessAllAreTrusted() throws {
    let failure = #expect(throws: HTTPClientError.self) { try send("/x", trusting: .system) }
    #expect(failure?.kind == .tlsFailure)
    #expect(try send("/x", trusting: .anything).status == 200)
  }

  @Test func aNameThatTheCertificateLacksIsRefused() throws {
    let failure = #expect(throws: HTTPClientError.self) {
      try send("/x", trusting: .file("\(folder)/certificate.pem"), host: "127.0.0.2")
    }
    #expect(failure != nil)
    let other = try startedServer(options: HTTPServerOptions(tls: try TLSIdentity.selfSigned(names: ["elsewhere.test"])))
    let client = HTTPClient(options: HTTPClientOptions(proxy: .none))
    let mismatch = #expect(throws: HTTPClientError.self) { try client.send(HTTPRequest(), to: other.endpoint) }
    #expect(mismatch?.kind == .tlsFailure)
  }

  @Test func largeBodiesAndLateRepliesPass() throws {
    let client = HTTPClient(options: HTTPClientOptions(trust: .anything))
    let body = [UInt8](repeating: 9, count: 1_000_000)
    let echo = try client.send(HTTPRequest(method: "PUT", path: "/echo", body: body), to: server.endpoint)
    #expect(echo.body.bytes == body)
    let later = try client.send(HTTPRequest(path: "/later", query: "1"), to: server.endpoint)
    #expect(later.body.bytes == Array("later 1".utf8))
  }

  @Test func filesPass() throws {
    let content = [UInt8](repeating: 7, count: 300_000)
    try FileSystem.write(content, to: "\(folder)/file")
    let handler = SampleHandler(file: open("\(folder)/file", O_RDONLY | O_CLOEXEC))
    let files = try startedServer(handler, options: HTTPServerOptions(tls: identity))
    let client = HTTPClient(options: HTTPClientOptions(trust: .anything))
    let response = try client.send(HTTPRequest(path: "/file", query: "10-299990"), to: files.endpoint)
    #expect(response.body.bytes == Array(content[10...]))
  }

  @Test func plainRequestsAreNotAnswered() {
    let connection = RawConnection(port: server.port, timeoutSeconds: 2)
    connection.write("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read() == nil)
  }

  @Test func anIdentityComesFromFiles() throws {
    let read = try TLSIdentity(certificateFile: "\(folder)/certificate.pem", privateKeyFile: "\(folder)/key.pem")
    #expect(read == identity)
    #expect(throws: EnvironmentFailure.self) {
      try TLSIdentity(certificateFile: "\(folder)/absent.pem", privateKeyFile: "\(folder)/key.pem")
    }
  }

  @Test func aKeyThatDoesNotFitIsRefused() throws {
    let other = try TLSIdentity.selfSigned()
    let mixed = TLSIdentity(certificate: identity.certificate, privateKey: other.privateKey)
    for bad in [mixed, TLSIdentity(certificate: "no PEM", privateKey: "no PEM"), TLSIdentity(certificate: "", privateKey: "")] {
      #expect(throws: EnvironmentFailure.self) { try startedServer(options: HTTPServerOptions(tls: bad)) }
    }
  }

  @Test(arguments: [[], [""], ["a,DNS:b"], ["a\nb"], ["é"], ["1.2.3"], ["::zz"]])
  func namesThatNoCertificateCanHave(_ names: [String]) {
    #expect(throws: EnvironmentFailure.self) { try TLSIdentity.selfSigned(names: names) }
  }
}
