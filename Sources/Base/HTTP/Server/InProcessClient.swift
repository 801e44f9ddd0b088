import Basics

/// Sends requests to a handler without a socket; the same path as a real one but for the parsing of HTTP.
public struct InProcessClient: Sendable {
  private let handler: any HTTPHandler

  /// A client of a handler.
  public init(_ handler: any HTTPHandler) {
    self.handler = handler
  }

  /// Sends a request and waits for its result.
  public func send(_ request: HTTPRequest) -> HTTPResult {
    let answer = Condition<HTTPResult?>(nil)
    let reply = HTTPReply { result in answer.update { $0 = result } }
    var head = request
    head.body = []
    switch handler.accept(head) {
    case .respond(let result): return result
    case .stream(let receiver):
      request.body.withUnsafeBytes { receiver.receive($0) }
      receiver.finish(reply: reply)
    case .collect(let limit):
      guard request.body.count <= limit else { return .response(HTTPResponse(status: 413)) }
      handler.handle(request, reply: reply)
    }
    return answer.wait { $0 }
  }

  /// Sends a request and waits for its response; a scripted cut shows as the response without its body's tail.
  public func response(to request: HTTPRequest) -> HTTPResponse { send(request).response }
}
