import Basics
import CommandLine
import Documents
import HTTP

/// `mocklake fault`: scripted faults of a running server.
enum FaultCommand: Command {
  static let description = CommandDescription(
    "fault", group: .prepare, summary: "Script faults of a running server",
    examples: [
      .init("mocklake fault add 'operation: glue:GetTables, call: 3, respond: ThrottlingException'", "throttle the third call"),
      .init("mocklake fault list", "what is scripted and how often it struck"),
      .init("mocklake fault clear", "remove all"),
    ],
    subcommands: [
      CommandDescription(
        "add", summary: "Add a fault",
        arguments: [ArgumentDescription(ValueDescription("fault"), summary: "the fault as in scenario files, in YAML")],
        options: [ServerOption.description]),
      CommandDescription("list", summary: "List the faults with how often they struck", options: [ServerOption.description]),
      CommandDescription("clear", summary: "Remove all faults", options: [ServerOption.description]),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    switch arguments.path.last {
    case "add": try add(arguments, terminal)
    case "clear": try clear(arguments, terminal)
    default: try list(arguments, terminal)
    }
    return .success
  }

  private static func add(_ arguments: ParsedArguments, _ terminal: Terminal) throws {
    let text = arguments.argument("fault") ?? ""
    let flow = text.contains("\n") || text.hasPrefix("{") ? text : "{\(text)}"
    let body = try YAML.parse(flow, file: nil).json.bytes
    let response = try ServerOption.send(HTTPRequest(method: "POST", path: "/_mocklake/faults", body: body), arguments)
    let answer = try JSON.parse(response.body.bytes)
    guard response.status == 200 else { throw Diagnostic(answer["message"]?.string ?? "the fault was refused") }
    terminal.say("added \(answer["added"]?.string ?? "")")
  }

  private static func clear(_ arguments: ParsedArguments, _ terminal: Terminal) throws {
    _ = try ServerOption.send(HTTPRequest(method: "DELETE", path: "/_mocklake/faults"), arguments)
    terminal.say("all faults are removed")
  }

  private static func list(_ arguments: ParsedArguments, _ terminal: Terminal) throws {
    for fault in try ServerOption.json("/_mocklake/faults", arguments).elements ?? [] {
      let nearest = fault["nearest"]?.string.map { "; nearest: \($0)" } ?? ""
      let counts = "met \(fault["matched"]?.integer ?? 0), struck \(fault["fired"]?.integer ?? 0)\(nearest)"
      terminal.print(
        "\(fault["name"]?.string ?? "")  \(fault["operation"]?.string ?? "")  \(fault["effect"]?.string ?? "")  \(counts)")
    }
  }
}
