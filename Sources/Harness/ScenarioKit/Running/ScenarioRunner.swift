public import Basics
import Emulator
public import Reports
import ServiceCore

/// Runs one scenario in a world of its own and judges it.
public struct ScenarioRunner: Sendable {
  private let machine: RunMachine

  /// A runner.
  /// - Parameters:
  ///   - environment: the variables that say where clients are installed and that commands inherit.
  ///   - isInterrupted: whether the user has broken the run off; asked while a command runs.
  public init(environment: [String: String], isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    machine = RunMachine(variables: environment, isInterrupted: isInterrupted)
  }

  /// Runs a scenario.
  /// - Throws: `EnvironmentFailure` if the machine keeps it from running.
  public func run(_ loaded: LoadedScenario) throws(EnvironmentFailure) -> ScenarioResult {
    let start = monotonicNanoseconds()
    var run = ScenarioRun(loaded, machine)
    let end = try run.toEnd()
    let duration = Duration.nanoseconds(Int64(clamping: monotonicNanoseconds() - start))
    let scenario = loaded.scenario
    return ScenarioResult(
      name: loaded.name, file: scenario.file, title: scenario.title, verdict: end.verdict, skipReason: end.skipReason,
      duration: duration, isSlow: duration > (loaded.needsSocket ? .seconds(30) : .milliseconds(500)), tags: scenario.tags,
      steps: run.steps, failures: run.failures)
  }
}

/// One run of a scenario.
private struct ScenarioRun {
  let loaded: LoadedScenario
  let machine: RunMachine
  var steps: [StepResult] = []
  var failures: [Failure] = []
  private var judgedFaults: Set<String> = []

  init(_ loaded: LoadedScenario, _ machine: RunMachine) {
    (self.loaded, self.machine) = (loaded, machine)
  }

  mutating func toEnd() throws(EnvironmentFailure) -> (verdict: Verdict, skipReason: String?) {
    if let reason = loaded.scenario.skip { return (.skipped, reason) }
    do {
      let world = try World(loaded, on: machine)
      defer { world.close() }
      try run(in: world)
      return (failures.isEmpty ? .passed : .failed, nil)
    } catch StepTrouble.skipped(let reason) {
      return (.skipped, reason)
    } catch let problem as Diagnostic {
      failures = [Failure(problem)]
      return (.unreadable, nil)
    } catch let failure as EnvironmentFailure {
      throw failure
    } catch {
      throw EnvironmentFailure("\(loaded.name): \(error)")
    }
  }

  private mutating func run(in world: World) throws {
    let seeder = WorldSeeder(world: world, files: loaded.files)
    if loaded.scenario.steps.contains(where: \.when.isQuery) {
      try world.makeBucket(QueryCall.resultBucket(of: world), at: loaded.scenario.location)
    }
    try seeder.apply(loaded.scenario.given, seeds: loaded.seeds[0])
    let sockets = world.hasSocket ? try Sockets(world) : nil
    defer { sockets?.close() }
    for (step, seeds) in zip(loaded.scenario.steps, loaded.seeds.dropFirst()) {
      try world.emulator.cloud.faults.suspended { try seeder.apply(step.given, seeds: seeds) }
      // Clients in processes of their own know only the machine's time.
      if world.hasSocket { world.clock.run() }
      try run(step, in: world, sockets)
    }
    failures += FaultJudge(tallies(world).filter { !judgedFaults.contains($0.script.rule.name) }).failures(nil)
  }

  private mutating func run(_ step: Step, in world: World, _ sockets: Sockets?) throws {
    let name = step.name.isEmpty ? nil : step.name
    let start = monotonicNanoseconds()
    let before = tallies(world)
    var found: [Failure]
    do {
      let seen = try StepRunner(world: world, files: loaded.files, machine: machine, sockets: sockets).run(step)
      found = Judge(step.then, seen: seen, of: step.when).failures(step: name)
    } catch StepTrouble.failed(let message) {
      found = [Failure(Diagnostic(message, at: step.when.principal?.location ?? step.when.location), step: name)]
    }
    found += judgeFaults(step.then.faults, tallies(world), before: before, step: name)
    failures += found
    let duration = Duration.nanoseconds(Int64(clamping: monotonicNanoseconds() - start))
    steps.append(StepResult(name: step.name, passed: found.isEmpty, duration: duration))
  }

  // MARK: Faults

  private func tallies(_ world: World) -> [FaultJudge.Tally] {
    let scripts = ([loaded.scenario.given] + loaded.scenario.steps.map(\.given)).flatMap(\.faults)
    return zip(scripts, world.emulator.cloud.faults.tallies).map { script, tally in
      FaultJudge.Tally(script, matched: tally.matched, fired: tally.fired, nearest: tally.nearest?.text)
    }
  }

  /// Judges the faults of which a step speaks, by what they did in the step.
  private mutating func judgeFaults(
    _ expectation: FaultExpectation?, _ now: [FaultJudge.Tally], before: [FaultJudge.Tally], step: String?
  ) -> [Failure] {
    let done = now.enumerated().map { index, tally in
      guard before.indices.contains(index) else { return tally }
      return FaultJudge.Tally(
        tally.script, matched: tally.matched - before[index].matched, fired: tally.fired - before[index].fired)
    }
    let spoken =
      switch expectation {
      case nil: [FaultJudge.Tally]()
      case .allFired: done
      case .counts(let counts): done.filter { tally in counts.contains { $0.name == tally.script.rule.name } }
      }
    judgedFaults.formUnion(spoken.map(\.script.rule.name))
    return FaultJudge(spoken).failures(expectation).map { failure in
      var failure = failure
      failure.step = step
      return failure
    }
  }
}

extension Action {
  fileprivate var isQuery: Bool {
    if case .query = kind { true } else { false }
  }
}
