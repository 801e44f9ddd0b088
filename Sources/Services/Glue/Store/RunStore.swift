import AWSWire
import Basics
import Documents
import SQLite
import ServiceCore

/// The runs of jobs, crawlers and workflows in one account and region.
struct RunStore {
  let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  private var place: [SQLValue] { [.text(request.account), .text(request.region)] }

  /// Stores a new run or a new state of one.
  func put(_ run: Run) throws(ServiceError) {
    let due = run.due.map { SQLValue.integer($0.milliseconds) } ?? .null
    try request.query { connection in
      _ = try connection.change(
        """
        INSERT INTO glue_run (account, region, kind, owner, id, workflow_run, active, due, document, plan)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, region, kind, owner, id) DO UPDATE
        SET active = excluded.active, due = excluded.due, document = excluded.document, plan = excluded.plan
        """,
        place + [
          .text(run.kind.rawValue), .text(run.owner), .text(run.id), .text(optional: run.workflowRun),
          .integer(run.isActive ? 1 : 0), due, .text(run.document.text), .text(run.plan.text),
        ])
    }
  }

  func find(_ kind: ResourceKind, _ owner: String, _ id: String) throws(ServiceError) -> Run? {
    try runs("kind = ? AND owner = ? AND id = ?", [.text(kind.rawValue), .text(owner), .text(id)]).first
  }

  /// Runs of one owner, the latest first.
  func latest(_ kind: ResourceKind, _ owner: String, skip: Int = 0, limit: Int) throws(ServiceError) -> [Run] {
    try runs(
      "kind = ? AND owner = ? ORDER BY sequence DESC LIMIT ? OFFSET ?",
      [.text(kind.rawValue), .text(owner), .integer(Int64(limit)), .integer(Int64(skip))])
  }

  /// Runs of one owner that have not ended.
  func active(_ kind: ResourceKind, _ owner: String) throws(ServiceError) -> [Run] {
    try runs("kind = ? AND owner = ? AND active = 1", [.text(kind.rawValue), .text(owner)])
  }

  /// The runs of jobs and crawlers in a workflow run, in the order they began.
  func members(of workflowRun: String) throws(ServiceError) -> [Run] {
    try runs("workflow_run = ? ORDER BY sequence", [.text(workflowRun)])
  }

  /// The run that enters its next state first, if that is not after a moment.
  func firstDue(until moment: Timestamp) throws(ServiceError) -> Run? {
    try runs("due <= ? ORDER BY due, sequence LIMIT 1", [.integer(moment.milliseconds)]).first
  }

  /// Forgets the runs of one owner that have ended.
  func deleteEnded(_ kind: ResourceKind, _ owner: String) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.change(
        "DELETE FROM glue_run WHERE account = ? AND region = ? AND kind = ? AND owner = ? AND active = 0",
        place + [.text(kind.rawValue), .text(owner)])
    }
  }

  private func runs(_ condition: String, _ parameters: [SQLValue]) throws(ServiceError) -> [Run] {
    let sql = """
      SELECT kind, owner, id, workflow_run, active, due, document, plan FROM glue_run
      WHERE account = ? AND region = ? AND \(condition)
      """
    return try request.query { connection in
      var runs: [Run] = []
      let rows = try connection.all(sql, place + parameters) { row in
        let run = Run(
          kind: ResourceKind(rawValue: row.text(0)) ?? .job, owner: row.text(1), id: row.text(2),
          workflowRun: row.optionalText(3), isActive: row.integer(4) == 1,
          due: row.optionalInteger(5).map { Timestamp(milliseconds: $0) }, document: .null, plan: .null)
        return (run: run, document: row.bytes(6), plan: row.bytes(7))
      }
      for var row in rows {
        row.run.document = try JSON.parse(row.document)
        row.run.plan = try JSON.parse(row.plan)
        runs.append(row.run)
      }
      return runs
    }
  }
}
