import Basics
import CommandLine
import Reports
import ScenarioKit

/// `mocklake test`: runs scenario files and judges them.
enum TestCommand: Command {
  static let description = CommandDescription(
    "test", group: .run, summary: "Run scenarios",
    discussion: "Runs scenario files side by side, each in a cloud and a metadata server of its own, and holds what was "
      + "seen against what the file expects. Folders are searched for scenarios; without a path it is the folder "
      + "Scenarios.\n\nInside GitHub Actions failures are annotated in the files, and the job's summary is written.",
    examples: [
      .init("mocklake test Scenarios", "run every scenario"),
      .init("mocklake test Scenarios/glue --tag permissions", "only those with a tag"),
      .init("mocklake test --name '*throttl*' --repeat 20", "run a few of them again and again"),
      .init("mocklake test --report junit=out.xml --report json=out.json", "write reports for other programs"),
    ],
    arguments: [
      ArgumentDescription(
        ValueDescription("path", .file), summary: "scenario files, or folders with scenarios", isRequired: false,
        repeats: true)
    ],
    options: options)

  private static let options: [OptionDescription] = [
    OptionDescription("tag", letter: "t", takes: ValueDescription("tag"), summary: "only scenarios with this tag", repeats: true),
    OptionDescription(
      "name", letter: "n", takes: ValueDescription("pattern"),
      summary: "only scenarios whose name or title matches, such as 'glue*'",
      repeats: true),
    OptionDescription(flag: "failed", summary: "only scenarios that failed last time"),
    OptionDescription("shard", takes: ValueDescription("part"), summary: "only one of several equal parts, such as 1/4"),
    OptionDescription(flag: "list", letter: "l", summary: "list the scenarios instead of running them"),
    OptionDescription(flag: "long", summary: "list them with their titles and explanations"),
    OptionDescription(
      "jobs", letter: "j", takes: ValueDescription("count", .integer(1...1024)),
      summary: "how many run side by side; one on each processor unless given", environment: "MOCKLAKE_JOBS"),
    OptionDescription(
      "repeat", takes: ValueDescription("count", .integer(1...100_000)), summary: "run each so often; what differs is flaky",
      default: "1"),
    OptionDescription(
      "format", takes: ValueDescription("format", .choice(["text"] + ReportFormat.allCases.map(\.rawValue))),
      summary: "how the run is shown", default: "text"),
    OptionDescription(
      "report", takes: ValueDescription("format=file"), summary: "also write a report to a file, such as junit=out.xml",
      repeats: true),
    OptionDescription(flag: "quiet", letter: "q", summary: "show failures and the sum only"),
  ]

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let targets = try arguments.values(of: "report").map(ReportTarget.init)
    let memory = FailureMemory(Environment.all)
    let suite = try suite(arguments, memory)
    if arguments.has("list") {
      list(suite, isLong: arguments.has("long"), terminal)
      return .success
    }
    guard !suite.files.isEmpty else { throw nothingFound(arguments) }
    Interruption.catchSignals()
    let report = try run(suite, arguments, terminal)
    memory.keep(report)
    for target in targets { try target.write(report) }
    try tellGitHub(report, arguments, terminal)
    if Interruption.hasCome { return .interrupted }
    return report.count(.flaky) > 0 && report.isSuccess ? .failed : ExitCode(rawValue: report.exitCode) ?? .failed
  }

  private static func suite(_ arguments: ParsedArguments, _ memory: FailureMemory) throws -> ScenarioSuite {
    let shard = try arguments["shard"].map { text in
      guard let shard = ScenarioSelection.Shard(text) else {
        throw Diagnostic("--shard \"\(text)\" is no part of a whole", help: "write 1/4 for the first of four parts")
      }
      return shard
    }
    var names = arguments.values(of: "name")
    if arguments.has("failed") {
      names = memory.names
      guard !names.isEmpty else {
        throw Diagnostic("no failures of an earlier run are remembered for this folder", help: "run without --failed")
      }
    }
    let selection = ScenarioSelection(tags: arguments.values(of: "tag"), names: names, shard: shard)
    return try ScenarioSuite(paths(arguments), selection)
  }

  private static func paths(_ arguments: ParsedArguments) -> [String] {
    let given = arguments.arguments("path")
    return given.isEmpty ? ["Scenarios"] : given
  }

  private static func nothingFound(_ arguments: ParsedArguments) -> Diagnostic {
    let place = paths(arguments).joined(separator: ", ")
    let isSelecting = ["tag", "name", "failed", "shard"].contains { arguments.has($0) }
    return Diagnostic(
      isSelecting ? "no scenario in \(place) is selected" : "there is no scenario in \(place)",
      help: isSelecting ? "mocklake test --list shows all of them" : "a scenario is a YAML file that begins with `scenario:`")
  }

  // MARK: Running

  private static func run(_ suite: ScenarioSuite, _ arguments: ParsedArguments, _ terminal: Terminal) throws -> RunReport {
    let runner = ScenarioRunner(environment: Environment.all) { Interruption.hasCome }
    let format = arguments["format"].flatMap { ReportFormat(rawValue: $0) }
    let view = TerminalReport(names: suite.files.map(\.name), paint: paint(terminal))
    let showsLines = format == nil && !arguments.has("quiet")
    let report = try suite.run(
      runner, jobs: arguments.integer("jobs") ?? ScenarioSuite.defaultJobs, attempts: arguments.integer("repeat") ?? 1,
      isInterrupted: { Interruption.hasCome }
    ) { result in
      if showsLines { terminal.print(view.line(result)) }
    }
    if let format {
      terminal.write(format.render(report))
    } else {
      let failures = view.failures(report)
      terminal.write(failures + (showsLines || !failures.isEmpty ? "\n" : "") + view.summary(report) + "\n")
    }
    return report
  }

  private static func paint(_ terminal: Terminal) -> Paint {
    { text, tone in terminal.paint(text, tone.style) }
  }

  private static func list(_ suite: ScenarioSuite, isLong: Bool, _ terminal: Terminal) {
    for file in suite.files {
      guard case .ready(let scenario) = file, isLong else {
        terminal.print(file.name)
        continue
      }
      let tags = scenario.scenario.tags.isEmpty ? "" : "  [\(scenario.scenario.tags.joined(separator: ", "))]"
      terminal.print("\(terminal.paint(file.name, .bold))\(tags)")
      terminal.print("  \(scenario.scenario.title)")
      for line in scenario.scenario.about.split(whereSeparator: \.isNewline) { terminal.print("    \(line)") }
    }
  }

  /// Annotates failures and writes the job's summary where GitHub asks for them.
  private static func tellGitHub(_ report: RunReport, _ arguments: ParsedArguments, _ terminal: Terminal) throws {
    guard Environment["GITHUB_ACTIONS"] == "true" else { return }
    if arguments["format"] == "text" { terminal.write(ReportFormat.github.render(report)) }
    guard let summary = Environment["GITHUB_STEP_SUMMARY"], !summary.isEmpty else { return }
    let earlier = FileSystem.exists(summary) ? try FileSystem.readText(summary) : ""
    try FileSystem.write(Array((earlier + ReportFormat.markdown.render(report)).utf8), to: summary)
  }
}

extension Tone {
  fileprivate var style: TextStyle {
    switch self {
    case .good: .green
    case .bad: .red
    case .doubtful: .yellow
    case .faint: .faint
    case .strong: .bold
    case .place: .blue
    }
  }
}
