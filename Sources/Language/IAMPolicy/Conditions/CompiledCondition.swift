/// One key of a condition block, ready for evaluation.
struct CompiledCondition: Sendable {
  /// The key as the policy writes it, and what it is compared with: for traces.
  let origin: PolicyStatement.Condition
  /// The operator; nil if there is none of that name, and then the condition never holds.
  let condition: ConditionOperator?
  private let key: String
  private let values: [ConditionValue]

  /// Reads a condition of a policy that has, or has not, policy variables.
  init(_ origin: PolicyStatement.Condition, variables: Bool) {
    self.origin = origin
    key = origin.key.text.lowercased()
    let condition = ConditionOperator(origin.operatorName.text)
    self.condition = condition
    values = origin.values.map { value in
      ConditionValue(value.text, for: condition?.comparison ?? .null, variables: variables)
    }
  }

  /// Whether the condition holds for a request.
  func holds(in question: Question) -> Bool {
    guard let condition else { return false }
    let found = question.request.values(of: key) ?? []
    if condition.comparison == .null { return holdsNull(isAbsent: found.isEmpty) }
    guard !found.isEmpty else { return holdsForAbsentKey(condition) }
    switch condition.qualifier {
    case .forAllValues: return found.allSatisfy { satisfies($0, condition, in: question) }
    case .forAnyValue: return found.contains { satisfies($0, condition, in: question) }
    case nil: return found.count == 1 && satisfies(found[0], condition, in: question)
    }
  }

  /// The condition keys it asks for: its own and those that stand in its values as variables.
  var keys: [String] { [key] + values.flatMap(\.variableKeys) }

  private func holdsNull(isAbsent: Bool) -> Bool {
    origin.values.contains { $0.text.lowercased() == (isAbsent ? "true" : "false") }
  }

  private func holdsForAbsentKey(_ condition: ConditionOperator) -> Bool {
    if condition.ifExists || condition.qualifier == .forAllValues { return true }
    return condition.qualifier == nil && condition.isNegated
  }

  /// Whether one value of the request agrees with any of the policy's values, or with a negated operator with none.
  private func satisfies(_ value: String, _ condition: ConditionOperator, in question: Question) -> Bool {
    guard condition.isNegated else {
      return values.contains { $0.compare(value, by: condition.comparison, in: question) == .holds }
    }
    return values.allSatisfy { expected in
      switch expected.compare(value, by: condition.comparison, in: question) {
      case .fails, .unresolved: true
      case .holds, .invalid: false
      }
    }
  }
}
