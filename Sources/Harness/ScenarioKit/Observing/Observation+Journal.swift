import IAMPolicy
import ServiceCore

extension Observation.Request {
  /// A call as the journal remembers it.
  init(_ record: JournalRecord) {
    self.init(
      id: "r-\(record.number)", action: record.action, isDependent: record.parent != nil, errorCode: record.errorCode,
      denial: record.refusal?.reason ?? (record.isDeniedByLakeFormation ? "lakeFormation" : nil),
      explanation: record.explanation)
  }
}

extension JournalRecord {
  /// The check that refused the call, or would have if policies were enforced.
  fileprivate var refusal: Decision? { checks.first { !$0.decision.isAllowed }?.decision }

  /// Why the call was allowed or refused, in one line; nil if nothing was decided.
  fileprivate var explanation: String? {
    if let fault, !checks.contains(where: { !$0.decision.isAllowed }) { return "was struck by the fault \"\(fault)\"" }
    if let check = checks.first(where: { !$0.decision.isAllowed }) { return refusalLine(check) }
    if let errorCode { return "ended with \(errorCode)\(errorMessage.map { ": \($0)" } ?? "")" }
    guard let decision = checks.last?.decision else { return nil }
    guard let statement = decision.statement else { return "was allowed by the \(decision.layer.rawValue) layer" }
    let sid = statement.sid.map { " (\($0))" } ?? ""
    return "was allowed by policy \"\(statement.source.name)\" statement \(statement.index + 1)\(sid)"
  }

  private func refusalLine(_ check: Check) -> String {
    let line = "was denied (\(check.decision.reason)) on \(check.request.resource)"
    if let fault { return "\(line) by the fault \"\(fault)\"" }
    if let statement = check.decision.statement {
      return "\(line) by policy \"\(statement.source.name)\" statement \(statement.index + 1)"
    }
    let misses = PolicyEvaluator.trace(check.request, check.policies).nearMisses.map(\.message)
    return misses.isEmpty ? line : "\(line); near miss: \(misses.joined(separator: "; "))"
  }
}

extension Decision {
  /// Why permission was refused, in the words that faults use: an explicit denial is called so whatever layer holds it.
  fileprivate var reason: String {
    if effect == .explicitDeny { return "explicit" }
    return switch layer {
    case .identity, .root, .exempt: "implicit"
    case .serviceControl: "scp"
    case .resourceControl: "rcp"
    case .boundary, .session, .resource, .trust, .endpoint: layer.rawValue
    }
  }
}
