import Basics
import Glibc
import HTTP
import Testing

@Suite struct HTTPServerTests {
  private let handler = SampleHandler()
  private let server: HTTPServer
  private let connection: RawConnection

  init() throws {
    server = try startedServer(handler)
    connection = RawConnection(port: server.port)
  }

  @Test func theHeadComesAsItWasSent() {
    connection.write("GET /a%2Fb//../c%20d?x=%7e&y=a+b&z HTTP/1.1\r\nHost: h\r\nX-One:  1 \r\nx-two: 2\r\nX-One: 3\r\n\r\n")
    #expect(
      connection.read()?.text == "GET\n/a%2Fb//../c%20d\nx=%7e&y=a+b&z\n127.0.0.1\nfalse\nHost=h\nX-One=1\nx-two=2\nX-One=3")
  }

  @Test(arguments: [
    ("/?", "/", ""), ("/x??a", "/x", "?a"), ("http://h:1/p?q", "/p", "q"), ("http://h", "/", "-"), ("http://h?q", "/", "q"),
    ("*", "/", "-"), ("/%00%ff%zz", "/%00%ff%zz", "-"), ("//double", "//double", "-"),
  ])
  func targets(_ target: String, path: String, query: String) {
    connection.write("OPTIONS \(target) HTTP/1.1\r\nHost: h\r\n\r\n")
    let lines = connection.read()?.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines?[1...2] == [Substring(path), Substring(query)])
  }

  @Test func nothingButDateAndLengthIsAdded() {
    connection.write("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
    let names = connection.read()?.headers.fields.map(\.name).sorted()
    #expect(names == ["Content-Length", "Content-Type", "Date"])
  }

  @Test func manyRequestsShareAConnection() {
    for number in 0..<50 {
      connection.write("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n\(10_000 + number)")
      #expect(connection.read()?.text == "\(10_000 + number)")
    }
  }

  @Test func pipelinedRequestsAreAnsweredInOrder() {
    let requests = (0..<40).map { "GET /later?\($0) HTTP/1.1\r\nHost: h\r\n\r\nGET /x?\($0) HTTP/1.1\r\nHost: h\r\n\r\n" }
    connection.write(requests.joined())
    for number in 0..<40 {
      #expect(connection.read()?.text == "later \(number)")
      #expect(connection.read()?.text.hasPrefix("GET\n/x\n\(number)") == true)
    }
  }

  @Test func repliesFromManyThreadsFindTheirConnections() {
    let connections = (0..<60).map { _ in RawConnection(port: server.port) }
    for (number, connection) in connections.enumerated() {
      connection.write("GET /later?\(number) HTTP/1.1\r\nHost: h\r\n\r\n")
    }
    for (number, connection) in connections.enumerated() {
      #expect(connection.read()?.text == "later \(number)")
    }
  }

  @Test func onlyTheFirstReplyCounts() {
    connection.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\nGET /forgotten HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.text == "first")
    #expect(connection.read()?.status == 500)
  }

  @Test func headAnnouncesALengthWithoutABody() {
    connection.write(
      "HEAD /announced HTTP/1.1\r\nHost: h\r\n\r\nHEAD / HTTP/1.1\r\nHost: h\r\n\r\nGET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    let head = connection.read(isHead: true)
    #expect(head?.headers["Content-Length"] == "12345")
    #expect(head?.headers["ETag"] == "\"x\"")
    #expect(connection.read(isHead: true)?.headers["Content-Length"] == "31")
    #expect(connection.read()?.text == "first")
  }

  @Test func noContentHasNoLength() {
    connection.write("DELETE /nothing HTTP/1.1\r\nHost: h\r\n\r\nGET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    let answer = connection.read()
    #expect(answer?.status == 204)
    #expect(answer?.headers["Content-Length"] == nil)
    #expect(connection.read()?.text == "first")
  }

  @Test func headerValuesCannotBreakTheHead() {
    connection.write("GET /headers HTTP/1.1\r\nHost: h\r\n\r\n")
    let answer = connection.read()
    #expect(answer?.headers.values("X-A") == ["1", "2"])
    #expect(answer?.headers["X-Break"] == "a  Injected: b")
    #expect(answer?.headers["Injected"] == nil)
    #expect(answer?.headers["X-Utf8"] == "é")
    #expect(answer?.headers["Content-Length"] == "4")
    #expect(answer?.text == "body")
  }

  @Test func aConnectionThatAsksToIsClosed() {
    connection.write("GET /twice HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
    #expect(connection.read()?.text == "first")
    #expect(connection.isClosed())
  }

  @Test func oldClientsAreAnsweredAndClosed() {
    connection.write("GET /twice HTTP/1.0\r\n\r\n")
    #expect(connection.read()?.text == "first")
    #expect(connection.isClosed())
  }

  @Test(arguments: [
    "\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}",
    "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "GET noslash HTTP/1.1\r\nHost: h\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc",
  ])
  func garbageHarmsNobody(_ bytes: String) {
    let rude = RawConnection(port: server.port, timeoutSeconds: 1)
    rude.write(bytes)
    let status = rude.read()?.status
    #expect(status == nil || (400...505).contains(status ?? 0))
    connection.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.text == "first")
  }

  @Test func arbitraryBytesHarmNobody() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<100 {
      let rude = RawConnection(port: server.port, timeoutSeconds: 1)
      rude.write((0..<200).map { _ in UInt8.random(in: 0...255, using: &random) } + Array("\r\n\r\n".utf8))
    }
    connection.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.text == "first")
  }

  @Test func longHeaderFieldsAreRefused() {
    connection.write("GET / HTTP/1.1\r\nHost: h\r\nX-Long: \(String(repeating: "x", count: 15_000))\r\n\r\n")
    #expect(connection.read()?.status == 200)
    let long = RawConnection(port: server.port)
    long.write("GET / HTTP/1.1\r\nHost: h\r\nX-Long: \(String(repeating: "x", count: 17_000))\r\n\r\n")
    let answer = long.read()
    #expect(answer?.status == 431)
    #expect(answer?.text == "The request's header fields are longer than 16384 bytes.\n")
    let endless = RawConnection(port: server.port)
    endless.write("GET / HTTP/1.1\r\nHost: h\r\nX-Long: \(String(repeating: "x", count: 200_000))\r\n\r\n")
    #expect([431, nil].contains(endless.read()?.status))
  }
}
