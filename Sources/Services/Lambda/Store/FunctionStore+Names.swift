import AWSWire
import Documents
import SQLite
import ServiceCore

extension FunctionStore {
  // MARK: Aliases

  func alias(_ name: String) throws(ServiceError) -> FunctionAlias? {
    let sql = """
      SELECT alias, version, description, revision FROM lambda_alias
      WHERE account = ? AND region = ? AND name = ? AND alias = ?
      """
    return try all(sql, key + [.text(name)], alias).first
  }

  /// The function's aliases by name after one.
  func aliases(after name: String, limit: Int) throws(ServiceError) -> [FunctionAlias] {
    let sql = """
      SELECT alias, version, description, revision FROM lambda_alias
      WHERE account = ? AND region = ? AND name = ? AND alias > ? ORDER BY alias LIMIT ?
      """
    return try all(sql, key + [.text(name), .integer(Int64(limit))], alias)
  }

  /// Whether an alias names a version.
  func isAliased(_ version: String) throws(ServiceError) -> Bool {
    let sql = "SELECT 1 FROM lambda_alias WHERE account = ? AND region = ? AND name = ? AND version = ? LIMIT 1"
    return try !all(sql, key + [.text(version)]) { _ in true }.isEmpty
  }

  func put(_ alias: FunctionAlias) throws(ServiceError) {
    try run(
      "INSERT OR REPLACE INTO lambda_alias VALUES (?, ?, ?, ?, ?, ?, ?)",
      key + [.text(alias.name), .text(alias.version), .text(alias.description), .text(alias.revision)])
  }

  func deleteAlias(_ name: String) throws(ServiceError) {
    try run("DELETE FROM lambda_alias WHERE account = ? AND region = ? AND name = ? AND alias = ?", key + [.text(name)])
  }

  private func alias(_ row: Row) -> FunctionAlias {
    FunctionAlias(
      function: function.qualified(nil), name: row.text(0), version: row.text(1), description: row.text(2),
      revision: row.text(3))
  }

  // MARK: Policies

  /// The policy of the function or of a qualifier; nil without one.
  func policy(of qualifier: String?) throws(ServiceError) -> FunctionPolicy? {
    let sql = """
      SELECT statements, revision FROM lambda_policy WHERE account = ? AND region = ? AND name = ? AND qualifier = ?
      """
    let found = try all(sql, key + [.text(qualifier ?? "")]) { ($0.bytes(0), $0.text(1)) }.first
    guard let (text, revision) = found else { return nil }
    return FunctionPolicy(statements: (try? JSON.parse(text))?.elements ?? [], revision: revision)
  }

  /// Sets the policy, or takes it away with its last statement.
  func put(_ policy: FunctionPolicy, of qualifier: String?) throws(ServiceError) {
    let place = key + [.text(qualifier ?? "")]
    if policy.statements.isEmpty {
      try run("DELETE FROM lambda_policy WHERE account = ? AND region = ? AND name = ? AND qualifier = ?", place)
    } else {
      try run(
        "INSERT OR REPLACE INTO lambda_policy VALUES (?, ?, ?, ?, ?, ?)",
        place + [.text(JSON.array(policy.statements).text), .text(policy.revision)])
    }
  }
}
