import CommandLine
import IngestionCore

/// Says what an ingestion does while it does it, in plain lines.
struct IngestionProgress {
  private let terminal: Terminal
  private let isQuiet: Bool

  init(_ terminal: Terminal, isQuiet: Bool) {
    (self.terminal, self.isQuiet) = (terminal, isQuiet)
  }

  func show(_ event: IngestionEvent) {
    guard !isQuiet else { return }
    switch event {
    case .checked(let check):
      let outcome = check.failure.map { "FAILED  \(check.name)  \($0.description)" } ?? "ok      \(check.name)"
      terminal.say("  \(outcome)")
    case .schemas(let names): terminal.say("  reading \(names.count) schemas")
    case .schemaDone(let name, let tables, let isComplete):
      terminal.say("  \(name)  \(tables) tables\(isComplete ? "" : ", the listing broke off")")
    case .pipelines(let names): terminal.say("  reading \(names.count) pipelines")
    case .pipelineDone(let name, let tasks, let runs): terminal.say("  \(name)  \(tasks) tasks, \(runs) new runs")
    case .tables: break
    case .log(let level, let line): log(level, line)
    }
  }

  private func log(_ level: WorkflowConfiguration.LogLevel, _ line: String) {
    switch level {
    // Errors are told once: by the check that failed, or by the summary's failures.
    case .warn: terminal.say("  warning: \(line)")
    default: terminal.detail("  \(line)")
    }
  }
}
