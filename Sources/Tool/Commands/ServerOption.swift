import Basics
import CommandLine
import Documents
import HTTP

/// The option of commands that ask a running server, and how they ask it.
enum ServerOption {
  static let description = OptionDescription(
    "server", takes: ValueDescription("url"), summary: "the running server", default: "http://127.0.0.1:4566",
    environment: "MOCKLAKE_URL")

  /// Sends a request to the server's own paths.
  /// - Throws: `EnvironmentFailure` if it cannot be reached.
  static func send(_ request: HTTPRequest, _ arguments: ParsedArguments) throws -> HTTPResponse {
    let url = arguments["server"] ?? ""
    guard let endpoint = Endpoint(url) else {
      throw Diagnostic("--server \"\(url)\" is not a URL", help: "such as http://127.0.0.1:4566")
    }
    do {
      return try HTTPClient().send(request, to: endpoint)
    } catch {
      throw EnvironmentFailure("no server answers at \(url): \(error)", help: "start one with: mocklake serve")
    }
  }

  /// A JSON document from one of the server's own paths.
  static func json(_ path: String, query: String? = nil, _ arguments: ParsedArguments) throws -> JSON {
    let response = try send(HTTPRequest(path: path, query: query), arguments)
    let document = try JSON.parse(response.body.bytes)
    guard response.status < 300 else { throw Diagnostic(document["message"]?.string ?? "the server answered \(response.status)") }
    return document
  }
}
