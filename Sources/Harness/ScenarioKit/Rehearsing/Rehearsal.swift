import Basics
import Emulator
import IngestionCore
public import ServiceCore
public import Workflows

/// Runs scenarios without judging them: for whoever wants to know what happens.
public struct Rehearsal: Sendable {
  /// What happened in one step.
  public struct Step: Sendable {
    /// The facts that scenarios are judged by.
    public var seen: Observation
    /// The report of the built-in client; nil if the step was no ingestion of it.
    public var report: WorkflowReport?
    /// The calls in the order in which they were made, those that services made for others among them.
    public var calls: [Call]
  }

  /// One call and what the client was at when it was made.
  public struct Call: Sendable {
    /// What the journal remembers of it.
    public var record: JournalRecord
    /// The step of the connection's test, or the schema or pipeline that was read; nil before, between and after them.
    public var phase: String?
  }

  private let machine: RunMachine

  /// Rehearsals on this machine; one value serves many runs faster than many values.
  public init(environment: [String: String] = [:]) {
    machine = RunMachine(variables: environment, isInterrupted: { false })
  }

  /// Runs the steps of a scenario one after the other in a world of their own; what `then` says is not looked at.
  /// - Parameters:
  ///   - text: the scenario.
  ///   - file: the path it has or would have, from which the files it names are sought.
  /// - Throws: `DiagnosticList` or `Diagnostic` for what is wrong with it, `EnvironmentFailure` for the machine's trouble.
  public func run(_ text: String, file: String) throws -> [Step] {
    let loaded: LoadedScenario
    switch ScenarioLoader.load(text, file: file) {
    case .ready(let scenario): loaded = scenario
    case .unreadable(let problem): throw DiagnosticList(problem.problems)
    }
    let world = try World(loaded, on: machine)
    defer { world.close() }
    let seeder = WorldSeeder(world: world, files: loaded.files)
    try seeder.apply(loaded.scenario.given, seeds: loaded.seeds[0])
    return try zip(loaded.scenario.steps, loaded.seeds.dropFirst()).map { step, seeds in
      try world.emulator.cloud.faults.suspended { try seeder.apply(step.given, seeds: seeds) }
      do {
        return Step(try StepRunner(world: world, files: loaded.files, machine: machine, sockets: nil).run(step))
      } catch StepTrouble.failed(let message), StepTrouble.skipped(let message) {
        throw Diagnostic(message, at: step.when.location)
      }
    }
  }
}

extension Rehearsal.Step {
  init(_ seen: Observation) {
    (self.seen, report) = (seen, seen.workflow)
    let phases = Phases(seen.milestones)
    calls = seen.journal.enumerated().map { Rehearsal.Call(record: $1, phase: phases.name(ofCall: $0)) }
      .sorted { $0.record.number < $1.record.number }
  }
}

/// What a client was at, told by what it said when.
private struct Phases {
  private var ends: [(ended: Int, name: String)] = []

  /// Checks and schemas are told when they are over.
  init(_ milestones: [(ended: Int, event: IngestionEvent)]) {
    for (ended, event) in milestones {
      switch event {
      case .checked(let result): ends.append((ended, result.name))
      case .schemaDone(let schema, _, _): ends.append((ended, schema))
      case .pipelineDone(let pipeline, _, _): ends.append((ended, pipeline))
      case .schemas, .tables, .pipelines, .log: continue
      }
    }
  }

  func name(ofCall index: Int) -> String? { ends.first { index < $0.ended }?.name }
}
