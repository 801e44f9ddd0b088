import Basics
import Documents

/// One pass over a document: gathers everything that is wrong, so that a user sees it all at once.
final class Reading {
  private(set) var problems: [Diagnostic] = []

  /// The codes of what can be wrong; `explain` tells more about each.
  enum Code: String {
    case missingKey = "ML002"
    case unknownKey = "ML003"
    case wrongValue = "ML004"
    case notBuilt = "ML005"
    case contradiction = "ML006"
    case unknownName = "ML007"
  }

  func report(_ code: Code, _ message: String, help: String? = nil, at location: SourceLocation) {
    problems.append(Diagnostic(message, code: code.rawValue, help: help, at: location))
  }

  /// A problem that was found elsewhere.
  func report(_ problem: Diagnostic) { problems.append(problem) }

  /// The problems in the order of their places.
  var sortedProblems: [Diagnostic] {
    let places = problems.map { ($0.location?.line ?? 0, $0.location?.column ?? 0) }
    return zip(places, problems).sorted { $0.0 < $1.0 }.map(\.1)
  }

  // MARK: Scalars

  /// The text of a scalar; reports anything else.
  func text(_ yaml: YAML, _ what: String) -> String? {
    if let text = yaml.scalar, !yaml.isNull { return text }
    report(.wrongValue, "\(what) must be a text", help: hint(yaml), at: yaml.location)
    return nil
  }

  /// A text and its place.
  func located(_ yaml: YAML, _ what: String) -> Located<String>? {
    text(yaml, what).map { Located($0, at: yaml.location) }
  }

  /// The name of a file.
  func file(_ yaml: YAML, _ what: String) -> FileReference? {
    guard let path = text(yaml, what) else { return nil }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      report(.wrongValue, "\(what) must be the path of a file", at: yaml.location)
      return nil
    }
    return FileReference(path, at: yaml.location)
  }

  /// A whole number in a range.
  func integer(_ yaml: YAML, _ what: String, _ range: ClosedRange<Int> = 0...Int.max) -> Int? {
    if let number = yaml.integer, range.contains(number) { return number }
    let help = range.upperBound == .max ? "from \(range.lowerBound) on" : "from \(range.lowerBound) to \(range.upperBound)"
    report(.wrongValue, "\(what) must be a whole number \(help)", at: yaml.location)
    return nil
  }

  /// Yes or no.
  func flag(_ yaml: YAML, _ what: String) -> Bool? {
    if let flag = yaml.bool { return flag }
    report(.wrongValue, "\(what) must be true or false", at: yaml.location)
    return nil
  }

  /// A length of time such as `5s`.
  func duration(_ yaml: YAML, _ what: String) -> Duration? {
    if let duration = yaml.scalar.flatMap({ Duration(abbreviated: $0) }) { return duration }
    report(.wrongValue, "\(what) must be a length of time", help: "write 250ms, 5s or 15m", at: yaml.location)
    return nil
  }

  /// A moment in ISO 8601.
  func timestamp(_ yaml: YAML, _ what: String) -> Timestamp? {
    if let moment = yaml.scalar.flatMap({ Timestamp(iso8601: $0) }) { return moment }
    report(.wrongValue, "\(what) must be a moment", help: "write 2026-03-01T09:00:00Z", at: yaml.location)
    return nil
  }

  /// One of the words of a type.
  func choice<Choice: RawRepresentable & CaseIterable>(_ yaml: YAML, _ what: String) -> Choice? where Choice.RawValue == String {
    if let choice = yaml.scalar.flatMap({ Choice(rawValue: $0) }) { return choice }
    reportChoice(yaml, what, Choice.allCases.map(\.rawValue))
    return nil
  }

  func reportChoice(_ yaml: YAML, _ what: String, _ words: [String]) {
    let meant = yaml.scalar.flatMap { EditDistance.closest(to: $0, among: words) }
    let help = meant.map { "did you mean \"\($0)\"?" } ?? "the possible values are \(words.joined(separator: ", "))"
    report(
      .wrongValue, yaml.scalar.map { "\(what) cannot be \"\($0)\"" } ?? "\(what) must be a word", help: help, at: yaml.location)
  }

  // MARK: Structures

  /// The elements of a list; a value that is not a list is a list of one, nothing an empty one.
  func elements(_ yaml: YAML) -> [YAML] {
    yaml.elements ?? (yaml.isNull ? [] : [yaml])
  }

  /// The texts of a list, or one text.
  func texts(_ yaml: YAML, _ what: String) -> [String] {
    elements(yaml).compactMap { text($0, what) }
  }

  /// The entries of a mapping whose keys are the user's own names; nothing for an empty value.
  func named(_ yaml: YAML, _ what: String, form: String) -> [(name: String, key: YAML, value: YAML)] {
    guard let entries = yaml.entries else {
      if !yaml.isNull { report(.wrongValue, "\(what) must be a mapping", help: "write \(form)", at: yaml.location) }
      return []
    }
    return entries.map { ($0.key.scalar ?? "", $0.key, $0.value) }
  }

  /// Names with a text each, in their order.
  func pairs(_ yaml: YAML, _ what: String) -> [(name: String, value: String)] {
    named(yaml, what, form: "{name: value}").compactMap { entry in
      text(entry.value, "\(what) `\(entry.name)`").map { (entry.name, $0) }
    }
  }

  private func hint(_ yaml: YAML) -> String? {
    switch yaml.value {
    case .scalar: yaml.isNull ? "nothing is written here" : nil
    case .sequence: "a list is written here"
    case .mapping: "a mapping is written here"
    }
  }
}
