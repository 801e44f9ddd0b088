import Basics
import CommandLine
import Documents
import IngestionCore
import Workflows

/// `mocklake ingest`: metadata ingestion with OpenMetadata's own workflow files.
enum IngestCommand: Command {
  static let description = CommandDescription(
    "ingest", group: .run, summary: "Ingest metadata with an OpenMetadata workflow file",
    discussion: "Takes the YAML of OpenMetadata's Glue connector unchanged: checks the connection step by step, reads "
      + "databases and tables, and writes them to the metadata server that the file names, or to a file.",
    examples: [
      .init("mocklake ingest -c glue.yaml", "ingest into the server of the file"),
      .init("mocklake ingest -c glue.yaml --output tables.jsonl", "write what would be sent to a file"),
    ],
    options: options)

  private static let options: [OptionDescription] = [
    OptionDescription(
      "config", letter: "c", takes: ValueDescription("file", .file), summary: "the workflow file, YAML or JSON",
      isRequired: true),
    OptionDescription(
      "output", letter: "o", takes: ValueDescription("file", .file),
      summary: "write JSON lines to this file instead of asking a server"),
    OptionDescription(
      "compatibility", takes: ValueDescription("version", .choice(Compatibility.allCases.map(\.rawValue))),
      summary: "whose behaviour is wanted, mistakes included", default: Compatibility.standard.rawValue,
      environment: "MOCKLAKE_COMPATIBILITY"),
    OptionDescription(flag: "json", summary: "print the outcome as one JSON document"),
    OptionDescription(flag: "quiet", letter: "q", summary: "print the summary only"),
  ]

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let file = arguments["config"] ?? ""
    let text = try FileSystem.readText(file)
    let compatibility = arguments["compatibility"].flatMap { Compatibility(rawValue: $0) } ?? .standard
    let destination = arguments["output"].map { IngestionOptions.Destination.file($0) } ?? .server
    let progress = IngestionProgress(terminal, isQuiet: arguments.has("quiet") || arguments.has("json"))
    let report = MetadataWorkflow.run(
      text, file: file, options: IngestionOptions(compatibility: compatibility, destination: destination),
      in: .process()
    ) { progress.show($0) }
    tell(report, text, arguments, terminal)
    return ExitCode(rawValue: report.exitCode) ?? .failed
  }

  private static func tell(
    _ report: WorkflowReport, _ source: String, _ arguments: ParsedArguments, _ terminal: Terminal
  ) {
    for diagnostic in report.diagnostics { terminal.complain(diagnostic.rendered(source: source)) }
    if arguments.has("json") { return terminal.print(report.json.prettyText) }
    if let fatal = report.fatal {
      terminal.complain("error: \(fatal.message)")
      // A failed check has told its cause already.
      if let cause = fatal.cause, fatal.kind != .check { terminal.complain("  because: \(cause.description)") }
    }
    for line in report.summaryLines { terminal.print(line) }
  }
}

extension WorkflowReport {
  /// The outcome as a document.
  fileprivate var json: JSON {
    .object([
      "outcome": .string(outcome.rawValue), "exitCode": .number(exitCode),
      "successPercentage": JSON(.number(String(successPercentage))),
      "fatal": fatal.map { .string($0.message) },
      "checks": .array(
        checks.map { .object(["name": .string($0.name), "error": $0.failure.map { .string($0.description) }]) }),
      "written": JSON(.object(written.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .number($0.value)) })),
      "failures": .array(failures.map { .object(["name": .string($0.name), "error": .string($0.error)]) }),
      "milliseconds": .number(duration / 1_000_000),
    ])
  }
}
