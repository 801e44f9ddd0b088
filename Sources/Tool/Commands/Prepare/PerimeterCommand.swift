import Basics
import CommandLine
import Documents
import HTTP

/// What `mocklake organization` and `mocklake vpc-endpoint` share: a document that a running server keeps.
enum PerimeterCommand {
  /// The description of one of the two.
  static func description(_ name: String, _ what: String, example: String) -> CommandDescription {
    CommandDescription(
      name, group: .prepare, summary: "Set or show the \(what) of a running server",
      examples: [
        .init("mocklake \(name) set '\(example)'", "set it"), .init("mocklake \(name) show", "what is set"),
        .init("mocklake \(name) clear", "remove it"),
      ],
      subcommands: [
        CommandDescription(
          "set", summary: "Set the \(what)",
          arguments: [ArgumentDescription(ValueDescription("document"), summary: "a YAML or JSON file, or the YAML itself")],
          options: [ServerOption.description]),
        CommandDescription("show", summary: "Show the \(what)", options: [ServerOption.description]),
        CommandDescription("clear", summary: "Remove the \(what)", options: [ServerOption.description]),
      ])
  }

  /// Runs one of the two against its path.
  static func run(_ path: String, _ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    switch arguments.path.last {
    case "set":
      let body = try document(arguments.argument("document") ?? "").bytes
      terminal.print(try send(HTTPRequest(method: "PUT", path: path, body: body), arguments).prettyText)
    case "clear":
      _ = try send(HTTPRequest(method: "DELETE", path: path), arguments)
      terminal.say("removed")
    default: terminal.print(try send(HTTPRequest(method: "GET", path: path), arguments).prettyText)
    }
    return .success
  }

  /// The document in a file, or the one written on the command line.
  private static func document(_ text: String) throws -> JSON {
    if FileSystem.exists(text) {
      return try YAML.parse(try FileSystem.readText(text), file: text).json
    }
    guard text.contains(":") else {
      throw Diagnostic("there is no file \(text)", help: "name a file, or write the document itself")
    }
    let flow = text.contains("\n") || text.hasPrefix("{") ? text : "{\(text)}"
    return try YAML.parse(flow, file: nil).json
  }

  private static func send(_ request: HTTPRequest, _ arguments: ParsedArguments) throws -> JSON {
    let response = try ServerOption.send(request, arguments)
    let answer = try JSON.parse(response.body.bytes)
    guard response.status == 200 else { throw Diagnostic(answer["message"]?.string ?? "the document was refused") }
    return answer
  }
}
