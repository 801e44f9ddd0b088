import Basics
import CommandLine
import Documents
import HTTP

/// `mocklake explain r-42`: why a request was allowed or denied.
enum ExplainCommand: Command {
  static let description = CommandDescription(
    "explain", group: .inspect, summary: "Say why a request was allowed or denied",
    examples: [.init("mocklake explain r-14", "the decision of request r-14, statement by statement")],
    arguments: [ArgumentDescription(ValueDescription("request"), summary: "the id that answers carry in x-mocklake-request")],
    options: [ServerOption.description])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let id = PercentEncoding.encode(arguments.argument("request") ?? "")
    let response = try ServerOption.send(HTTPRequest(path: "/_mocklake/explain/\(id)"), arguments)
    guard response.status == 200 else {
      throw Diagnostic((try? JSON.parse(response.body.bytes))?["message"]?.string ?? "the server answered \(response.status)")
    }
    terminal.write(String(decoding: response.body.bytes, as: UTF8.self))
    return .success
  }
}
