import Basics
import Glibc
import HTTP
import Testing

/// Bodies of responses: files, cuts.
@Suite struct ResponseBodyTests {
  // Repeats after a prime number of bytes, so that a wrong offset shows.
  private static let content = Array(
    repeatElement((0..<65_521).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }, count: 100).joined())

  private let content = ResponseBodyTests.content
  private let server: HTTPServer
  private let connection: RawConnection

  init() throws {
    let folder = try FileSystem.temporaryDirectory()
    try FileSystem.write(content, to: "\(folder)/file")
    server = try startedServer(SampleHandler(file: open("\(folder)/file", O_RDONLY | O_CLOEXEC)))
    FileSystem.remove(folder)
    connection = RawConnection(port: server.port)
  }

  @Test(arguments: [(0, 6_552_100), (5, 6_552_095), (4_000_000, 10), (0, 1), (7, 0)])
  func slicesOfFiles(_ offset: Int, length: Int) {
    connection.write("GET /file?\(offset)-\(length) HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.body == Array(content[offset..<offset + length]))
    connection.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.text == "first")
  }

  @Test func aFileShorterThanItsSliceBreaksTheConnection() {
    connection.write("GET /file?6552090-100 HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.body.count == 10)
    #expect(connection.isClosed())
  }

  @Test func theLengthOfAFileIsAnnouncedToHead() {
    connection.write("HEAD /file?0-5000 HTTP/1.1\r\nHost: h\r\n\r\nGET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read(isHead: true)?.headers["Content-Length"] == "5000")
    #expect(connection.read()?.text == "first")
  }

  @Test func aCutBeforeTheHeadLeavesNothing() {
    connection.write("GET /cut?0 HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read() == nil)
  }

  @Test func aCutWithinTheBodyLeavesItsBeginning() {
    connection.write("GET /cut?4 HTTP/1.1\r\nHost: h\r\n\r\n")
    let answer = connection.read()
    #expect(answer?.headers["Content-Length"] == "10")
    #expect(answer?.text == "0123")
    #expect(connection.isClosed())
  }

  @Test func aCutAfterTheBodyIsNone() {
    connection.write("GET /cut?10 HTTP/1.1\r\nHost: h\r\n\r\nGET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.text == "0123456789")
    #expect(connection.read()?.text == "first")
  }

  @Test func aCutFileLeavesItsBeginning() {
    connection.write("GET /cut-file?10-200000 HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.body == Array(content[10..<100_010]))
    #expect(connection.isClosed())
  }

  @Test func aLengthWithoutABodyBreaksTheConnection() {
    connection.write("GET /announced HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.body == [])
    #expect(connection.isClosed())
  }
}
