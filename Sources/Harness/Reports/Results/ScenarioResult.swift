/// What became of one scenario.
public struct ScenarioResult: Sendable {
  /// Its short name: the path below the root of the run, without extension.
  public var name: String
  /// Its file, as the user named it.
  public var file: String
  /// Its title; empty if the file could not be read.
  public var title: String
  /// How it ended.
  public var verdict: Verdict
  /// Why it was skipped; nil otherwise.
  public var skipReason: String?
  /// How long it took.
  public var duration: Duration
  /// Whether it took longer than scenarios should.
  public var isSlow: Bool
  /// Its tags.
  public var tags: [String]
  /// Its steps in order; one without a name if the scenario has none of its own.
  public var steps: [StepResult]
  /// What went wrong, in the order of the places in the file.
  public var failures: [Failure]
  /// How often it ran.
  public var attempts: Int

  /// The result of a scenario.
  public init(
    name: String, file: String, title: String = "", verdict: Verdict, skipReason: String? = nil,
    duration: Duration = .zero, isSlow: Bool = false, tags: [String] = [], steps: [StepResult] = [],
    failures: [Failure] = [], attempts: Int = 1
  ) {
    (self.name, self.file, self.title, self.verdict, self.skipReason) = (name, file, title, verdict, skipReason)
    (self.duration, self.isSlow, self.tags) = (duration, isSlow, tags)
    (self.steps, self.failures, self.attempts) = (steps, failures, attempts)
  }

  /// The folder part of the name; empty for a scenario at the root.
  public var group: String { name.split(separator: "/").dropLast().joined(separator: "/") }
}

/// What became of one step of a scenario.
public struct StepResult: Sendable {
  /// The step's name; empty for a scenario without steps.
  public var name: String
  /// Whether every expectation held.
  public var passed: Bool
  /// How long it took.
  public var duration: Duration

  /// The result of a step.
  public init(name: String, passed: Bool, duration: Duration) {
    (self.name, self.passed, self.duration) = (name, passed, duration)
  }
}
