import AWSWire
import Basics
import Documents
import SQLite
import ServiceCore

/// The functions of one account and region; what is about one of them is about that of the reference.
struct FunctionStore {
  let request: RequestContext
  let function: FunctionReference

  init(_ request: RequestContext, _ function: FunctionReference) {
    (self.request, self.function) = (request, function)
  }

  private static let columns = "account, region, name, version, settings, modified, revision, size, hash"
  private static let latest = StoredFunction.latest

  var account: [SQLValue] { [.text(function.account), .text(function.region)] }
  var key: [SQLValue] { account + [.text(function.name)] }

  // MARK: Reading

  /// The version that the reference means: that of its qualifier, else the latest.
  /// - Throws: `ResourceNotFoundException`.
  func find() throws(ServiceError) -> StoredFunction {
    var version = function.qualifier ?? FunctionStore.latest
    if let alias = try alias(version) { version = alias.version }
    guard let found = try self.version(version) else { throw .functionNotFound(function.arn) }
    return found
  }

  func version(_ version: String) throws(ServiceError) -> StoredFunction? {
    let sql = """
      SELECT \(FunctionStore.columns) FROM lambda_function WHERE account = ? AND region = ? AND name = ? AND version = ?
      """
    return try all(sql, key + [.text(version)], FunctionStore.function).first
  }

  /// The versions of the function after a number; the latest has the number 0.
  func versions(after number: Int, limit: Int) throws(ServiceError) -> [StoredFunction] {
    let sql = """
      SELECT \(FunctionStore.columns) FROM lambda_function WHERE account = ? AND region = ? AND name = ? AND number > ?
      ORDER BY number LIMIT ?
      """
    return try all(
      sql, key + [.integer(Int64(number)), .integer(Int64(limit))], FunctionStore.function)
  }

  /// The account's functions by name after one.
  func functions(after name: String, limit: Int) throws(ServiceError) -> [StoredFunction] {
    let sql = """
      SELECT \(FunctionStore.columns) FROM lambda_function
      WHERE account = ? AND region = ? AND name > ? AND version = '\(FunctionStore.latest)' ORDER BY name LIMIT ?
      """
    return try all(sql, account + [.text(name), .integer(Int64(limit))], FunctionStore.function)
  }

  /// The zip file of a version.
  func code(of version: String) throws(ServiceError) -> [UInt8] {
    let sql = "SELECT zip FROM lambda_code WHERE account = ? AND region = ? AND name = ? AND version = ?"
    return try all(sql, key + [.text(version)]) { $0.bytes(0) }.first ?? []
  }

  /// The function's tags.
  func tags() throws(ServiceError) -> JSON? {
    let sql = "SELECT tags FROM lambda_tag WHERE account = ? AND region = ? AND name = ?"
    return try all(sql, key) { $0.bytes(0) }.first.flatMap { try? JSON.parse($0) }
  }

  // MARK: Writing

  func put(_ stored: StoredFunction) throws(ServiceError) {
    let number = Int64(stored.version) ?? 0
    try run(
      "INSERT OR REPLACE INTO lambda_function VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      key + [
        .text(stored.version), .integer(number), .text(stored.settings.text), .integer(stored.modified.milliseconds),
        .text(stored.revision), .integer(Int64(stored.codeSize)), .text(stored.codeHash),
      ])
  }

  func put(code zip: [UInt8], of version: String) throws(ServiceError) {
    try run("INSERT OR REPLACE INTO lambda_code VALUES (?, ?, ?, ?, ?)", key + [.text(version), .blob(zip)])
  }

  func put(tags: JSON) throws(ServiceError) {
    try run("INSERT OR REPLACE INTO lambda_tag VALUES (?, ?, ?, ?)", key + [.text(tags.text)])
  }

  /// Makes a numbered version of what the latest is.
  func publish(description: String?) throws(ServiceError) -> StoredFunction {
    var copy = try find()
    let last = try all(
      "SELECT max(number) FROM lambda_function WHERE account = ? AND region = ? AND name = ?", key
    ) { $0.integer(0) }
    let zip = try code(of: FunctionStore.latest)
    copy.version = String((last.first ?? 0) + 1)
    copy.revision = request.ids.uuid()
    if let description { copy.settings.set("Description", .string(description)) }
    try put(copy)
    try put(code: zip, of: copy.version)
    return copy
  }

  /// Removes the function with all that belongs to it, or one version.
  func delete(version: String?) throws(ServiceError) {
    let tables = version == nil ? ["function", "code", "tag", "alias", "policy"] : ["function", "code"]
    for table in tables {
      let sql = "DELETE FROM lambda_\(table) WHERE account = ? AND region = ? AND name = ?"
      if let version {
        try run(sql + " AND version = ?", key + [.text(version)])
      } else {
        try run(sql, key)
      }
    }
  }

  // MARK: Rows

  func run(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) {
    _ = try request.query { connection in try connection.change(sql, parameters) }
  }

  func all<Value>(_ sql: String, _ parameters: [SQLValue], _ read: (Row) -> Value) throws(ServiceError) -> [Value] {
    try request.query { connection in try connection.all(sql, parameters, read: read) }
  }

  private static func function(_ row: Row) -> StoredFunction {
    StoredFunction(
      account: row.text(0), region: row.text(1), name: row.text(2), version: row.text(3),
      settings: (try? JSON.parse(row.bytes(4))) ?? .object([:]), modified: Timestamp(milliseconds: row.integer(5)),
      revision: row.text(6), codeSize: Int(row.integer(7)), codeHash: row.text(8))
  }
}
