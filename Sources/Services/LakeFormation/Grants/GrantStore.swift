import AWSWire
import Basics
import Documents
import SQLite
import ServiceCore

/// The grants of one account and region.
struct GrantStore {
  let store: LakeStore

  init(_ request: RequestContext, account: String) {
    store = LakeStore(request, account: account)
  }

  // MARK: Granting and revoking

  /// Gives a principal what the lines say, on top of what it holds.
  /// - Throws: Lake Formation's refusal where a grant on columns would contradict one that is held.
  func grant(_ lines: [GrantLine], to principal: String, condition: String? = nil) throws(ServiceError) {
    for line in lines {
      try reconcile(line, of: principal)
      var grant = try find(line.resource, of: principal) ?? Grant(line, principal: principal)
      grant.add(line)
      grant.condition = condition ?? grant.condition
      try put(grant)
    }
  }

  /// Takes from a principal what the lines say.
  /// - Returns: whether any of it was held.
  func revoke(_ lines: [GrantLine], from principal: String) throws(ServiceError) -> Bool {
    var hasRevoked = false
    for line in lines {
      guard var grant = try held(line, by: principal) else { continue }
      let wasHeld = grant.resource == line.resource ? grant.remove(line) : true
      if grant.resource != line.resource { (grant.permissions, grant.grantable) = ([], []) }
      if wasHeld { try put(grant) }
      hasRevoked = hasRevoked || wasHeld
    }
    return hasRevoked
  }

  // MARK: Columns

  /// Some columns and all columns of one table exclude each other; all columns take the place of some.
  private func reconcile(_ line: GrantLine, of principal: String) throws(ServiceError) {
    guard let columns = line.columns else { return }
    let whole = try find(GrantLine.allColumnsKey(line.scope, line.name), of: principal)
    let some = try find(GrantLine.namedColumnsKey(line.scope, line.name), of: principal)
    switch columns {
    case .named:
      if whole != nil { throw .invalidModification }
    case .all(let excluded):
      if let whole, !Set(whole.excludedColumns).isSuperset(of: excluded) { throw .invalidModification }
      guard let some else { return }
      guard excluded.isEmpty else { throw .invalidModification }
      try delete(some)
    }
  }

  /// The row that a revocation is about: for all columns of a table also the row of some.
  private func held(_ line: GrantLine, by principal: String) throws(ServiceError) -> Grant? {
    let own = try find(line.resource, of: principal)
    switch line.columns {
    case nil: return own
    case .named:
      let whole = try find(GrantLine.allColumnsKey(line.scope, line.name), of: principal)
      if own == nil, whole != nil { throw .invalidModification }
      return own
    case .all(let excluded):
      if let own, !excluded.isEmpty, Set(own.excludedColumns) != Set(excluded) { throw .invalidModification }
      if own != nil || !excluded.isEmpty { return own }
      return try find(GrantLine.namedColumnsKey(line.scope, line.name), of: principal)
    }
  }

  // MARK: Rows

  private static let columns = """
    id, principal, kind, resource, scope, name, document, parts, permissions, grantable, condition, updated, updated_by
    """

  func find(_ resource: String, of principal: String) throws(ServiceError) -> Grant? {
    let found = try rows("AND principal = ? AND resource = ?", [.text(principal), .text(resource)]).first
    if found == nil, resource == GrantLine.catalogKey, principal == LakePrincipal.everybody { return try untouched() }
    return found
  }

  /// What everybody holds on a catalog that nobody has closed yet: creating databases.
  private func untouched() throws(ServiceError) -> Grant? {
    guard try !store.isCatalogClosed() else { return nil }
    let lines = GrantLine.lines(of: .catalog, [.createDatabase], grantable: [], catalog: store.account)
    guard let line = lines.first else { return nil }
    var grant = Grant(line, principal: LakePrincipal.everybody)
    grant.add(line)
    return grant
  }

  /// The grants that satisfy a filter, in the order they were made.
  func grants(_ filter: GrantFilter) throws(ServiceError) -> [Grant] {
    guard filter.kinds?.isEmpty != true else { return [] }
    let (condition, parameters) = filter.sql
    let stored = try rows("\(condition) ORDER BY id", parameters)
    guard filter.isOnCatalog(of: LakePrincipal.everybody) else { return stored }
    let isStored = stored.contains { $0.kind == .catalog && $0.principal == LakePrincipal.everybody }
    return (isStored ? [] : try untouched().map { [$0] } ?? []) + stored
  }

