import Basics

/// Finds what is wrong in one statement.
struct StatementLint {
  let statement: PolicyStatement
  let document: PolicyDocument
  private let lint: PolicyLint
  private(set) var findings: [Diagnostic] = []

  init(_ statement: PolicyStatement, of document: PolicyDocument, in lint: PolicyLint) {
    (self.statement, self.document, self.lint) = (statement, document, lint)
    for action in actions { checkName(of: action) }
    checkSwallowedActions()
    for resource in resources { checkForm(of: resource) }
    checkSwallowedResources()
    checkConditions()
    checkWidth()
    checkTypes()
  }

  var actions: [PolicyText] { statement.actions.patterns }
  var resources: [PolicyText] { statement.resources?.patterns ?? [] }

  mutating func report(
    _ code: String, severity: Diagnostic.Severity = .error, _ message: String, help: String? = nil, at place: PolicyText
  ) {
    findings.append(lint.diagnostic(code, severity, message, help: help, at: place))
  }
}

// MARK: Actions

extension StatementLint {
  private mutating func checkName(of action: PolicyText) {
    let text = action.text
    guard text != "*", let colon = text.firstIndex(of: ":") else { return }
    if text.contains(where: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
      return report(
        "ML041", "\"\(text)\" is read as one action and matches nothing", help: "write every action as a text of its own",
        at: action)
    }
    let service = String(text[..<colon])
    guard ActionTable.isService(service) else {
      let near = ActionTable.service(closestTo: service)
      return report(
        "ML042", "AWS has no service \"\(service)\" in actions",
        help: near.map { "did you mean \"\($0)\(text[colon...])\"?" }, at: action)
    }
    guard ActionTable.covers(service), ActionTable.actions(matching: text).isEmpty else { return }
    if text.contains(where: { $0 == "*" || $0 == "?" }) {
      return report("ML041", "no action of \(service) matches \"\(text)\"", at: action)
    }
    report(
      "ML041", "\"\(text)\" is no action, it grants nothing",
      help: ActionTable.suggestion(for: text).map { "did you mean \"\($0)\"?" }, at: action)
  }

  private mutating func checkSwallowedActions() {
    for (index, action) in actions.enumerated() {
      let cover = actions.enumerated().first { other in
        other.offset != index && swallows(other.element.text, action.text)
          && (other.offset < index || !swallows(action.text, other.element.text))
      }
      guard let cover else { continue }
      let reason =
        cover.element.text.lowercased() == action.text.lowercased()
        ? "\"\(action.text)\" is listed twice" : "\"\(action.text)\" adds nothing, \"\(cover.element.text)\" covers it"
      report("ML049", severity: .note, reason, at: action)
    }
  }

  private func swallows(_ wide: String, _ narrow: String) -> Bool { Glob.matches(wide, narrow, ignoringCase: true) }

  private mutating func checkWidth() {
    guard statement.effect == .allow, !statement.actions.isNegated, statement.conditions.isEmpty,
      document.kind != .boundary, document.kind != .serviceControl, document.kind != .resourceControl
    else { return }
    guard resources.contains(where: { $0.text == "*" }) else { return }
    for action in actions {
      if action.text == "*" {
        report("ML047", severity: .warning, "the statement allows everything to everything in the account", at: action)
      } else if action.text.hasSuffix(":*") {
        report(
          "ML047", severity: .warning, "the statement allows every action of \(action.text.dropLast(2)) on every resource",
          at: action)
      }
    }
  }
}

// MARK: Conditions

extension StatementLint {
  private mutating func checkConditions() {
    for condition in statement.conditions {
      for value in condition.values {
        guard let placeholder = Placeholder.marked(in: value.text) else { continue }
        report("ML045", "the placeholder \(placeholder) was not replaced", at: value)
      }
    }
  }
}
