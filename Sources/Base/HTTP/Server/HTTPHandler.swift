import Synchronization

/// What answers requests, behind a socket or in process.
///
/// Calls come on the server's worker threads, many at once, but never two at once for one request.
public protocol HTTPHandler: Sendable {
  /// Decides from the head (the body is not there yet) how the body is taken. Called before `100 Continue` is sent.
  func accept(_ head: HTTPRequest) -> BodyDisposition

  /// Answers a request whose body was collected. The reply may be sent now or later, from any thread, once.
  func handle(_ request: HTTPRequest, reply: HTTPReply)
}

/// How a request's body is taken.
public enum BodyDisposition {
  /// Collect up to this many bytes, then call `handle`. A longer body is answered with 413.
  case collect(limit: Int)
  /// Hand each piece to the receiver as it comes.
  case stream(any BodyReceiver)
  /// Answer without taking the body: at once if the client waits for `100 Continue` or announces a long body, and then the
  /// connection is closed; otherwise after a short body was read and dropped, and the connection stays.
  case respond(HTTPResult)
}

/// Takes a streamed body piece by piece on the connection's thread.
public protocol BodyReceiver: AnyObject {
  /// One piece of the body, in order. Pieces may be ignored after an error; `finish` is still called.
  func receive(_ piece: UnsafeRawBufferPointer)

  /// The body has ended as announced. The reply may be sent now or later, from any thread, once.
  func finish(reply: HTTPReply)

  /// The connection ended before the body did. Nothing can be answered; what was stored is to be dropped.
  func abort()
}

/// Sends the answer to one request, once, from any thread. If it is let go unused, the answer is status 500, so that no client
/// waits for ever.
public final class HTTPReply: Sendable {
  private let deliver: @Sendable (HTTPResult) -> Void
  private let isUsed = Atomic(false)

  /// A reply that hands its result to a function.
  public init(_ deliver: @escaping @Sendable (HTTPResult) -> Void) {
    self.deliver = deliver
  }

  deinit {
    if !isUsed.load(ordering: .acquiring) { deliver(.response(HTTPResponse(status: 500))) }
  }

  /// Sends the result. Only the first call counts.
  public func send(_ result: HTTPResult) {
    guard !isUsed.exchange(true, ordering: .acquiringAndReleasing) else { return }
    deliver(result)
  }

  /// Sends a response. Only the first call counts.
  public func send(_ response: HTTPResponse) { send(.response(response)) }
}
