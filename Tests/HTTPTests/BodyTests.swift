import Basics
import Glibc
import HTTP
import Testing

/// Bodies of requests: collected, streamed, refused, too long, broken off.
@Suite struct BodyTests {
  private let handler = SampleHandler()
  private let server: HTTPServer
  private let connection: RawConnection

  init() throws {
    server = try startedServer(handler)
    connection = RawConnection(port: server.port)
  }

  @Test(arguments: [0, 1, 1000, 70_000, 600_000])
  func collectedBodiesAreWhole(_ count: Int) {
    let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    connection.write("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: \(count)\r\n\r\n")
    connection.write(body)
    #expect(connection.read()?.body == body)
  }

  @Test func chunkedBodiesAreJoined() {
    connection.write("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
    connection.write("5\r\nhello\r\n1;name=value\r\n,\r\n00006\r\n world\r\n0\r\nX-Trailer: t\r\n\r\n")
    #expect(connection.read()?.text == "hello, world")
    connection.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.text == "first")
  }

  @Test func streamedBodiesComeInPieces() {
    let count = 1_000_000
    let body = [UInt8](repeating: 3, count: count)
    connection.write("PUT /stream HTTP/1.1\r\nHost: h\r\nContent-Length: \(count)\r\n\r\n")
    connection.write(body)
    #expect(connection.read()?.text == "\(count) \(3 * count)")
    #expect(handler.received.wait { $0.first } == .whole(count: count, sum: 3 * count))
  }

  @Test func aStreamedBodyThatBreaksOffIsAborted() {
    var broken: RawConnection? = RawConnection(port: server.port)
    broken?.write("PUT /stream HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n0123456789")
    usleep(50_000)
    broken = nil
    #expect(handler.received.wait(milliseconds: 5000) { $0.first } == .aborted(count: 10))
  }

  @Test func anExpectedContinueIsSent() {
    connection.write("PUT /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
    #expect(connection.read()?.status == 100)
    connection.write("body")
    #expect(connection.read()?.text == "body")
  }

  @Test func aRefusalComesInsteadOfContinue() {
    connection.write("PUT /refuse HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
    let answer = connection.read()
    #expect(answer?.status == 403)
    #expect(answer?.text == "no")
    #expect(connection.isClosed())
  }

  @Test func aRefusedShortBodyIsDroppedAndTheConnectionStays() {
    connection.write("PUT /refuse HTTP/1.1\r\nHost: h\r\nContent-Length: 200000\r\n\r\n")
    connection.write([UInt8](repeating: 1, count: 200_000))
    #expect(connection.read()?.status == 403)
    connection.write("PUT /refuse HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    #expect(connection.read()?.status == 403)
    connection.write("GET /refuse HTTP/1.1\r\nHost: h\r\n\r\nGET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.status == 403)
    #expect(connection.read()?.text == "first")
  }

  @Test func aRefusedLongBodyIsNotWaitedFor() {
    connection.write("PUT /refuse HTTP/1.1\r\nHost: h\r\nContent-Length: 50000000\r\n\r\n")
    #expect(connection.read()?.status == 403)
    #expect(connection.isClosed())
  }

  @Test func aBodyOverItsLimitIsRefused() {
    connection.write("POST /small HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n01234567890")
    #expect(connection.read()?.status == 413)
    connection.write(
      "POST /small HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n6\r\n012345\r\n0\r\n\r\n")
    #expect(connection.read()?.status == 413)
    connection.write("POST /small HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n0123456789")
    #expect(connection.read()?.status == 200)
  }

  @Test func anEndlessBodyIsCutOff() {
    connection.write("POST /small HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
    let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 65, count: 1 << 20) + Array("\r\n".utf8)
    for _ in 0..<20 { connection.write(chunk) }
    #expect(connection.read() == nil)
  }
}
