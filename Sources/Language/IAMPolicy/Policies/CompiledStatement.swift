/// A statement ready for evaluation.
final class CompiledStatement: Sendable {
  /// The statement as written.
  let origin: PolicyStatement
  /// Its name in decisions and traces.
  let reference: StatementReference
  /// What must hold besides.
  let conditions: [CompiledCondition]
  let resources: [ResourcePattern]
  private let prefixes: LiteralPrefixes
  /// Whether the element is `NotResource`; nil if the statement names no resources.
  private let resourcesAreNegated: Bool?
  private let actions: ActionPatternList
  private let actionsAreNegated: Bool
  private let principals: PrincipalPattern?
  private let kind: PolicyKind

  /// Makes a statement ready for evaluation.
  init(_ statement: PolicyStatement, of document: PolicyDocument, source: PolicySource) {
    let variables = document.version == .v2012
    origin = statement
    kind = document.kind
    reference = StatementReference(
      source: source, index: statement.index, sid: statement.sid, effect: statement.effect, range: statement.range)
    actionsAreNegated = statement.actions.isNegated
    actions = ActionPatternList(statement.actions.patterns)
    resources = statement.resources?.patterns.map { ResourcePattern($0.text, variables: variables) } ?? []
    prefixes = LiteralPrefixes(resources.map(\.literal))
    resourcesAreNegated = statement.resources?.isNegated
    principals = statement.principals.map { PrincipalPattern($0) }
    conditions = statement.conditions.map { CompiledCondition($0, variables: variables) }
  }

  /// Whether action, resource and conditions match; who asks is another question.
  func matches(_ question: Question) -> Bool {
    matchesAction(question) && matchesResource(question)
      && conditions.allSatisfy { $0.holds(in: question) }
  }

  /// Whether `Action` or `NotAction` covers the request.
  func matchesAction(_ question: Question) -> Bool {
    actions.matches(question) != actionsAreNegated
  }

  /// Whether `Resource` or `NotResource` covers the request. Without either, only a trust policy covers anything.
  ///
  /// A pattern with a variable that has no value matches nothing.
  func matchesResource(_ question: Question) -> Bool {
    guard let resourcesAreNegated else { return kind == .trust }
    let isNamed = prefixes.contains(question.resource.bytes) { index, _ in
      resources[index].compare(question.resource, in: question) == .matched
    }
    return isNamed != resourcesAreNegated
  }

  /// How closely the statement names the caller; a statement of a resource policy without principal names nobody.
  func matchPrincipal(_ question: Question) -> PrincipalMatch {
    guard kind.hasPrincipal else { return .direct }
    return principals?.match(question.request.principal, hasBoundary: question.hasBoundary) ?? .none
  }
}
