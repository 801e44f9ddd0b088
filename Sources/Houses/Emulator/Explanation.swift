import Basics
import IAMPolicy
public import ServiceCore

/// Tells a remembered call's decision as a person reads it: layers, statements, near misses, the smallest fix, and what
/// the client saw.
public struct Explanation {
  let record: JournalRecord
  /// Whether nobody made the call: a person asks what would come of it.
  private let isQuestion: Bool

  /// An explanation of a call that was made.
  init(_ record: JournalRecord) {
    (self.record, isQuestion) = (record, false)
  }

  /// An explanation of a call that nobody made.
  /// - Parameter checks: what would be checked, in order; those after the first denial are told as not reached.
  public init(of checks: [JournalRecord.Check]) {
    var record = JournalRecord(number: 0, time: Timestamp(milliseconds: 0))
    let denial = checks.firstIndex { !$0.decision.isAllowed }
    record.checks = Array(checks.prefix((denial ?? checks.count - 1) + 1))
    record.unreached = checks.dropFirst(record.checks.count).map { Permission($0.request.action, on: $0.request.resource) }
    record.caller = checks.first?.request.principal.arn ?? ""
    let action = (checks.first?.request.action ?? "").split(separator: ":", maxSplits: 1).map(String.init)
    (record.service, record.operation) = (action.first ?? "", action.last ?? "")
    if let denied = denial.map({ checks[$0] }) { record.errorMessage = Explanation.sentence(for: denied) }
    (self.record, isQuestion) = (record, true)
  }

  /// Whether the call is allowed.
  public var isAllowed: Bool { !record.isDenied }

  /// What the client would be told.
  private static func sentence(for check: JournalRecord.Check) -> String {
    let service = check.request.action.split(separator: ":").first.map(String.init)
    if service == "athena" { return DenialMessage.athenaSentence(action: check.request.action) }
    let resource = check.request.resource
    return DenialMessage.sentence(
      principalARN: check.request.principal.arn, action: check.request.action, resource: resource == "*" ? nil : resource,
      decision: check.decision, era: .y2026, quotedResource: service == "s3")
  }

  /// Layers, statements, near misses, the smallest fix, and what the client saw.
  public var text: String {
    var lines = [heading] + resources
    if let fault = record.fault { lines.append("  decided by the scripted fault \"\(fault)\"") }
    if let check = record.checks.last(where: { !$0.decision.isAllowed }) ?? record.checks.last {
      lines += tree(check)
    } else if record.fault == nil {
      lines.append("  no permission was checked for this call")
    }
    lines += fix + grant + answer
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let verdict = record.isDenied ? "DENIED " : record.errorCode == nil ? "ALLOWED" : "FAILED "
    let name = isQuestion ? "" : "r-\(record.number)  "
    return "\(verdict)  \(name)\(record.action)  by \(record.caller)"
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
    PolicyEvaluator.trace(check.request, check.policies).textLines(showsLines: isQuestion)
  }

  // MARK: The fix

  /// The smallest addition for an implicit denial; an explicit one is cured only where it stands.
  private var fix: [String] {
    guard let denied = record.checks.last(where: { !$0.decision.isAllowed }) else { return [] }
    if denied.decision.effect == .explicitDeny {
      let place = denied.decision.statement.map { $0.name(showsLine: isQuestion) } ?? "the scripted fault"
      return ["Smallest fix: narrow or remove the deny in \(place); no allow can outweigh it"]
    }
    let missing =
      record.checks.filter { !$0.decision.isAllowed }.map { ($0.request.action, $0.request.resource) }
      + record.unreached.flatMap { permission in permission.resources.map { (permission.action, $0) } }
    let command = isQuestion ? "" : " (mocklake policy --missing --request r-\(record.number))"
    return ["Smallest fix: allow\(command)"]
      + missing.map { "  \($0.0) on \($0.1)" }
  }

  private var answer: [String] {
    guard let message = record.errorMessage else { return [] }
    if isQuestion { return ["The client would be told:", "  \(message)"] }
    return ["The client was told (\(record.status) \(record.errorCode ?? "")):", "  \(message)"]
  }
}
