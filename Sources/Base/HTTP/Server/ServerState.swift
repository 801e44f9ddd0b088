import Synchronization

/// What the worker threads of one running server share.
final class ServerState: Sendable {
  let handler: any HTTPHandler
  let options: HTTPServerOptions
  private let requestsUnderWay = Atomic(0)
  private let closing = Atomic(false)
  private let waiting = Mutex(Waiting())

  /// Requests whose reply is to come from another thread.
  private struct Waiting {
    var exchanges: [ObjectIdentifier: Exchange] = [:]
    var isClosed = false
  }

  init(handler: any HTTPHandler, options: HTTPServerOptions) {
    (self.handler, self.options) = (handler, options)
  }

  /// Whether the server is about to stop, so that clients are told to close their connections.
  var isClosing: Bool { closing.load(ordering: .relaxed) }

  /// Whether no request is between its first line and the end of its answer.
  var isIdle: Bool { requestsUnderWay.load(ordering: .acquiring) == 0 }

  func requestBegins() { requestsUnderWay.add(1, ordering: .relaxed) }

  func requestEnds() { requestsUnderWay.subtract(1, ordering: .releasing) }

  func beginClosing() { closing.store(true, ordering: .relaxed) }

  /// Notes that a request waits; false if the server no longer lets requests wait.
  func park(_ exchange: Exchange) -> Bool {
    waiting.withLock {
      guard !$0.isClosed else { return false }
      $0.exchanges[ObjectIdentifier(exchange)] = exchange
      return true
    }
  }

  func unpark(_ exchange: Exchange) {
    waiting.withLock { _ = $0.exchanges.removeValue(forKey: ObjectIdentifier(exchange)) }
  }

  /// Answers all waiting requests, and from now on those that would wait, with 503: libmicrohttpd cannot stop before.
  func abandonWaiting() {
    let abandoned = waiting.withLock {
      $0.isClosed = true
      return Array($0.exchanges.values)
    }
    for exchange in abandoned { exchange.deliver(.response(HTTPResponse(status: 503))) }
  }
}
