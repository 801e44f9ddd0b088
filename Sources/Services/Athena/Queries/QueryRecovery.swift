public import Basics
import Documents
public import SQLite

/// What becomes of queries that a killed server left unfinished: they fail with a system error, so that nobody waits
/// for them for ever.
public enum QueryRecovery {
  /// Ends unfinished queries. To be run before the first request.
  public static func run(_ connection: Connection, now: Timestamp) throws {
    let unfinished = try connection.all(
      """
      SELECT id, document FROM athena_query
      WHERE json_extract(document, '$.Status.State') IN ('QUEUED', 'RUNNING')
      """
    ) { (id: $0.text(0), document: $0.text(1)) }
    for query in unfinished {
      let ended = failed(try JSON.parse(query.document), now)
      try connection.run("UPDATE athena_query SET document = ? WHERE id = ?", .text(ended.text), .text(query.id))
    }
  }

  private static func failed(_ document: JSON, _ now: Timestamp) -> JSON {
    let failure = QueryFailure("GENERIC_INTERNAL_ERROR: The server was restarted while the query ran", category: 1, type: 200)
    var status = document["Status"] ?? .object([:])
    status.set("State", .string("FAILED"))
    status.set("StateChangeReason", .string(failure.reason))
    status.set("AthenaError", failure.json)
    status.set("CompletionDateTime", JSON(.number(now.epochSecondsText)))
    var ended = document
    ended.set("Status", status)
    return ended
  }
}
