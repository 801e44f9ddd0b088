import AWSWire
import Documents
import SQLite
import ServiceCore

/// The named queries of one account and region.
struct NamedQueryStore {
  private let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  func find(_ id: String) throws(ServiceError) -> JSON? {
    let sql = "SELECT document FROM athena_named_query WHERE id = ? AND account = ? AND region = ?"
    return try request.query { connection in
      try connection.first(sql, .text(id), .text(request.account), .text(request.region)) { $0.text(0) }
        .map { try JSON.parse($0) }
    }
  }

  func require(_ id: String) throws(ServiceError) -> JSON {
    guard let found = try find(id) else { throw .invalidRequest("NamedQuery \(id) was not found") }
    return found
  }

  /// The query that an earlier call with the same token made.
  func find(token: String) throws(ServiceError) -> JSON? {
    let sql = "SELECT document FROM athena_named_query WHERE account = ? AND region = ? AND token = ?"
    return try request.query { connection in
      try connection.first(sql, .text(request.account), .text(request.region), .text(token)) { $0.text(0) }
        .map { try JSON.parse($0) }
    }
  }

  func add(_ id: String, workGroup: String, token: String?, _ document: JSON) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "INSERT INTO athena_named_query (account, region, id, work_group, token, document) VALUES (?, ?, ?, ?, ?, ?)",
        .text(request.account), .text(request.region), .text(id), .text(workGroup), .text(optional: token),
        .text(document.text))
    }
  }

  func update(_ id: String, _ document: JSON) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run("UPDATE athena_named_query SET document = ? WHERE id = ?", .text(document.text), .text(id))
    }
  }

  func delete(_ id: String) throws(ServiceError) {
    try request.query { connection in _ = try connection.run("DELETE FROM athena_named_query WHERE id = ?", .text(id)) }
  }

  func deleteAll(in workGroup: String) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "DELETE FROM athena_named_query WHERE account = ? AND region = ? AND work_group = ?", .text(request.account),
        .text(request.region), .text(workGroup))
    }
  }

  /// The ids of a workgroup's queries, newest first, older than `before`.
  func ids(in workGroup: String, before: Int64?, limit: Int) throws(ServiceError) -> [(number: Int64, id: String)] {
    let sql = """
      SELECT number, id FROM athena_named_query
      WHERE account = ? AND region = ? AND work_group = ? AND number < ? ORDER BY number DESC LIMIT ?
      """
    return try request.query { connection in
      try connection.all(
        sql, .text(request.account), .text(request.region), .text(workGroup), .integer(before ?? Int64.max),
        .integer(Int64(limit))
      ) { (number: $0.integer(0), id: $0.text(1)) }
    }
  }
}
