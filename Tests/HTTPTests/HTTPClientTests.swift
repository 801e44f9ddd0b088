import Basics
import Glibc
import HTTP
import Testing

@Suite struct HTTPClientTests {
  private let server: HTTPServer
  private let client = HTTPClient()

  init() throws {
    server = try startedServer()
  }

  private func text(_ response: HTTPResponse) -> String { String(decoding: response.body.bytes, as: UTF8.self) }

  @Test(arguments: [
    "/", "/a%2fB%7e/../b/./c//d", "/x?", "/x?a=b+c&d=%20&e", "/x?a=/?b", "/'()*!;:@$,[]{}|^`\\\"<>", "/%zz",
  ])
  func targetsAreSentUnchanged(_ target: String) throws {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let request = HTTPRequest(path: parts[0], query: parts.count > 1 ? parts[1] : nil)
    let lines = text(try client.send(request, to: server.endpoint)).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == parts[0])
    #expect(lines[2] == (parts.count > 1 ? parts[1] : "-"))
  }

  @Test(arguments: [
    (HTTPRequest(headers: ["X-A": "1", "x-a": "", "X-E": "ü"]), "GET / HTTP/1.1", "X-A: 1|x-a:|X-E: ü"),
    (
      HTTPRequest(method: "POST", headers: ["Content-Length": "77", "Content-Type": "t"]), "POST / HTTP/1.1",
      "Content-Type: t|Content-Length: 0"
    ),
    (
      HTTPRequest(method: "PUT", headers: ["User-Agent": "u", "Accept": "*/*"]), "PUT / HTTP/1.1",
      "User-Agent: u|Accept: */*|Content-Length: 0"
    ),
    (HTTPRequest(method: "DELETE", path: "/x", query: "y"), "DELETE /x?y HTTP/1.1", ""),
    (HTTPRequest(method: "HEAD"), "HEAD / HTTP/1.1", ""),
  ])
  func onlyWhatWasSaidIsSent(_ request: HTTPRequest, line: String, fields: String) throws {
    let peer = ScriptedPeer(["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"])
    _ = try client.send(request, to: peer.endpoint)
    let expected = [line, "Host: \(peer.endpoint.authority)"] + fields.split(separator: "|").map(String.init)
    let head = peer.heads.wait { $0.first }
    #expect(head.split(separator: "\r\n").map(String.init).sorted() == expected.sorted())
  }

  @Test func theRequestMayNameItsHost() throws {
    let request = HTTPRequest(headers: ["Host": "glue.us-east-1.amazonaws.com"])
    let hosts = text(try client.send(request, to: server.endpoint)).split(separator: "\n").filter { $0.hasPrefix("Host") }
    #expect(hosts == ["Host=glue.us-east-1.amazonaws.com"])
  }

  @Test(arguments: [0, 1, 2000, 1_500_000]) func bodiesGoAndComeBack(_ count: Int) throws {
    let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let response = try client.send(HTTPRequest(method: "POST", path: "/echo", body: body), to: server.endpoint)
    #expect(response.body.bytes == body)
  }

  @Test func connectionsAreKeptAndInterimAnswersSkipped() throws {
    let peer = ScriptedPeer([
      "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nX-A:  b \r\nX-A: c\r\n\r\nno",
      "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
    ])
    let first = try client.send(HTTPRequest(), to: peer.endpoint)
    #expect(first.status == 404)
    #expect(first.headers.values("x-a") == ["b", "c"])
    #expect(first.headers["Link"] == nil)
    #expect(text(first) == "no")
    let second = try client.send(HTTPRequest(path: "/2"), to: peer.endpoint)
    #expect(second.status == 302)
    #expect(text(second) == "abcde")
  }

  @Test func aConnectionThatTheServerClosedIsReplaced() throws {
    let impatient = try startedServer(options: HTTPServerOptions(idleTimeoutSeconds: 1))
    #expect(try client.send(HTTPRequest(path: "/twice"), to: impatient.endpoint).status == 200)
    usleep(2_300_000)
    #expect(try client.send(HTTPRequest(path: "/twice"), to: impatient.endpoint).status == 200)
  }

  @Test func headHasALengthAndNoBody() throws {
    let response = try client.send(HTTPRequest(method: "HEAD", path: "/announced"), to: server.endpoint)
    #expect(response.body.length == 12_345)
    #expect(response.body.bytes == [])
  }

  @Test func manyThreadsShareAClient() throws {
    let (client, endpoint, failures) = (client, server.endpoint, Condition(0))
    let threads = (0..<8).map { thread in
      WorkerThread {
        for number in 0..<50 {
          let body = Array("\(thread) \(number)".utf8)
          let response = try? client.send(HTTPRequest(method: "POST", path: "/echo", body: body), to: endpoint)
          if response?.body.bytes != body { failures.update { $0 += 1 } }
        }
      }
    }
    for thread in threads { thread.join() }
    #expect(failures.update { $0 } == 0)
  }

  @Test(arguments: [
    HTTPRequest(method: "GET /x HTTP/1.1\r\nX: y\r\n\r\nGET"), HTTPRequest(method: ""), HTTPRequest(path: "/a b"),
    HTTPRequest(path: "/é"), HTTPRequest(path: "x"), HTTPRequest(path: "/a#b"), HTTPRequest(query: "a\r\nb"),
    HTTPRequest(headers: ["X": "a\r\nY: b"]), HTTPRequest(headers: ["X: y": "a"]), HTTPRequest(headers: ["": "a"]),
    HTTPRequest(headers: ["X": "a\u{0}b"]),
  ])
  func requestsThatWouldBreakTheHeadAreRefused(_ request: HTTPRequest) {
    let failure = #expect(throws: HTTPClientError.self) { try client.send(request, to: server.endpoint) }
    #expect(failure?.kind == .invalidRequest)
  }
}
