import SQLColumns
import SQLFunctions
import SQLPlanning
import SQLSyntax

@testable import SQLExecution

/// Runs queries that read no table.
struct QueryRunner: CatalogReader {
  func hasCatalog(_ name: String) -> Bool { name == "awsdatacatalog" }
  func hasSchema(_ schema: String, in catalog: String) -> Bool { schema == "default" }
  func table(_ name: TableName, version: TableVersion?) -> TableDescription? { nil }

  static let session = SQLSession(start: 1_704_164_645_123_456_789_000)

  /// The rows as results print them; `null` for NULL.
  static func rows(_ sql: String) throws -> [[String]] {
    let plan = try plan(sql)
    let batch = try Executor(plan, session).collect(plan.plan)
    return (0..<batch.count).map { row in batch.columns.map { $0.type.text($0[row]) ?? "null" } }
  }

  static func plan(_ sql: String) throws -> QueryPlan {
    guard case .query(let query) = try SQLParser.parse(sql) else { throw SQLError("", "no query") }
    let analyzer = StatementAnalyzer(QueryRunner(), session) { _ throws(SQLError) in throw SQLError("", "no views") }
    return try analyzer.plan(query)
  }

  /// Why a query fails; empty if it does not.
  static func failure(_ sql: String) -> String {
    do {
      _ = try rows(sql)
      return ""
    } catch let error as SQLError {
      return error.reason
    } catch { return "\(error)" }
  }
}
