import AWSClient
public import IngestionCore

extension AthenaSource {
  /// The steps of the connection's test: a statement, the databases, then tables and views of the first of them.
  public var checks: [String: Check] {
    ["CheckAccess": checkAccess, "GetSchemas": checkSchemas, "GetTables": checkTables, "GetViews": checkViews]
  }

  private func checkAccess() throws(FailureCause) -> String {
    let value = compatibility == .v2_0 ? 1 : 42
    do throws(AWSCallError) {
      _ = try athena.run(statement("SELECT \(value)"))
    } catch {
      throw cause(of: error, statement: "SELECT \(value)")
    }
    return "a statement ran"
  }

  private func checkSchemas() throws(FailureCause) -> String {
    counted(try listDatabases().count, "schema")
  }

  private func checkTables() throws(FailureCause) -> String {
    try check("table") { $0.type.map(AthenaSource.tableTypes.contains) ?? false }
  }

  private func checkViews() throws(FailureCause) -> String {
    try check("view") { $0.type == "VIRTUAL_VIEW" }
  }

  private func check(_ noun: String, _ isCounted: (AthenaTable) -> Bool) throws(FailureCause) -> String {
    guard let first = try listDatabases().first else { return "no schema to look into" }
    let tables = try attempt { () throws(AWSCallError) in try athena.tables(in: first.name) }
    return "\(counted(tables.filter(isCounted).count, noun)) in \(first.name)"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// A statement with the line that tells query histories where it comes from.
  func statement(_ text: String) -> String {
    "/* {\"app\": \"OpenMetadata\", \"version\": \"\(compatibility.clientVersion)\"} */\n\(text)"
  }

  /// Failures of statements: the original client's come through its database library, which adds to the message.
  func cause(of error: AWSCallError, statement text: String) -> FailureCause {
    let cause = FailureCause(error)
    guard compatibility != .standard else { return cause }
    let isStart = error.operation == "StartQueryExecution"
    let (name, page) = isStart ? ("DatabaseError", "4xp6") : ("OperationalError", "e3q8")
    return FailureCause(
      action: cause.action, code: cause.code,
      message:
        "(pyathena.error.\(name)) \(cause)\n[SQL: \(statement(text))]\n(Background on this error at: https://sqlalche.me/e/14/\(page))"
    )
  }
}
