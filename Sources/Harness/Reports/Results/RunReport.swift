public import Basics

/// What became of a whole run of scenarios.
public struct RunReport: Sendable {
  /// The results in the order the scenarios are listed.
  public var scenarios: [ScenarioResult]
  /// How long the run took, which is less than the sum if scenarios ran side by side.
  public var duration: Duration
  /// When the run began.
  public var started: Timestamp
  /// The texts of the scenario files by path; excerpts are cut from them.
  public var sources: [String: String]
  /// Where a report for people was written; nil without one.
  public var reportPath: String?

  /// The report of a run.
  public init(
    scenarios: [ScenarioResult], duration: Duration, started: Timestamp, sources: [String: String] = [:],
    reportPath: String? = nil
  ) {
    (self.scenarios, self.duration, self.started) = (scenarios, duration, started)
    (self.sources, self.reportPath) = (sources, reportPath)
  }

  /// How many scenarios ended so.
  public func count(_ verdict: Verdict) -> Int { scenarios.count { $0.verdict == verdict } }

  /// Whether nothing failed and every file could be read.
  public var isSuccess: Bool { count(.failed) == 0 && count(.unreadable) == 0 }

  /// The process's exit code: 2 if a file could not be read, 1 if a scenario failed, else 0.
  public var exitCode: Int32 { count(.unreadable) > 0 ? 2 : count(.failed) > 0 ? 1 : 0 }
}
