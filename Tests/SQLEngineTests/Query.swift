import Basics
import SQLEngine
import SQLSyntax

/// Executes a SELECT of constants.
enum Query {
  static let now = Timestamp(milliseconds: 1_772_355_600_250)

  static func run(_ text: String) throws -> QueryResult {
    guard case .query(let query) = try SQLParser.parse("SELECT \(text)"), let constants = ConstantQuery(query, now: now) else {
      throw SQLSyntaxError(message: "\(text) is not a constant")
    }
    return try constants.execute()
  }

  /// Type and value of the first output: `integer 5`; NULL as itself.
  static func value(_ text: String) throws -> String {
    let result = try run(text)
    return "\(result.columns[0].type.name) \(result.rows[0][0] ?? "NULL")"
  }

  /// The reason of a failing query.
  static func problem(_ text: String) throws -> String? {
    do {
      return "no error but \(try value(text))"
    } catch let error as QueryError {
      return error.reason
    }
  }
}
