/// How a scenario ended.
public enum Verdict: String, Sendable, CaseIterable {
  /// Every expectation held.
  case passed
  /// An expectation did not hold.
  case failed
  /// It failed and passed when repeated.
  case flaky
  /// Its file says it is not to run.
  case skipped
  /// Its file is wrong, so that nothing ran.
  case unreadable

  /// The word in front of the scenario's name, four letters so that names stand in a column.
  public var label: String {
    switch self {
    case .passed: "pass"
    case .failed: "FAIL"
    case .flaky: "flak"
    case .skipped: "skip"
    case .unreadable: "BAD "
    }
  }

  /// How the word stands out.
  public var tone: Tone {
    switch self {
    case .passed: .good
    case .failed, .unreadable: .bad
    case .flaky: .doubtful
    case .skipped: .faint
    }
  }
}

/// Why a piece of a report stands out; whoever shows it decides how. No fact is told by tone alone.
public enum Tone: String, Sendable, CaseIterable {
  /// Went well.
  case good
  /// Failed.
  case bad
  /// Deserves a look.
  case doubtful
  /// Of little weight.
  case faint
  /// Of weight.
  case strong
  /// A place in a file or a link.
  case place
}

/// Makes a piece of text stand out, for example with the colours of a terminal.
public typealias Paint = @Sendable (String, Tone) -> String
