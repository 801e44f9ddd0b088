import AWSWire
import Documents
import ServiceCore

/// Who may give permissions and take them away: administrators any, others those that they hold with the grant option.
struct GrantAuthority {
  let store: LakeStore

  /// - Throws: Lake Formation's refusal, which does not tell whether there is such a resource.
  func require(_ permissions: Set<LakePermission>, on resource: LakeResource) throws(ServiceError) {
    guard let standing = try bound() else { return }
    let passable = try passable(on: resource, by: standing.principals)
    guard passable.contains(.all) || passable.isSuperset(of: permissions) else { throw .notGrantable }
  }

  /// Checks that the caller may create LF-tags.
  func requireTagCreation() throws(ServiceError) {
    guard let standing = try bound() else { return }
    let held = try GrantStore(store.request, account: store.account).held(by: standing.principals, kinds: [.catalog])
    guard held.contains(where: { !$0.permissions.isDisjoint(with: [.all, .createLFTag]) }) else { throw .noTagCreation }
  }

  /// The caller; nil if grants do not bind it, or if it administers the data lake.
  private func bound() throws(ServiceError) -> CallerStanding? {
    guard CallerStanding.isBound(store.request, in: store.account) else { return nil }
    let standing = try CallerStanding(store.request, store)
    return standing.isAdmin ? nil : standing
  }

  // MARK: What may be passed on

  private func passable(on resource: LakeResource, by principals: [String]) throws(ServiceError) -> Set<LakePermission> {
    let grants = GrantStore(store.request, account: store.account)
    switch resource {
    case .catalog: return try grants.held(by: principals, kinds: [.catalog]).passable
    case .database, .table: return try effective(on: resource, of: principals)
    case .columns(let database, let table, let selection):
      let rows = try grants.held(by: principals, kinds: [.table], scope: database).filter { $0.name == table }
      return rows.contains { $0.passes(selection) } ? [.select] : []
    case .cellsFilter(let filter):
      let whole = LakeResource.columns(database: filter.database, table: filter.table, .all(excluding: []))
      return try passable(on: whole, by: principals).contains(.select) ? LakePermission.onCellsFilter : []
    case .location(let arn):
      let path = LakeLocation.path(arn)
      return try grants.held(by: principals, kinds: [.location]).filter { LakeLocation.isPath(path, in: $0.scope) }.passable
    case .tag(let pair):
      let rows = try grants.held(by: principals, kinds: [.tag], scope: pair.key)
      return rows.filter { row in row.parts["*"] == true || pair.values.allSatisfy { row.parts[$0] == true } }.passable
    case .tagPolicy(let kind, let expression):
      let scope = GrantLine.canonicalText(of: expression ?? [])
      return try grants.held(by: principals, kinds: [kind == .database ? .databasePolicy : .tablePolicy], scope: scope).passable
    case .tagExpression: return []
    }
  }

  /// By name, with all tables of the database, or by tags.
  private func effective(on resource: LakeResource, of principals: [String]) throws(ServiceError) -> Set<LakePermission> {
    var passable: Set<LakePermission> = []
    for principal in principals {
      let permissions = try EffectivePermissions(of: principal, account: store.account, in: store.request)
      // SELECT on some columns does not make for SELECT on the table.
      for entry in try permissions.entries(on: resource) where !entry.isOnSomeColumns { passable.formUnion(entry.grantable) }
    }
    return passable
  }
}

extension [Grant] {
  fileprivate var passable: Set<LakePermission> { reduce(into: []) { $0.formUnion($1.grantable) } }
}

extension Grant {
  /// Whether SELECT on a choice of columns may be passed on.
  fileprivate func passes(_ selection: ColumnSelection?) -> Bool {
    if grantable.contains(.all) { return true }
    guard grantable.contains(.select) else { return false }
    if parts.isEmpty { return excludedColumns.isEmpty }
    guard case .named(let names)? = selection else { return false }
    return names.allSatisfy { parts[$0] == true }
  }
}

extension GrantEntry {
  fileprivate var isOnSomeColumns: Bool {
    guard let columns = resource["TableWithColumns"] else { return false }
    return columns["ColumnNames"] != nil || columns["ColumnWildcard"]?["ExcludedColumnNames"] != nil
  }
}

extension ServiceError {
  fileprivate static let notGrantable = ServiceError(
    "AccessDeniedException", "Resource does not exist or requester is not authorized to access requested permissions.")
  fileprivate static let noTagCreation = ServiceError(
    "AccessDeniedException", "Insufficient Lake Formation permission(s): Required Create Tag on Catalog")
}
