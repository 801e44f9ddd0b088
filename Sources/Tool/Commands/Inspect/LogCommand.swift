import Basics
import CommandLine
import Documents

/// `mocklake log`: the requests a server remembers.
enum LogCommand: Command {
  static let description = CommandDescription(
    "log", group: .inspect, summary: "Show the requests of a running server",
    examples: [
      .init("mocklake log --follow", "watch requests as they come"),
      .init("mocklake log --status 4xx --operation 'glue:*'", "refused Glue calls"),
    ],
    options: [
      ServerOption.description,
      OptionDescription(flag: "follow", letter: "f", summary: "go on as requests come"),
      OptionDescription("status", takes: ValueDescription("status"), summary: "only this status, such as 403 or 4xx"),
      OptionDescription("operation", takes: ValueDescription("pattern"), summary: "only these operations, such as glue:Get*"),
      OptionDescription("caller", takes: ValueDescription("pattern"), summary: "only callers whose ARN contains this"),
      OptionDescription(flag: "json", summary: "one JSON document a line"),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    var position = 0
    repeat {
      let wait = arguments.has("follow") && position > 0 ? "&wait=20000" : ""
      let page = try ServerOption.json("/_mocklake/requests", query: "after=\(position)\(wait)", arguments)
      position = page["position"]?.integer ?? position
      for request in page["requests"]?.elements ?? [] where isWanted(request, arguments) {
        terminal.print(arguments.has("json") ? request.text : line(request))
      }
    } while arguments.has("follow")
    return .success
  }

  private static func isWanted(_ request: JSON, _ arguments: ParsedArguments) -> Bool {
    let status = String(request["status"]?.integer ?? 0)
    let pattern = (arguments["status"] ?? "*").replacing("x", with: "?")
    return Glob.matches(pattern, status)
      && Glob.matches(arguments["operation"] ?? "*", request["operation"]?.string ?? "", ignoringCase: true)
      && Glob.matches("*\(arguments["caller"] ?? "")*", request["caller"]?.string ?? "")
  }

  private static func line(_ request: JSON) -> String {
    let time = request["time"]?.string?.dropFirst(11).prefix(8) ?? ""
    let id = (request["parent"]?.string.map { "  \($0) > " } ?? "") + (request["id"]?.string ?? "")
    let caller = request["caller"]?.string?.split(separator: ":").last.map(String.init) ?? ""
    let milliseconds = Double(request["microseconds"]?.integer ?? 0) / 1000
    var line =
      "\(time)  \(id)  \(caller)  \(request["operation"]?.string ?? "")  \(request["status"]?.integer ?? 0)  \(milliseconds) ms"
    if let message = request["message"]?.string { line += "  \(request["error"]?.string ?? ""): \(message)" }
    return line
  }
}
