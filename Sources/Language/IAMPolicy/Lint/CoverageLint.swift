import Basics

/// Finds actions that are allowed on some of the resources they are checked on, but not on all.
struct CoverageLint {
  private let document: PolicyDocument
  private let lint: PolicyLint
  private(set) var findings: [Diagnostic] = []

  init(_ document: PolicyDocument, in lint: PolicyLint) {
    (self.document, self.lint) = (document, lint)
    var seen: Set<String> = []
    for statement in document.statements where statement.effect == .allow && !statement.actions.isNegated {
      for action in statement.actions.patterns where seen.insert(action.text.lowercased()).inserted {
        check(action)
      }
    }
  }

  /// Actions of the Glue catalog are checked on the catalog, the database and the table alike.
  private mutating func check(_ pattern: PolicyText) {
    let actions = ActionTable.actions(matching: pattern.text).filter { action in
      action.required.contains { $0.name == "rootcatalog" }
    }
    for action in actions {
      let missing = action.required.filter { !document.allows(action.text, on: $0) }
      guard !missing.isEmpty, missing.count < action.required.count else { continue }
      let places = missing.map(\.sample).joined(separator: " and ")
      findings.append(
        lint.diagnostic(
          "ML054", .error,
          "\(action.text) is checked on \(action.required.map(\.spoken).joined(separator: ", ")) together, and \(places) is not covered",
          help: "add it to the resources", at: pattern))
      return
    }
  }
}

extension PolicyDocument {
  /// Whether some statement allows an action on some resource of a type.
  func allows(_ action: String, on type: ResourceType) -> Bool {
    allowing(action).contains { resources in
      resources.isNegated || resources.patterns.contains { type.overlaps($0.text) }
    }
  }

  /// Whether some statement allows an action on everything.
  func allowsEverywhere(_ action: String) -> Bool {
    allowing(action).contains { resources in
      resources.isNegated || resources.patterns.contains { $0.text.allSatisfy { $0 == "*" } }
    }
  }

  /// The resources of the statements that allow an action.
  func allowing(_ action: String) -> [PolicyStatement.PatternList] {
    statements.filter { statement in
      guard statement.effect == .allow else { return false }
      let isListed = statement.actions.patterns.contains { Glob.matches($0.text, action, ignoringCase: true) }
      return isListed != statement.actions.isNegated
    }.compactMap(\.resources)
  }
}
