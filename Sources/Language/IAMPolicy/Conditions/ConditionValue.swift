import Basics

/// One value of a condition, read once for the comparison it takes part in.
enum ConditionValue: Sendable {
  /// How a value of the request compares with it.
  enum Outcome: Sendable, Equatable {
    /// The comparison holds.
    case holds
    /// The comparison does not hold.
    case fails
    /// One side cannot be read as what the operator compares; then the negated operator fails too.
    case invalid
    /// A policy variable has no value; then the negated operator holds.
    case unresolved(key: String)
  }

  case text(TextPattern)
  case foldedText(TextPattern)
  case number(Double?)
  case date(Timestamp?)
  case range(IPRange?)
  case arn([TextPattern]?)

  /// Reads a policy's value.
  init(_ text: String, for comparison: ConditionOperator.Comparison, variables: Bool) {
    switch comparison {
    case .stringEquals: self = .text(TextPattern(text, variables: variables, wildcards: false))
    case .stringLike: self = .text(TextPattern(text, variables: variables, wildcards: true))
    case .binaryEquals, .null: self = .text(TextPattern(text, variables: false, wildcards: false))
    case .stringEqualsIgnoreCase, .bool:
      self = .foldedText(TextPattern(text, variables: variables, wildcards: false, foldsCase: true))
    case .numericEquals, .numericLessThan, .numericLessThanEquals, .numericGreaterThan, .numericGreaterThanEquals:
      self = .number(ConditionNumber.read(text))
    case .dateEquals, .dateLessThan, .dateLessThanEquals, .dateGreaterThan, .dateGreaterThanEquals:
      self = .date(ConditionDate.read(text))
    case .ipAddress: self = .range(IPRange(text))
    case .arnEquals, .arnLike: self = .arn(Self.parts(ofARN: text, variables: variables))
    }
  }

  /// Compares a value of the request with it.
  func compare(
    _ value: String, by comparison: ConditionOperator.Comparison, in question: Question
  ) -> Outcome {
    switch self {
    case .text(let pattern): Outcome(pattern.compare(Array(value.utf8)[...], in: question))
    case .foldedText(let pattern): Outcome(pattern.compare(Array(value.lowercased().utf8)[...], in: question))
    case .number(let limit): comparison.compare(ConditionNumber.read(value), limit)
    case .date(let limit): comparison.compare(ConditionDate.read(value), limit)
    case .range(let range): compare(IPRange(value), range)
    case .arn(let parts): compare(ARNParts(value), parts, in: question)
    }
  }

  /// The condition keys that stand in the value as variables.
  var variableKeys: [String] {
    switch self {
    case .text(let pattern), .foldedText(let pattern): pattern.variableKeys
    case .arn(let parts): parts.map { $0.flatMap(\.variableKeys) } ?? []
    case .number, .date, .range: []
    }
  }

  private func compare(_ value: IPRange?, _ range: IPRange?) -> Outcome {
    guard let value, let range else { return .invalid }
    return range.contains(value) ? .holds : .fails
  }

  private func compare(_ value: ARNParts, _ parts: [TextPattern]?, in question: Question) -> Outcome {
    guard let parts, value.isARN else { return .invalid }
    for (index, pattern) in parts.enumerated() {
      let outcome = pattern.compare(value.part(index), in: question)
      if outcome != .matched { return Outcome(outcome) }
    }
    return .holds
  }

  /// The six parts of an ARN pattern, split at colons outside variables; nil if it has fewer.
  private static func parts(ofARN text: String, variables: Bool) -> [TextPattern]? {
    var parts = [""]
    var isInVariable = false
    var previous: Character = " "
    for character in text {
      if variables, character == "{", previous == "$" { isInVariable = true }
      if character == "}" { isInVariable = false }
      if character == ":", !isInVariable, parts.count < 6 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      previous = character
    }
    return parts.count == 6 ? parts.map { TextPattern($0, variables: variables, wildcards: true) } : nil
  }
}

extension ConditionValue.Outcome {
  fileprivate init(_ outcome: TextPattern.Outcome) {
    switch outcome {
    case .matched: self = .holds
    case .differs: self = .fails
    case .unresolved(let key): self = .unresolved(key: key)
    }
  }
}

extension ConditionOperator.Comparison {
  /// Compares two numbers or moments; either missing is invalid.
  fileprivate func compare<Value: Comparable>(_ value: Value?, _ limit: Value?) -> ConditionValue.Outcome {
    guard let value, let limit else { return .invalid }
    let holds =
      switch self {
      case .numericLessThan, .dateLessThan: value < limit
      case .numericLessThanEquals, .dateLessThanEquals: value <= limit
      case .numericGreaterThan, .dateGreaterThan: value > limit
      case .numericGreaterThanEquals, .dateGreaterThanEquals: value >= limit
      default: value == limit
      }
    return holds ? .holds : .fails
  }
}
