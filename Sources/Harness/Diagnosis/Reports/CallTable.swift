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
    /// The operation for which a service made it; nil for calls of the client.
    var parent: String?
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
      phase == other.phase && parent == other.parent && action == other.action && isDenied == other.isDenied
        && decidedBy == other.decidedBy && (error == nil) == (other.error == nil)
    }
  }

  /// The lines in order.
  private(set) var rows: [Row] = []

  /// The calls of a run; those that are alike within a phase share the line of the first.
  init(_ step: Rehearsal.Step, of subject: CustomerCase) {
    var begin = 0
    var parents: [Int: String] = [:]
    for call in step.calls {
      var row = CallTable.row(call, subject)
      parents[call.record.number] = row.action
      row.parent = call.record.parent.flatMap { parents[$0] }
      if rows.last?.phase != row.phase { begin = rows.count }
      if let index = rows[begin...].firstIndex(where: { $0.isLike(row) }) {
        rows[index].count += 1
        rows[index].resources = CallTable.joined(rows[index].resources, row.resources)
      } else {
        rows.insert(row, at: place(of: row, from: begin))
      }
    }
  }

  /// Where a line goes: at the end, but what a service did for a call goes below that call.
  private func place(of row: Row, from begin: Int) -> Int {
    guard let parent = row.parent, let index = rows[begin...].lastIndex(where: { $0.action == parent && $0.parent == nil }) else {
      return rows.count
    }
    return rows[(index + 1)...].firstIndex { $0.parent == nil } ?? rows.count
  }

  private static func joined(_ first: [String], _ second: [String]) -> [String] {
    second.reduce(into: first) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func row(_ call: Rehearsal.Call, _ subject: CustomerCase) -> Row {
    let record = call.record
    let refused = record.checks.first { !$0.decision.isAllowed }
    let shown = refused.map { [$0] } ?? record.checks
    return Row(
      phase: call.phase, id: "r-\(record.number)", action: action(of: record),
      isDenied: refused != nil,
      resources: CallTable.joined([], shown.map { subject.short(subject.folder(of: $0.request.resource)) }),
      decidedBy: (refused ?? record.checks.last).map { subject.reason(for: $0.decision) } ?? "no permission is needed",
      error: record.errorCode.map { "\($0): \((record.errorMessage ?? "").firstLine)" })
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
  /// The folder of an object of S3, whose own name says nothing; everything else as it is.
  func folder(of arn: String) -> String {
    guard arn.hasPrefix("arn:aws:s3:::"), let slash = arn.lastIndex(of: "/") else { return arn }
    return "\(arn[...slash])*"
  }

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
