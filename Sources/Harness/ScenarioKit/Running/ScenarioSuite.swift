public import Basics
import Glibc
public import Reports

/// Scenarios found under some paths, run side by side and reported in the order in which they were found.
public struct ScenarioSuite: Sendable {
  /// The files in order.
  public let files: [ScenarioFile]

  /// Finds, reads and selects scenarios. Files that cannot be read are kept, unless they are deselected by their names.
  /// - Throws: `EnvironmentFailure` for a path that is not there.
  public init(_ paths: [String], _ selection: ScenarioSelection = ScenarioSelection()) throws(EnvironmentFailure) {
    var files: [ScenarioFile] = []
    for found in try ScenarioFinder.find(paths) {
      let file = try ScenarioLoader.load(found)
      if selection.includes(file) { files.append(file) }
    }
    self.files = selection.part(of: files)
  }

  /// How many scenarios run side by side unless told: one on each processor.
  public static var defaultJobs: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Runs all scenarios.
  /// - Parameters:
  ///   - jobs: how many run side by side.
  ///   - attempts: how often each runs.
  ///   - isInterrupted: whether the user has broken the run off; scenarios that have not begun are left out then.
  ///   - observe: told every result, in the order of the files.
  /// - Throws: `EnvironmentFailure` if the machine keeps a scenario from running.
  public func run(
    _ runner: ScenarioRunner, jobs: Int = ScenarioSuite.defaultJobs, attempts: Int = 1,
    isInterrupted: @escaping @Sendable () -> Bool = { false }, observe: (ScenarioResult) -> Void = { _ in }
  ) throws(EnvironmentFailure) -> RunReport {
    let (began, started) = (SystemClock().now, monotonicNanoseconds())
    let board = ResultBoard(count: files.count)
    let queue = WorkQueue(files.count)
    let threads = (0..<min(max(1, jobs), max(1, files.count))).map { _ in
      WorkerThread(stackBytes: 8 << 20) { [files] in
        while let index = queue.next() {
          board.put(isInterrupted() ? nil : ScenarioSuite.result(of: files[index], runner, attempts), at: index)
        }
      }
    }
    var results: [ScenarioResult] = []
    var failure: EnvironmentFailure?
    for index in files.indices {
      switch board.take(index) {
      case .success(let result):
        results.append(result)
        observe(result)
      case .failure(let problem): failure = failure ?? problem
      case nil: break
      }
    }
    for thread in threads { thread.join() }
    if let failure { throw failure }
    let duration = Duration.nanoseconds(Int64(clamping: monotonicNanoseconds() - started))
    return RunReport(scenarios: results, duration: duration, started: began, sources: sources)
  }

  /// The texts of all files, for excerpts.
  private var sources: [String: String] {
    files.reduce(into: [:]) { sources, file in
      switch file {
      case .ready(let scenario): sources.merge(scenario.sources) { first, _ in first }
      case .unreadable(let file): sources.merge(file.sources) { first, _ in first }
      }
    }
  }

  private static func result(
    of file: ScenarioFile, _ runner: ScenarioRunner, _ attempts: Int
  ) -> Result<ScenarioResult, EnvironmentFailure> {
    switch file {
    case .unreadable(let file):
      return .success(
        ScenarioResult(name: file.name, file: file.file, verdict: .unreadable, failures: file.problems.map { Failure($0) }))
    case .ready(let scenario):
      return Result { () throws(EnvironmentFailure) in
        var results: [ScenarioResult] = []
        repeat { results.append(try runner.run(scenario)) } while results.count < attempts && results.last?.isRepeatable == true
        return ScenarioResult(results)
      }
    }
  }
}

extension ScenarioSelection {
  fileprivate func includes(_ file: ScenarioFile) -> Bool {
    switch file {
    case .ready(let scenario): includes(scenario.scenario, name: scenario.name)
    case .unreadable(let file): names.isEmpty || includes(name: file.name)
    }
  }
}

extension ScenarioResult {
  fileprivate var isRepeatable: Bool { verdict == .passed || verdict == .failed }

  /// What several runs of one scenario come to.
  fileprivate init(_ results: [ScenarioResult]) {
    let worst = results.first { $0.verdict != .passed } ?? results[0]
    self = worst
    attempts = results.count
    duration = results.map(\.duration).reduce(.zero, +)
    if worst.verdict == .failed, results.contains(where: { $0.verdict == .passed }) { verdict = .flaky }
  }
}

/// Hands out the numbers of what is to be done, each once.
private final class WorkQueue: Sendable {
  private let state: Condition<Int>
  private let count: Int

  init(_ count: Int) {
    (self.count, state) = (count, Condition(0))
  }

  func next() -> Int? {
    state.update { next in
      guard next < count else { return nil }
      defer { next += 1 }
      return next
    }
  }
}

/// Where results are put in any order and taken in order.
private final class ResultBoard: Sendable {
  typealias Entry = Result<ScenarioResult, EnvironmentFailure>

  private let state: Condition<[Int: Entry?]>

  init(count: Int) {
    state = Condition([:])
  }

  func put(_ result: Entry?, at index: Int) {
    state.update { $0[index] = .some(result) }
  }

  /// Waits for a result; nil for a scenario that was left out.
  func take(_ index: Int) -> Entry? {
    state.wait { $0.removeValue(forKey: index) }
  }
}
