import HTTP
import Synchronization

@testable import AWSClient

/// Answers requests from a script, one after the other, and keeps what was sent.
final class ScriptedTransport: HTTPTransport {
  enum Answer {
    case json(Int, String)
    case xml(Int, String)
    case broken(HTTPClientError.Kind)
  }

  private struct State {
    var answers: [Answer]
    var requests: [(request: HTTPRequest, endpoint: Endpoint)] = []
  }

  private let state: Mutex<State>

  init(_ answers: [Answer]) {
    state = Mutex(State(answers: answers))
  }

  var requests: [HTTPRequest] { state.withLock { $0.requests.map(\.request) } }
  var endpoints: [Endpoint] { state.withLock { $0.requests.map(\.endpoint) } }

  func send(_ request: HTTPRequest, to endpoint: Endpoint) throws(HTTPClientError) -> HTTPResponse {
    let answer = state.withLock { state in
      state.requests.append((request, endpoint))
      return state.answers.isEmpty ? Answer.json(500, #"{"__type":"ScriptIsOver"}"#) : state.answers.removeFirst()
    }
    switch answer {
    case .json(let status, let text):
      return HTTPResponse(status: status, type: "application/x-amz-json-1.1", Array(text.utf8))
    case .xml(let status, let text): return HTTPResponse(status: status, type: "text/xml", Array(text.utf8))
    case .broken(let kind): throw HTTPClientError(kind, "scripted", endpoint: endpoint)
    }
  }
}
