import Basics
import CommandLine
import Diagnosis
import Documents
import IAMPolicy

/// `mocklake init scenario`: a scenario from a customer's error.
enum InitCommand: Command {
  static let description = CommandDescription(
    "init", group: .prepare, summary: "Write files to begin with",
    subcommands: [
      CommandDescription(
        "scenario", summary: "Write the scenario that shows a customer's error",
        discussion: "Reads the error and the policy, builds a lake that fits both, runs the workflow to see what it shows, "
          + "and writes the scenario with the policy beside it.",
        examples: [
          .init(
            "mocklake init scenario --from-error 4711.txt --policy customer.json", "the documented workflow of the connector"),
          .init(
            "mocklake init scenario --from-error 4711.txt --policy customer.json --config athena.yaml", "the customer's workflow"),
        ],
        options: [
          OptionDescription(
            "from-error", takes: ValueDescription("file", .file), summary: "the error that the customer saw", isRequired: true),
          OptionDescription(
            "policy", letter: "p", takes: ValueDescription("file", .file), summary: "the role's policy", isRequired: true),
          OptionDescription(
            "config", letter: "c", takes: ValueDescription("file", .file), summary: "the customer's workflow file"),
          OptionDescription(
            "output", letter: "o", takes: ValueDescription("folder", .folder), summary: "where the files go",
            default: "Scenarios/tickets"),
        ])
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let (errorPath, policyPath) = (arguments["from-error"] ?? "", arguments["policy"] ?? "")
    let workflow = try arguments["config"].map { path in
      try WorkflowOutline(try FileSystem.readText(path), path: path, variables: Environment.all)
    }
    let name = InitCommand.name(of: errorPath)
    let policy = PolicyFile(path: policyPath, kind: .identity, text: try FileSystem.readText(policyPath))
    let ticket = try Ticket(
      name, error: PastedError(try FileSystem.readText(errorPath)), policy: policy, workflow: workflow)
    let folder = arguments["output"] ?? "Scenarios/tickets"
    let (scenarioPath, copyPath) = ("\(folder)/\(name).yaml", "\(folder)/\(name).policy.json")
    try FileSystem.createDirectory(folder)
    try FileSystem.write(Array(ticket.scenario.utf8), to: scenarioPath)
    try FileSystem.write(Array(ticket.policy.utf8), to: copyPath)
    for line in ticket.summary { terminal.print(line) }
    terminal.print("Wrote             \(scenarioPath) and \(copyPath)")
    let verdict = ticket.isReproduced ? "it shows the error" : "it does not show the error: the policy allows what was refused"
    terminal.print("Ran it            \(verdict)")
    terminal.print("Next              mocklake test \(scenarioPath)")
    return ticket.isReproduced ? .success : .failed
  }

  /// `tickets/4711.txt` is ticket 4711.
  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? "ticket"
    let name = file.split(separator: ".").first.map(String.init) ?? file
    return String(name.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "-" })
  }
}
