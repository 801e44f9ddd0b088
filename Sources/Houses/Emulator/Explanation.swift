import IAMPolicy
import ServiceCore

/// Tells a remembered call's decision as a person reads it: layers, statements, near misses, and what the client saw.
struct Explanation {
  private let record: JournalRecord

  init(_ record: JournalRecord) {
    self.record = record
  }

  var text: String {
    var lines = [heading]
    if let fault = record.fault { lines.append("  decided by the scripted fault \"\(fault)\"") }
    for (index, check) in record.checks.enumerated() {
      lines.append("  \(check.decision.isAllowed ? "allowed" : "DENIED ")  \(check.request.action) on \(check.request.resource)")
      // The trace of the last check is the one that decided; the others were allowed before it.
      if index == record.checks.count - 1 { lines += tree(check) }
    }
    if record.checks.isEmpty, record.fault == nil { lines.append("  no permission was checked for this call") }
    if let message = record.errorMessage {
      lines.append("The client was told (\(record.status) \(record.errorCode ?? "")):")
      lines.append("  \(message)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let verdict = record.isDenied ? "DENIED " : record.errorCode == nil ? "ALLOWED" : "FAILED "
    return "\(verdict)  r-\(record.number)  \(record.action)  by \(record.caller)"
  }

  private func tree(_ check: JournalRecord.Check) -> [String] {
    let trace = PolicyEvaluator.trace(check.request, check.policies)
    var lines: [String] = []
    for (index, layer) in trace.layers.enumerated() {
      let number = layer.level.map { "\(index + 1).\($0 + 1)" } ?? "\(index + 1)"
      lines.append("  \(number)  \(layer.layer.rawValue)  \(layer.outcome.rawValue)")
      for policy in layer.policies { lines += policy.statements.map { "       \(line($0))" } }
    }
    lines.append("  =>  \(check.decision.effect.text) by \(check.decision.layer.rawValue)")
    lines += trace.nearMisses.map { "  near miss: \($0.message)" + ($0.suggestion.map { " -> \($0)" } ?? "") }
    return lines
  }

  private func line(_ statement: StatementTrace) -> String {
    let reference = statement.reference
    let name = "\(reference.source.name) #\(reference.index + 1)\(reference.sid.map { " \($0)" } ?? "")"
    let verdict = statement.matches ? "matches" : "no: " + statement.mismatches.map(\.text).joined(separator: "; ")
    return "\(name)  \(reference.effect.rawValue)  \(verdict)"
  }
}
