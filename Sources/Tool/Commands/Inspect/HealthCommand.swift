import CommandLine
import Documents

/// `mocklake health`: whether a server answers; for health checks without curl.
enum HealthCommand: Command {
  static let description = CommandDescription(
    "health", group: .inspect, summary: "Ask a running server how it is",
    options: [ServerOption.description, OptionDescription(flag: "json", summary: "print the whole answer as JSON")])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let health = try ServerOption.json("/_mocklake/health", arguments)
    if arguments.has("json") {
      terminal.print(health.prettyText)
    } else {
      let services = (health["services"]?.members ?? []).map(\.name).joined(separator: " ")
      terminal.print("\(health["status"]?.string ?? "unknown")  \(services)  iam: \(health["iam"]?["enforcement"]?.string ?? "")")
    }
    return .success
  }
}
