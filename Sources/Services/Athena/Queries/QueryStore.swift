import AWSWire
import Documents
import SQLite
import ServiceCore

/// The query executions of one account and region.
struct QueryStore {
  private let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  /// A stored execution.
  struct Entry {
    /// The position in the history.
    var number: Int64
    /// The `QueryExecution` structure.
    var document: JSON
  }

  func find(_ id: String) throws(ServiceError) -> JSON {
    let sql = "SELECT document FROM athena_query WHERE id = ? AND account = ? AND region = ?"
    let stored = try request.query { connection in
      try connection.first(sql, .text(id), .text(request.account), .text(request.region)) { $0.text(0) }
        .map { try JSON.parse($0) }
    }
    guard let stored else { throw .queryNotFound(id) }
    return stored
  }

  /// The workgroup a query ran in; nil if there is no such query.
  func workGroup(of id: String) throws(ServiceError) -> String? {
    let sql = "SELECT work_group FROM athena_query WHERE id = ? AND account = ? AND region = ?"
    return try request.query { connection in
      try connection.first(sql, .text(id), .text(request.account), .text(request.region)) { $0.text(0) }
    }
  }

  /// The earlier execution of the same client token: its id and what was asked then.
  func find(token: String) throws(ServiceError) -> (id: String, request: String)? {
    let sql = "SELECT id, request FROM athena_query WHERE account = ? AND region = ? AND token = ?"
    return try request.query { connection in
      try connection.first(sql, .text(request.account), .text(request.region), .text(token)) {
        (id: $0.text(0), request: $0.text(1))
      }
    }
  }

  func add(_ execution: QueryExecution) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        """
        INSERT INTO athena_query (account, region, id, work_group, token, request, document)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """, .text(request.account), .text(request.region), .text(execution.id), .text(execution.workGroup),
        .text(optional: execution.token), .text(execution.request.text), .text(execution.json.text))
    }
  }

  /// Stores a new state, unless the query has ended meanwhile.
  func update(_ execution: QueryExecution) throws(ServiceError) {
    var result: String?
    if case .succeeded(let output) = execution.state { result = output.json.text }
    try request.query { connection in
      _ = try connection.run(
        "UPDATE athena_query SET document = ?, result = ? WHERE id = ?", .text(execution.json.text),
        .text(optional: result), .text(execution.id))
    }
  }

  func result(of id: String) throws(ServiceError) -> JSON {
    let text = try request.query { connection in
      try connection.first("SELECT result FROM athena_query WHERE id = ?", .text(id)) { $0.text(0) }
    }
    do { return try JSON.parse(text ?? "") } catch { throw .internalFailure("a stored result cannot be read: \(error)") }
  }

  /// The ids of a workgroup's queries, newest first, older than `before`.
  func ids(in workGroup: String, before: Int64?, limit: Int) throws(ServiceError) -> [(number: Int64, id: String)] {
    let sql = """
      SELECT number, id FROM athena_query
      WHERE account = ? AND region = ? AND work_group = ? AND number < ? ORDER BY number DESC LIMIT ?
      """
    return try request.query { connection in
      try connection.all(
        sql, .text(request.account), .text(request.region), .text(workGroup), .integer(before ?? Int64.max),
        .integer(Int64(limit))
      ) { (number: $0.integer(0), id: $0.text(1)) }
    }
  }

  func hasQueries(in workGroup: String) throws(ServiceError) -> Bool {
    try !ids(in: workGroup, before: nil, limit: 1).isEmpty
  }

  func deleteAll(in workGroup: String) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "DELETE FROM athena_query WHERE account = ? AND region = ? AND work_group = ?", .text(request.account),
        .text(request.region), .text(workGroup))
    }
  }
}
