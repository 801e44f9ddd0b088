import Basics

/// One thing that is wrong with a configuration.
struct ConfigurationIssue: Equatable {
  enum Kind: Equatable {
    case extra, missing, invalid
  }

  var kind: Kind
  /// The names on the way to it from the part that was checked.
  var path: [String]
  var place: SourceLocation
  /// What was expected, for the diagnostic.
  var expectation: String?
  /// What to write instead.
  var help: String?

  /// The issue as the original client words it.
  var text: String {
    let subject = path.count == 1 ? " '\(path[0])'" : " in \(tuple)"
    switch kind {
    case .extra: return "Extra parameter\(subject)"
    case .missing: return "Missing parameter\(subject)"
    case .invalid: return "Invalid parameter value for \(path.count == 1 ? "'\(path[0])'" : tuple)"
    }
  }

  var diagnostic: Diagnostic {
    let name = path.joined(separator: ".")
    let message =
      switch kind {
      case .extra: "unknown setting \"\(path.last ?? "")\""
      case .missing: "the setting \"\(name)\" is missing"
      case .invalid: "the value of \"\(name)\" cannot be used" + (expectation.map { ": \($0)" } ?? "")
      }
    return Diagnostic(message, code: kind == .extra ? "ML003" : nil, help: help, at: place)
  }

  /// The path as Python prints a tuple.
  private var tuple: String { "(" + path.map { "'\($0)'" }.joined(separator: ", ") + ")" }
}

extension [ConfigurationIssue] {
  /// The bullets of the original client: what is unknown, what is missing, what is invalid; the unknown count as invalid too.
  var bullets: String {
    let invalid = filter { $0.kind != .missing }.map { issue in
      var issue = issue
      issue.kind = .invalid
      return issue
    }
    let ordered = filter { $0.kind == .extra } + filter { $0.kind == .missing } + invalid
    return ordered.map { "\t - \($0.text)" }.joined(separator: "\n")
  }
}
