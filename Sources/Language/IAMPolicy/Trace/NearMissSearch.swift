import Basics

/// Looks why an allowing statement misses a request, when a single element of it is to blame.
struct NearMissSearch {
  /// The statement.
  let statement: CompiledStatement
  /// The policy it belongs to.
  let document: PolicyDocument
  /// The request.
  let question: Question

  /// The slips that explain a statement's mismatches; none for denies, matches, and statements that miss in several ways.
  func nearMisses(for mismatches: [StatementMismatch]) -> [NearMiss] {
    guard statement.origin.effect == .allow, mismatches.count == 1, let mismatch = mismatches.first else { return [] }
    switch mismatch {
    case .action(isNegated: false): return actionSlips()
    case .resource(isNegated: false), .variable: return resourceSlips()
    case .condition: return conditionSlip(mismatch).map { [$0] } ?? []
    default: return []
    }
  }

  private func conditionSlip(_ mismatch: StatementMismatch) -> NearMiss? {
    guard let failing = statement.conditions.first(where: { !$0.holds(in: question) }) else { return nil }
    return NearMiss(
      kind: .condition, statement: statement.reference, written: failing.origin.key, suggestion: nil,
      message: mismatch.text)
  }
}

extension NearMissSearch {
  private func actionSlips() -> [NearMiss] {
    statement.origin.actions.patterns.compactMap { actionSlip($0) }
  }

  private func actionSlip(_ written: PolicyText) -> NearMiss? {
    let wanted = question.request.action
    func slip(_ kind: NearMiss.Kind, _ message: String) -> NearMiss {
      NearMiss(
        kind: kind, statement: statement.reference, written: written, suggestion: wanted, message: message)
    }
    if written.text.contains(where: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
      guard holdsAction(written.text, wanted) else { return nil }
      return slip(.actionMalformed, "\"\(written.text)\" is one action with blanks or commas in it and matches nothing")
    }
    let (service, name) = split(written.text.lowercased())
    let (wantedService, wantedName) = split(wanted.lowercased())
    if service != wantedService, name == wantedName {
      return slip(.actionOfOtherService, "\(written.text) belongs to another service than \(wanted)")
    }
    guard service == wantedService, !name.contains("*"), (1...2).contains(EditDistance.between(name, wantedName)) else {
      return nil
    }
    return slip(.actionMisspelt, "\(written.text) differs from \(wanted) by a letter or two")
  }

  private func holdsAction(_ text: String, _ action: String) -> Bool {
    text.lowercased().split { $0.isWhitespace || $0 == "," || $0 == ";" }.contains {
      Glob.matches(String($0), action.lowercased())
    }
  }

  private func split(_ action: String) -> (service: String, name: String) {
    let parts = action.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts.first ?? ""), String(parts.count > 1 ? parts[1] : ""))
  }
}
