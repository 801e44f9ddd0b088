import AWSWire
import Documents
import SQLite
import ServiceCore

/// The prepared statements of one workgroup.
struct PreparedStatementStore {
  /// How many a workgroup may hold.
  static let limit = 1000

  private let request: RequestContext
  private let workGroup: String

  init(_ request: RequestContext, workGroup: String) {
    (self.request, self.workGroup) = (request, workGroup)
  }

  func find(_ name: String) throws(ServiceError) -> JSON? {
    let sql =
      "SELECT document FROM athena_prepared_statement WHERE account = ? AND region = ? AND work_group = ? AND name = ?"
    return try request.query { connection in
      try connection.first(sql, .text(request.account), .text(request.region), .text(workGroup), .text(name)) {
        $0.text(0)
      }.map { try JSON.parse($0) }
    }
  }

  func require(_ name: String) throws(ServiceError) -> JSON {
    guard let found = try find(name) else {
      throw ServiceError(
        "ResourceNotFoundException", "PreparedStatement \(name) was not found in WorkGroup \(workGroup)",
        details: [.init("ResourceName", name)])
    }
    return found
  }

  func put(_ name: String, _ document: JSON) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "INSERT OR REPLACE INTO athena_prepared_statement VALUES (?, ?, ?, ?, ?)", .text(request.account),
        .text(request.region), .text(workGroup), .text(name), .text(document.text))
    }
  }

  func delete(_ name: String) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "DELETE FROM athena_prepared_statement WHERE account = ? AND region = ? AND work_group = ? AND name = ?",
        .text(request.account), .text(request.region), .text(workGroup), .text(name))
    }
  }

  func deleteAll() throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "DELETE FROM athena_prepared_statement WHERE account = ? AND region = ? AND work_group = ?",
        .text(request.account), .text(request.region), .text(workGroup))
    }
  }

  /// The statements by name, those after a name.
  func page(after name: String?, limit: Int) throws(ServiceError) -> [JSON] {
    let sql = """
      SELECT document FROM athena_prepared_statement
      WHERE account = ? AND region = ? AND work_group = ? AND name > ? ORDER BY name LIMIT ?
      """
    return try request.query { connection in
      try connection.all(
        sql, .text(request.account), .text(request.region), .text(workGroup), .text(name ?? ""), .integer(Int64(limit))
      ) { $0.text(0) }.map { try JSON.parse($0) }
    }
  }
}
