import Basics
import CommandLine
import Diagnosis
import Documents

/// `mocklake matrix`: what a workflow loses without each single action of a policy.
enum MatrixCommand: Command {
  static let description = CommandDescription(
    "matrix", group: .inspect, summary: "Show what a workflow loses without each action of a policy",
    discussion: "Runs the workflow once for each action of the policy, without that action, and prints a Markdown table: the "
      + "error, where it shows, and what is lost. With --scenario the same is written as a scenario with a step for each "
      + "action that matters.",
    examples: [.init("mocklake matrix --config glue.yaml --policy documented.json", "print the table")],
    options: CaseFiles.options + [
      OptionDescription("scenario", takes: ValueDescription("file", .file), summary: "write the scenario to this file"),
      OptionDescription(
        "workflow", takes: ValueDescription("path"),
        summary: "how the scenario names the workflow file; as --config does unless given"),
      OptionDescription("title", takes: ValueDescription("text"), summary: "what the scenario is called"),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    guard arguments["config"] != nil else { throw Diagnostic("there is no workflow", help: "give --config with --policy") }
    let matrix = try PermissionMatrix(CaseFiles(arguments).subject())
    if let file = arguments["scenario"] {
      let workflow = arguments["workflow"] ?? arguments["config"] ?? ""
      let title = arguments["title"] ?? "Without each action of \(arguments["policy"] ?? "the policy")"
      try FileSystem.write(Array(matrix.scenario(title, workflow: workflow).utf8), to: file)
    }
    terminal.write(matrix.markdown)
    return .success
  }
}
