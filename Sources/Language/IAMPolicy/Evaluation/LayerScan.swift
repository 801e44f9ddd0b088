/// What the statements of one layer say to a request.
struct LayerScan: Sendable {
  /// The first statement that denies.
  var deny: StatementReference?
  /// The statement that allows; the one that names the caller most closely.
  var allow: StatementReference?
  /// How closely that statement names the caller.
  var strength = PrincipalMatch.none

  /// Asks policies of which any may allow; stops at the first deny.
  init(_ policies: some Sequence<CompiledPolicy>, _ question: Question) {
    for policy in policies {
      scan(policy, question)
      if deny != nil { return }
    }
  }

  private mutating func scan(_ policy: CompiledPolicy, _ question: Question) {
    for statement in policy.statements where isWorthAsking(statement) && statement.matches(question) {
      let match = statement.matchPrincipal(question)
      guard match > .none else { continue }
      if statement.origin.effect == .deny {
        deny = statement.reference
        return
      }
      if match > strength { (allow, strength) = (statement.reference, match) }
    }
  }

  /// A further allow matters only while none names the caller itself.
  private func isWorthAsking(_ statement: CompiledStatement) -> Bool {
    statement.origin.effect == .deny || strength < .direct
  }
}
