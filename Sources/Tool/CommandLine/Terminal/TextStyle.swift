/// How a piece of text stands out in a terminal. Nothing is ever told by style alone.
public enum TextStyle: String, Sendable {
  /// Heavier.
  case bold = "1"
  /// Paler.
  case faint = "2"
  /// For what failed.
  case red = "31"
  /// For what went well.
  case green = "32"
  /// For what deserves a look.
  case yellow = "33"
  /// For places and links.
  case blue = "34"
}

/// Whether output is coloured.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// If the output is a terminal and the environment does not object.
  case auto
  /// In any case.
  case always
  /// Never.
  case never

  /// The decision for one output: `--color` wins, then `NO_COLOR`, `CLICOLOR_FORCE`, `TERM` and `CLICOLOR`.
  public func allowsColor(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = environment["NO_COLOR"], !value.isEmpty { return false }
      if let value = environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" { return true }
      return isTerminal && environment["TERM"] != "dumb" && environment["CLICOLOR"] != "0"
    }
  }
}
