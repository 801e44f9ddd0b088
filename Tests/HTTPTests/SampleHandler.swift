import Basics
import Glibc
import HTTP
import Synchronization

/// A small handler with a path for everything that a server must do.
final class SampleHandler: HTTPHandler {
  let received = Condition<[Received]>([])
  private let file: Int32

  /// What came of a streamed body.
  enum Received: Equatable {
    case whole(count: Int, sum: Int)
    case aborted(count: Int)
  }

  init(file: Int32 = -1) {
    self.file = file
  }

  deinit { if file >= 0 { close(file) } }

  func accept(_ head: HTTPRequest) -> BodyDisposition {
    switch head.path {
    case "/refuse": .respond(.response(HTTPResponse(status: 403, type: "text/plain", Array("no".utf8))))
    case "/stream": .stream(CountingReceiver(received))
    case "/small": .collect(limit: 10)
    default: .collect(limit: 32 << 20)
    }
  }

  func handle(_ request: HTTPRequest, reply: HTTPReply) {
    switch request.path {
    case "/echo": reply.send(HTTPResponse(type: "application/octet-stream", request.body))
    case "/later":
      after(milliseconds: 30, reply, text("later \(request.query ?? "")"))
    case "/slow": usleep(300_000); reply.send(text("slow"))
    case "/never":
      after(milliseconds: 3000, reply, text("too late"))
    case "/forgotten": break
    case "/twice": reply.send(text("first")); reply.send(text("second"))
    case "/file": reply.send(HTTPResponse(status: 200, body: .file(slice(request))))
    case "/announced": reply.send(HTTPResponse(status: 200, headers: ["ETag": "\"x\""], body: .announced(length: 12_345)))
    case "/cut": reply.send(.cut(text("0123456789"), afterBytes: Int(request.query ?? "") ?? 0))
    case "/cut-file": reply.send(.cut(HTTPResponse(status: 200, body: .file(slice(request))), afterBytes: 100_000))
    case "/nothing": reply.send(HTTPResponse(status: 204))
    case "/headers": reply.send(oddHeaders())
    default: reply.send(description(request))
    }
  }

  private func after(milliseconds: UInt32, _ reply: HTTPReply, _ response: HTTPResponse) {
    let thread = WorkerThread {
      usleep(milliseconds * 1000)
      reply.send(response)
    }
    thread.detach()
  }

  private func slice(_ request: HTTPRequest) -> FileSlice {
    let bounds = (request.query ?? "").split(separator: "-").compactMap { Int($0) }
    return FileSlice(descriptor: dup(file), offset: bounds.first ?? 0, length: bounds.last ?? 0)
  }

  private func oddHeaders() -> HTTPResponse {
    let headers: HTTPHeaders = ["X-A": "1", "x-a": "2", "X-Break": "a\r\nInjected: b", "Content-Length": "999", "X-Utf8": "é"]
    return HTTPResponse(status: 200, headers: headers, body: .bytes(Array("body".utf8)))
  }

  private func description(_ request: HTTPRequest) -> HTTPResponse {
    let fields = request.headers.fields.map { "\($0.name)=\($0.value)" }
    let lines = [request.method, request.path, request.query ?? "-", request.remoteAddress, "\(request.isSecure)"] + fields
    return text(lines.joined(separator: "\n"))
  }

  private func text(_ text: String) -> HTTPResponse { HTTPResponse(type: "text/plain", Array(text.utf8)) }
}

private final class CountingReceiver: BodyReceiver {
  private let received: Condition<[SampleHandler.Received]>
  private var count = 0
  private var sum = 0

  init(_ received: Condition<[SampleHandler.Received]>) {
    self.received = received
  }

  func receive(_ piece: UnsafeRawBufferPointer) {
    count += piece.count
    for byte in piece { sum &+= Int(byte) }
  }

  func finish(reply: HTTPReply) {
    received.update { $0.append(.whole(count: count, sum: sum)) }
    reply.send(HTTPResponse(type: "text/plain", Array("\(count) \(sum)".utf8)))
  }

  func abort() {
    received.update { $0.append(.aborted(count: count)) }
  }
}

/// A running server of a sample handler.
func startedServer(
  _ handler: any HTTPHandler = SampleHandler(), options: HTTPServerOptions = HTTPServerOptions()
) throws -> HTTPServer {
  let server = HTTPServer(handler: handler, options: options)
  try server.start()
  return server
}
