import Basics
import IAMPolicy
import ScenarioKit
import ServiceCore

/// The calls of a run as a table: what was asked, what was checked, what decided, what the client was told.
struct CallTable {
  /// One line: a call, or several alike that follow each other.
  struct Row: Sendable {
    /// What the client was at.
    var phase: String?
    /// The call's id, of the first if there are several.
    var id: String
    /// Whether a service made it for the call before.
    var isDependent: Bool
    /// The operation.
    var action: String
    /// Whether it was refused by policies.
    var isDenied: Bool
    /// The ARNs that were checked, without what they have in common with the lake.
    var resources: [String]
    /// What decided: the statement, or the layer where nothing allows it.
    var decidedBy: String
    /// What the client was told: code and message; nil for success.
    var error: String?
    /// How many calls there were.
    var count = 1

    func isLike(_ other: Row) -> Bool {
      phase == other.phase && isDependent == other.isDependent && action == other.action && isDenied == other.isDenied
        && decidedBy == other.decidedBy && (error == nil) == (other.error == nil)
    }
  }

  /// The lines in order.
  private(set) var rows: [Row] = []

  init(_ examination: Examination) {
    for call in examination.own.calls {
      let row = CallTable.row(call, examination.subject)
      if let last = rows.last, last.isLike(row) {
        rows[rows.count - 1].count += 1
        if last.resources != row.resources { rows[rows.count - 1].resources = CallTable.joined(last.resources, row.resources) }
      } else {
        rows.append(row)
      }
    }
  }

  private static func joined(_ first: [String], _ second: [String]) -> [String] {
    first + second.filter { !first.contains($0) }
  }

  private static func row(_ call: Rehearsal.Call, _ subject: CustomerCase) -> Row {
    let record = call.record
    let refused = record.checks.first { !$0.decision.isAllowed }
    let shown = refused.map { [$0] } ?? record.checks
    return Row(
      phase: call.phase, id: "r-\(record.number)", isDependent: record.parent != nil, action: action(of: record),
      isDenied: refused != nil, resources: shown.map { subject.short($0.request.resource) },
      decidedBy: (refused ?? record.checks.last).map { subject.reason(for: $0.decision) } ?? "no permission is needed",
      error: record.errorCode.map { "\($0): \(record.errorMessage ?? "")" })
  }

  /// The operation, and the action where it has another name.
  private static func action(of record: JournalRecord) -> String {
    guard
      let action = record.checks.first(where: { !$0.decision.isAllowed })?.request.action ?? record.checks.first?.request.action,
      action != record.action
    else { return record.action }
    return "\(record.action) (\(action))"
  }
}

extension CustomerCase {
  /// An ARN without its account and region where they are the lake's.
  func short(_ arn: String) -> String {
    for prefix in [
      "arn:aws:glue:\(lake.region):\(lake.account):", "arn:aws:athena:\(lake.region):\(lake.account):", "arn:aws:s3:::",
    ] {
      if arn.hasPrefix(prefix) { return (prefix.contains("s3") ? "s3://" : "") + arn.dropFirst(prefix.count) }
    }
    return arn
  }

  /// What decided, in a few words.
  func reason(for decision: Decision) -> String {
    if let statement = decision.statement { return place(of: statement) }
    switch (decision.effect, decision.layer) {
    case (.allowed, .root): return "the account's root"
    case (.allowed, .exempt): return "allowed unless denied"
    case (.implicitDeny, let layer): return "nothing allows it (\(layer.rawValue))"
    case (_, let layer): return layer.rawValue
    }
  }

  /// `policy.json:31 #3 Results`
  func place(of statement: StatementReference) -> String {
    guard let file = file(of: statement.source) else { return statement.name() }
    let line = statement.range.map { ":\($0.startLine)" } ?? ""
    return "\(file.path)\(line) #\(statement.index + 1)\(statement.sid.map { " \($0)" } ?? "")"
  }
}