  /// What any of some principals holds, but for the rows that open one resource to everybody.
  /// - Parameter scope: the database or location; nil for all of them.
  func held(
    by principals: [String], kinds: [GrantLine.Kind], scope: String? = nil
  ) throws(ServiceError) -> [Grant] {
    let names = principals.map { _ in "?" }.joined(separator: ", ")
    let kinds = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let place = scope.map { [SQLValue.text($0)] } ?? []
    return try rows(
      """
      AND principal IN (\(names)) AND kind IN (\(kinds)) \(scope == nil ? "" : "AND scope = ?")
      AND NOT (principal = ? AND name <> ? AND (permissions = 'ALL' OR permissions LIKE 'ALL,%'))
      """,
      principals.map { .text($0) } + place + [.text(LakePrincipal.everybody), .text(LakeResource.allTables)])
  }

  func put(_ grant: Grant) throws(ServiceError) {
    try noteOpenness(of: grant)
    guard !grant.isEmpty else { return try delete(grant) }
    let parts = JSON(.object(grant.parts.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .bool($0.value)) }))
    let content: [SQLValue] = [
      .text(grant.document.text), grant.parts.isEmpty ? .null : .text(parts.text), .text(grant.permissions.text),
      .text(grant.grantable.text), .text(optional: grant.condition), .integer(store.request.now.milliseconds),
      .text(LakePrincipal(caller: store.request.caller)?.identifier ?? store.request.caller.arn),
    ]
    if let id = grant.id {
      try store.run(
        """
        UPDATE lakeformation_grant SET document = ?, parts = ?, permissions = ?, grantable = ?, condition = ?,
          updated = ?, updated_by = ? WHERE id = ?
        """, content + [.integer(id)])
    } else {
      let place: [SQLValue] = [
        .text(grant.principal), .text(grant.resource), .text(grant.kind.rawValue), .text(grant.scope), .text(grant.name),
      ]
      try store.run(
        "INSERT INTO lakeformation_grant VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        store.key + place + content)
    }
  }

  /// What everybody holds everything on is open to all whom IAM lets in.
  private func noteOpenness(of grant: Grant) throws(ServiceError) {
    guard grant.principal == LakePrincipal.everybody else { return }
    switch grant.kind {
    case .catalog: try store.setOpen(!grant.permissions.isDisjoint(with: [.all, .createDatabase]))
    case .database: try store.setOpen(grant.permissions.contains(.all), database: grant.scope)
    case .table where grant.resource == GrantLine.tableKey(grant.scope, grant.name):
      try store.setOpen(grant.permissions.contains(.all), database: grant.scope, table: grant.name)
    default: break
    }
  }

  func delete(_ grant: Grant) throws(ServiceError) {
    guard let id = grant.id else { return }
    try store.run("DELETE FROM lakeformation_grant WHERE id = ?", [.integer(id)])
  }

  /// Removes what anybody holds on a resource.
  func deleteAll(on resource: String) throws(ServiceError) {
    try store.run(
      "DELETE FROM lakeformation_grant WHERE account = ? AND region = ? AND resource = ?", store.key + [.text(resource)])
  }

  private func rows(_ condition: String, _ parameters: [SQLValue]) throws(ServiceError) -> [Grant] {
    let sql = "SELECT \(GrantStore.columns) FROM lakeformation_grant WHERE account = ? AND region = ? \(condition)"
    let stored = try store.all(sql, store.key + parameters, StoredGrant.init)
    var grants: [Grant] = []
    for row in stored {
      if let grant = try row.grant(store) { grants.append(grant) }
    }
    return grants
  }
}

extension Grant {
  /// The columns that a row of a whole table leaves out.
  var excludedColumns: [String] {
    let wildcard = document["TableWithColumns"]?["ColumnWildcard"]
    return (wildcard?["ExcludedColumnNames"]?.elements ?? []).compactMap(\.string)
  }
}

/// A row as SQLite has it.
private struct StoredGrant {
  let id: Int64
  let texts: [String]
  let document: [UInt8]
  let parts: [UInt8]
  let permissions: Set<LakePermission>
  let grantable: Set<LakePermission>
  let condition: String?
  let updated: Timestamp
  let updatedBy: String

  init(_ row: Row) {
    (id, texts) = (row.integer(0), (1...5).map { row.text($0) })
    (document, parts) = (row.bytes(6), row.bytes(7))
    (permissions, grantable) = (Set(text: row.text(8)), Set(text: row.text(9)))
    (condition, updated) = (row.optionalText(10), Timestamp(milliseconds: row.integer(11)))
    updatedBy = row.text(12)
  }

  func grant(_ store: LakeStore) throws(ServiceError) -> Grant? {
    guard let kind = GrantLine.Kind(rawValue: texts[1]) else { return nil }
    var grant = Grant(
      id: id, principal: texts[0], kind: kind, resource: texts[2], scope: texts[3], name: texts[4],
      document: try store.parse(document))
    for part in parts.isEmpty ? [] : try store.parse(parts).members ?? [] { grant.parts[part.name] = part.value.bool }
    (grant.permissions, grant.grantable, grant.condition) = (permissions, grantable, condition)
    (grant.updated, grant.updatedBy) = (updated, updatedBy)
    return grant
  }
}
