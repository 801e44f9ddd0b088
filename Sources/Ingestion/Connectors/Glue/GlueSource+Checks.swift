import AWSClient
public import IngestionCore

extension GlueSource {
  /// The steps of the connection's test: all databases, then the tables of the first of them.
  public var checks: [String: Check] {
    ["GetDatabases": checkDatabases, "GetTables": checkTables]
  }

  private func checkDatabases() throws(FailureCause) -> String {
    counted(try attempt { () throws(AWSCallError) in try glue.databases() }.count, "database")
  }

  private func checkTables() throws(FailureCause) -> String {
    guard let first = try attempt({ () throws(AWSCallError) in try glue.databases() }).first else {
      return "no database to look into"
    }
    var count = 0
    try attempt { () throws(AWSCallError) in try glue.tables(in: first.name) { count += $0.count } }
    return "\(counted(count, "table")) in \(first.name)"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
