import IAMPolicy
import ServiceCore

/// Tells a remembered call's decision as a person reads it: layers, statements, near misses, the smallest fix, and what
/// the client saw.
struct Explanation {
  private let record: JournalRecord

  init(_ record: JournalRecord) {
    self.record = record
  }

  var text: String {
    var lines = [heading] + resources
    if let fault = record.fault { lines.append("  decided by the scripted fault \"\(fault)\"") }
    if let check = record.checks.last(where: { !$0.decision.isAllowed }) ?? record.checks.last {
      lines += tree(check)
    } else if record.fault == nil {
      lines.append("  no permission was checked for this call")
    }
    lines += fix + answer
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let verdict = record.isDenied ? "DENIED " : record.errorCode == nil ? "ALLOWED" : "FAILED "
    return "\(verdict)  r-\(record.number)  \(record.action)  by \(record.caller)"
  }

  /// Every resource in the order of the checks, with its verdict.
  private var resources: [String] {
    let checked = record.checks.map { check in
      "  \(check.decision.isAllowed ? "allowed    " : "DENIED     ")  \(check.request.action) on \(check.request.resource)"
    }
    let rest = record.unreached.flatMap { permission in
      permission.resources.map { "  not reached  \(permission.action) on \($0)" }
    }
    return checked + rest
  }

  // MARK: The decision

  private func tree(_ check: JournalRecord.Check) -> [String] {
    let trace = PolicyEvaluator.trace(check.request, check.policies)
    var lines: [String] = []
    for (number, layer) in Explanation.layers.enumerated() {
      let traced = trace.layers.filter { $0.layer == layer.layer }
      if traced.isEmpty { lines.append("  \(number + 1)  \(layer.name)  none set") }
      for trace in traced {
        lines.append(
          "  \(number + 1)  \(layer.name)  \(trace.outcome == .silent ? "no statement matches" : trace.outcome.rawValue)")
        for policy in trace.policies { lines += policy.statements.map { "       \(line($0))" } }
      }
    }
    lines.append("  =>  \(check.decision.effect.text) by \(check.decision.layer.rawValue)")
    lines += trace.nearMisses.map { "  near miss: \($0.message)" + ($0.suggestion.map { ", did you mean \($0)?" } ?? "") }
    return lines
  }

  private static let layers: [(layer: PolicyLayer, name: String)] = [
    (.serviceControl, "service control policies"), (.resourceControl, "resource control policies"),
    (.endpoint, "VPC endpoint policy"), (.resource, "resource policy"), (.trust, "role trust policy"),
    (.identity, "identity policies"), (.boundary, "permissions boundary"), (.session, "session policy"),
  ]

  private func line(_ statement: StatementTrace) -> String {
    let reference = statement.reference
    let name = "\(reference.source.name) #\(reference.index + 1)\(reference.sid.map { " \($0)" } ?? "")"
    let verdict = statement.matches ? "matches" : "no: " + statement.mismatches.map(\.text).joined(separator: "; ")
    return "\(name)  \(reference.effect.rawValue)  \(verdict)"
  }

  // MARK: The fix

  /// The smallest addition for an implicit denial; an explicit one is cured only where it stands.
  private var fix: [String] {
    guard let denied = record.checks.last(where: { !$0.decision.isAllowed }) else { return [] }
    if denied.decision.effect == .explicitDeny {
      let place = denied.decision.statement.map { "\($0.source.name) #\($0.index + 1)" } ?? "the scripted fault"
      return ["Smallest fix: narrow or remove the deny in \(place); no allow can outweigh it"]
    }
    let missing =
      record.checks.filter { !$0.decision.isAllowed }.map { ($0.request.action, $0.request.resource) }
      + record.unreached.flatMap { permission in permission.resources.map { (permission.action, $0) } }
    return ["Smallest fix: allow (mocklake policy --missing --request r-\(record.number))"]
      + missing.map { "  \($0.0) on \($0.1)" }
  }

  private var answer: [String] {
    guard let message = record.errorMessage else { return [] }
    return ["The client was told (\(record.status) \(record.errorCode ?? "")):", "  \(message)"]
  }
}
