import CMicroHTTPD
import Synchronization

/// One request on a connection, from its first line to the end of its answer.
///
/// libmicrohttpd calls on one worker thread at a time: first with the head, then with each piece of the body, then at the body's
/// end, and again after the connection was suspended and resumed. Only `deliver` comes from other threads.
final class Exchange: @unchecked Sendable {
  // `request` and `phase` belong to the connection's thread; `answer` is guarded by its lock.
  private enum Phase {
    case head
    case collecting(limit: Int)
    case streaming(any BodyReceiver)
    case discarding(HTTPResult, allowance: Int)
    case answering
  }

  private enum Answer {
    case missing
    case awaited(Suspended)
    case ready(HTTPResult)
    case sent
  }

  /// A connection that waits for its reply. Resuming it is the one thing that libmicrohttpd allows from any thread.
  private struct Suspended: @unchecked Sendable {
    let connection: OpaquePointer
  }

  /// Bodies that nobody wants are read up to this length, so that the client can read the answer and keep its connection.
  private static let discardedBytes = 16 << 20

  private let server: ServerState
  private var request: HTTPRequest
  private var phase = Phase.head
  private let answer = Mutex(Answer.missing)

  /// A request of which only the target is known yet.
  init(target: UnsafePointer<CChar>, server: ServerState) {
    self.server = server
    request = HTTPRequest(target: target)
    server.requestBegins()
  }

  /// Goes one step on; false closes the connection.
  /// - Parameter piece: a part of the body; nil for the head and at the body's end.
  func proceed(_ connection: OpaquePointer, method: UnsafePointer<CChar>, piece: UnsafeRawBufferPointer?) -> Bool {
    if case .head = phase { return begin(connection, method: String(cString: method)) }
    guard let piece else { return finish(connection) }
    return take(piece)
  }

  /// The request is over. If its body was being taken, its end will not come.
  func end() {
    if case .streaming(let receiver) = phase { receiver.abort() }
    answer.withLock { $0 = .sent }
    server.requestEnds()
  }

  /// Hands over the result and wakes the connection if it waits for it.
  func deliver(_ result: HTTPResult) {
    answer.withLock {
      switch $0 {
      case .missing:
        $0 = .ready(result)
      case .awaited(let suspended):
        $0 = .ready(result)
        server.unpark(self)
        mocklake_http_resume(suspended.connection)
      case .ready, .sent:
        break
      }
    }
  }

  private func begin(_ connection: OpaquePointer, method: String) -> Bool {
    request.method = method
    request.isSecure = server.options.tls != nil
    let headerBytes = request.readHead(of: connection)
    let body = request.announcedBody
    guard headerBytes <= server.options.maximumHeaderBytes else {
      return refuse(.response(.headerFieldsTooLarge(limit: server.options.maximumHeaderBytes)), body, connection)
    }
    guard request.path.hasPrefix("/") else {
      return refuse(.response(HTTPResponse(status: 400, type: "text/plain", Array("Bad request target".utf8))), body, connection)
    }
    switch server.handler.accept(request) {
    case .respond(let result):
      return refuse(result, body, connection)
    case .stream(let receiver):
      phase = .streaming(receiver)
    case .collect(let limit):
      if case .length(let length) = body {
        guard length <= limit else { return refuse(.response(HTTPResponse(status: 413)), body, connection) }
        request.body.reserveCapacity(min(length, 1 << 20))
      }
      phase = .collecting(limit: limit)
    }
    return true
  }

  /// Answers without taking the body. What is queued with the head makes libmicrohttpd close the connection afterwards.
  private func refuse(_ result: HTTPResult, _ body: AnnouncedBody, _ connection: OpaquePointer) -> Bool {
    phase = .discarding(result, allowance: Exchange.discardedBytes)
    switch body {
    case .none: return true
    case .length(let length) where length <= Exchange.discardedBytes && !request.expectsContinue: return true
    case .chunked where !request.expectsContinue: return true
    case .length, .chunked: return send(result, on: connection)
    }
  }

  private func take(_ piece: UnsafeRawBufferPointer) -> Bool {
    switch phase {
    case .collecting(let limit):
      if request.body.count + piece.count <= limit {
        request.body.append(contentsOf: piece)
      } else {
        request.body = []
        phase = .discarding(.response(HTTPResponse(status: 413)), allowance: Exchange.discardedBytes)
      }
    case .streaming(let receiver):
      receiver.receive(piece)
    case .discarding(let result, let allowance):
      // No response can be queued within a body, so one that does not end is cut off.
      guard allowance >= piece.count else { return false }
      phase = .discarding(result, allowance: allowance - piece.count)
    case .head, .answering:
      return false
    }
    return true
  }

  private func finish(_ connection: OpaquePointer) -> Bool {
    let taken = phase
    phase = .answering
    switch taken {
    case .collecting: server.handler.handle(request, reply: HTTPReply { [self] in deliver($0) })
    case .streaming(let receiver): receiver.finish(reply: HTTPReply { [self] in deliver($0) })
    case .discarding(let result, _): return send(result, on: connection)
    case .head, .answering: break
    }
    return settle(connection)
  }

  /// Sends the answer if it is there, otherwise suspends the connection until it is.
  private func settle(_ connection: OpaquePointer) -> Bool {
    let suspended = Suspended(connection: connection)
    let result: HTTPResult? = answer.withLock {
      switch $0 {
      case .ready(let result):
        $0 = .sent
        return result
      case .missing:
        guard server.park(self) else { return .response(HTTPResponse(status: 503)) }
        $0 = .awaited(suspended)
        mocklake_http_suspend(suspended.connection)
        return nil
      case .awaited, .sent:
        return nil
      }
    }
    return result.map { send($0, on: connection) } ?? true
  }

  private func send(_ result: HTTPResult, on connection: OpaquePointer) -> Bool {
    let outgoing = OutgoingResponse(result, isHead: request.method == "HEAD", isLast: server.isClosing)
    return outgoing.queue(on: connection)
  }
}
