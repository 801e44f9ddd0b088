/// What the program tells its caller when it ends.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// All is well.
  case success = 0
  /// Expectations or the ingestion failed.
  case failed = 1
  /// What the user gave is wrong: flags, YAML, SQL, a policy.
  case badInput = 2
  /// The machine or the network failed: port in use, server not reachable.
  case environment = 3
  /// The user broke it off.
  case interrupted = 130

  /// What help says about the code.
  public var meaning: String {
    switch self {
    case .success: "all is well"
    case .failed: "expectations or the ingestion failed"
    case .badInput: "the input is wrong: flags, YAML, SQL or a policy"
    case .environment: "the environment failed: port in use, server not reachable"
    case .interrupted: "interrupted"
    }
  }
}
