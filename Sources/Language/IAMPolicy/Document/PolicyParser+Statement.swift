import Documents

private let statementElements: Set<String> = [
  "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
]

extension PolicyParser {
  /// One statement.
  func statement(_ json: JSON, index: Int, _ ranges: inout StatementRanges) throws(PolicyError) -> PolicyStatement {
    guard let members = json.members else { throw syntax("a statement is a JSON object", at: json.offset) }
    try checkMembers(members, known: statementElements)
    return PolicyStatement(
      index: index, sid: try optionalText(json["Sid"], "Sid"), effect: try effect(json), principals: try principals(json),
      actions: try patterns(json, "Action") ?? PolicyStatement.PatternList([]),
      resources: try patterns(json, "Resource"), conditions: try conditions(json["Condition"]),
      offset: json.offset, range: ranges.range(ofObjectAt: json.offset))
  }

  private func effect(_ statement: JSON) throws(PolicyError) -> PolicyStatement.Effect {
    guard let json = statement["Effect"] else {
      throw PolicyError(words.missingEffect, reason: "the statement has no Effect", at: statement.offset)
    }
    guard let effect = json.string.flatMap(PolicyStatement.Effect.init) else {
      let text = json.string ?? ""
      throw PolicyError(
        words.effect(text), reason: "an Effect is \"Allow\" or \"Deny\", exactly so written", at: json.offset)
    }
    return effect
  }

  /// `Action` or `NotAction`, `Resource` or `NotResource`; never both of a pair.
  private func patterns(_ statement: JSON, _ name: String) throws(PolicyError) -> PolicyStatement.PatternList? {
    let (positive, negative) = (statement[name], statement["Not\(name)"])
    if positive != nil, let negative {
      throw syntax("a statement has \(name) or Not\(name), not both", at: negative.offset)
    }
    guard let json = positive ?? negative else { return nil }
    return PolicyStatement.PatternList(isNegated: negative != nil, try texts(json, name))
  }

  /// A string or a list of strings.
  private func texts(_ json: JSON, _ name: String) throws(PolicyError) -> [PolicyText] {
    var texts: [PolicyText] = []
    for element in json.elements ?? [json] {
      guard let text = element.string else { throw syntax("\(name) is a string or a list of strings", at: element.offset) }
      texts.append(PolicyText(text, offset: element.offset))
    }
    return texts
  }
}

// MARK: Principals

extension PolicyParser {
  private func principals(_ statement: JSON) throws(PolicyError) -> PolicyStatement.Principals? {
    let (positive, negative) = (statement["Principal"], statement["NotPrincipal"])
    if positive != nil, let negative {
      throw syntax("a statement has Principal or NotPrincipal, not both", at: negative.offset)
    }
    guard let json = positive ?? negative else { return nil }
    return PolicyStatement.Principals(isNegated: negative != nil, try entries(json))
  }

  /// A bare string stands for an AWS principal, `"*"` among them.
  private func entries(_ json: JSON) throws(PolicyError) -> [PolicyStatement.Principals.Entry] {
    if let text = json.string { return [.init(.aws, PolicyText(text, offset: json.offset))] }
    guard let members = json.members else { throw syntax("a principal is an object or \"*\"", at: json.offset) }
    try checkMembers(members, known: Set(members.map(\.name)))
    var entries: [PolicyStatement.Principals.Entry] = []
    for member in members {
      guard let kind = PolicyStatement.Principals.Kind(rawValue: member.name) else {
        throw PolicyError(
          words.principalKind(member.name), reason: "there is no kind of principal \"\(member.name)\"", at: member.offset,
          help: "principals are of the kind AWS, Service, Federated or CanonicalUser")
      }
      for text in try texts(member.value, member.name) { entries.append(.init(kind, text)) }
    }
    return entries
  }
}

// MARK: Conditions

extension PolicyParser {
  private func conditions(_ json: JSON?) throws(PolicyError) -> [PolicyStatement.Condition] {
    guard let json else { return [] }
    guard let operators = json.members else { throw syntax("Condition is a JSON object", at: json.offset) }
    try checkMembers(operators, known: Set(operators.map(\.name)))
    var conditions: [PolicyStatement.Condition] = []
    for member in operators {
      guard ConditionOperator(member.name) != nil else {
        throw PolicyError(
          words.conditionOperator(member.name), reason: "there is no condition operator \"\(member.name)\"",
          at: member.offset, help: ConditionOperator.name(closestTo: member.name).map { "did you mean \"\($0)\"?" })
      }
      guard let keys = member.value.members else {
        throw syntax("a condition operator takes an object of keys and values", at: member.value.offset)
      }
      try checkMembers(keys, known: Set(keys.map(\.name)))
      for key in keys { try conditions.append(condition(member, key)) }
    }
    return conditions
  }

  private func condition(_ name: JSON.Member, _ key: JSON.Member) throws(PolicyError) -> PolicyStatement.Condition {
    var values: [PolicyText] = []
    for element in key.value.elements ?? [key.value] {
      guard let text = element.scalarText else {
        throw syntax("a condition's value is a string, a number, a boolean or a list of them", at: element.offset)
      }
      values.append(PolicyText(text, offset: element.offset))
    }
    return PolicyStatement.Condition(
      operatorName: PolicyText(name.name, offset: name.offset), key: PolicyText(key.name, offset: key.offset),
      values: values)
  }
}

extension JSON {
  /// The text of a string, number or boolean, as conditions compare it.
  fileprivate var scalarText: String? {
    switch value {
    case .string(let text), .number(let text): text
    case .bool(let bool): bool ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
