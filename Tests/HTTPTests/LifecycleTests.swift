import Basics
import Glibc
import HTTP
import Testing

/// Starting and stopping.
@Suite struct LifecycleTests {
  @Test func aTakenPortIsNamed() throws {
    let first = try startedServer()
    let second = HTTPServer(handler: SampleHandler(), options: HTTPServerOptions(port: first.port))
    let failure = #expect(throws: EnvironmentFailure.self) { try second.start() }
    #expect(failure?.message == "port \(first.port) on 127.0.0.1 is already in use")
    #expect(second.port == 0)
  }

  @Test func aForeignAddressIsNamed() throws {
    let server = HTTPServer(handler: SampleHandler(), options: HTTPServerOptions(address: "192.0.2.1"))
    let failure = #expect(throws: EnvironmentFailure.self) { try server.start() }
    #expect(failure?.message == "192.0.2.1 is not an address of this machine")
  }

  @Test func aServerStartsOnceAndAgainAfterAStop() throws {
    let server = try startedServer()
    let port = server.port
    #expect(throws: EnvironmentFailure.self) { try server.start() }
    #expect(server.port == port)
    server.stop()
    #expect(server.port == 0)
    try server.start()
    let connection = RawConnection(port: server.port)
    connection.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.text == "first")
  }

  @Test(arguments: [1, 2, 5]) func anyNumberOfWorkersAnswers(_ count: Int) throws {
    let server = try startedServer(options: HTTPServerOptions(workerThreads: count))
    for _ in 0..<10 {
      let connection = RawConnection(port: server.port)
      connection.write("GET /later?1 HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(connection.read()?.text == "later 1")
    }
  }

  @Test(arguments: ["/slow", "/later?x"]) func runningRequestsEndBeforeAStop(_ path: String) throws {
    let server = try startedServer()
    let connection = RawConnection(port: server.port)
    connection.write("GET \(path) HTTP/1.1\r\nHost: h\r\n\r\n")
    usleep(10_000)
    server.stop(graceSeconds: 5)
    let answer = connection.read()
    #expect(answer?.status == 200)
    #expect(answer?.headers["Connection"] == "close")
    #expect(connection.isClosed())
  }

  @Test func requestsThatWaitTooLongAreAbandoned() throws {
    let server = try startedServer()
    let connections = (0..<20).map { _ in RawConnection(port: server.port) }
    for connection in connections { connection.write("GET /never HTTP/1.1\r\nHost: h\r\n\r\n") }
    usleep(50_000)
    let start = monotonicNanoseconds()
    server.stop(graceSeconds: 0)
    #expect(monotonicNanoseconds() - start < 2_000_000_000)
    for connection in connections { #expect(connection.read()?.status == 503) }
  }

  @Test func aStoppedServerTakesNoConnections() throws {
    let server = try startedServer()
    let port = server.port
    let idle = RawConnection(port: port)
    idle.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(idle.read()?.status == 200)
    server.stop()
    server.stop()
    #expect(idle.isClosed())
    let late = RawConnection(port: port)
    late.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(late.read() == nil)
  }

  @Test func idleConnectionsAreClosed() throws {
    let server = try startedServer(options: HTTPServerOptions(idleTimeoutSeconds: 1))
    let connection = RawConnection(port: server.port)
    connection.write("GET /twice HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(connection.read()?.status == 200)
    #expect(connection.isClosed())
  }

  @Test func stoppingUnderLoadIsClean() throws {
    for _ in 0..<5 {
      let server = try startedServer()
      let port = server.port
      let clients = (0..<8).map { number in
        WorkerThread {
          let connection = RawConnection(port: port, timeoutSeconds: 2)
          for _ in 0..<200 {
            connection.write("GET /\(number % 2 == 0 ? "later?x" : "x") HTTP/1.1\r\nHost: h\r\n\r\n")
            if connection.read() == nil { return }
          }
        }
      }
      usleep(60_000)
      server.stop(graceSeconds: 0)
      for client in clients { client.join() }
    }
  }
}
