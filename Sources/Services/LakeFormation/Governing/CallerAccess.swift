import AWSWire
import Documents
import ServiceCore

/// What one caller may do with a catalog of which something is closed, or in which locations are registered.
final class CallerAccess: CatalogAccess {
  private let store: LakeStore
  private let grants: GrantStore
  /// Whether grants decide for this caller.
  private let isBound: Bool
  private var standing: CallerStanding?
  private var overall: [Grant]?
  private var databases: [String: DatabaseState] = [:]
  private var locations: [LakeLocation]?

  /// What is known of a database: its closed tables, and what the caller holds on it and on its tables.
  private struct DatabaseState {
    let closed: Set<String>
    let grants: [Grant]

    var isClosed: Bool { closed.contains("") }
  }

  init(_ store: LakeStore) {
    self.store = store
    grants = GrantStore(store.request, account: store.account)
    isBound = CallerStanding.isBound(store.request, in: store.account)
  }

  // MARK: Catalog and databases

  func mayCreateDatabases() throws(ServiceError) -> Bool {
    guard isBound, try store.isCatalogClosed() else { return true }
    if try caller().isAdmin { return true }
    return try general(.catalog).contains { !$0.permissions.isDisjoint(with: [.all, .createDatabase, .superUser]) }
  }

  func permissions(onDatabase name: String, exists: Bool) throws(ServiceError) -> Set<CatalogPermission> {
    let everything = Set(CatalogPermission.allCases)
    guard isBound else { return everything }
    guard exists else {
      if try caller().seesEverything { return everything }
      return try mayCreateDatabases() ? everything : []
    }
    let database = name.lowercased()
    let state = try state(of: database)
    guard state.isClosed, try !isSuperUser() else { return everything }
    var held = HeldPermissions()
    if try caller().seesEverything { held.add([.describe]) }
    // Whoever holds something on a table sees the database around it.
    for grant in state.grants { held.add(grant.kind == .database ? grant.permissions : [.describe]) }
    let policies = try general(.databasePolicy)
    if !policies.isEmpty {
      let tags = try store.assigned(to: TagPlace(database: database))
      for policy in policies where tags.satisfy(policy.expression) { held.add(policy.permissions) }
    }
    return held.onDatabase
  }

  // MARK: Tables

  func view(of table: String, in database: String, _ document: JSON) throws(ServiceError) -> TableView {
    guard let held = try held(on: table.lowercased(), in: database.lowercased(), document) else { return .whole }
    return held.onTable(CatalogReader.columns(of: document))
  }

  func mayMiss(_ table: String, in database: String, databaseExists: Bool) throws(ServiceError) -> Bool {
    guard isBound else { return true }
    let permissions = try permissions(onDatabase: database, exists: databaseExists)
    guard databaseExists else { return !permissions.isEmpty }
    if permissions.contains(.createTable) { return true }
    if try caller().seesEverything { return true }
    return try state(of: database.lowercased()).grants.contains { $0.name == LakeResource.allTables }
  }

  /// What the caller holds on a table; nil if the table is not closed to it.
  func held(
    on table: String, in database: String, _ document: JSON
  ) throws(ServiceError) -> HeldPermissions? {
    guard isBound else { return nil }
    let state = try state(of: database)
    guard state.closed.contains(table), try !isSuperUser() else { return nil }
    var held = HeldPermissions()
    if try caller().seesEverything { held.add([.describe]) }
    for grant in state.grants where grant.name == table || grant.name == LakeResource.allTables {
      switch grant.kind {
      case .table: held.add(grant)
      case .cellsFilter:
        guard let name = CellsFilterName(grant.document), let filter = try store.cellsFilter(name) else { continue }
        held.add(grant.permissions, through: filter)
      default: break
      }
    }
    let policies = try general(.tablePolicy)
    guard !policies.isEmpty else { return held }
    let tags = try store.tags(
      of: table, in: database, columns: CatalogReader.columns(of: document), isInheriting: true)
    for policy in policies { held.add(policy, matching: tags) }
    return held
  }

  // MARK: Locations

  func isRegistered(_ location: String) throws(ServiceError) -> Bool {
    try registration(of: location) != nil
  }

  func mayUse(location: String) throws(ServiceError) -> Bool {
    guard isBound, let registered = try registration(of: location), registered.isHybrid != true else { return true }
    if try caller().isAdmin { return true }
    guard let path = LakeLocation.path(ofLocation: location) else { return true }
    return try general(.location).contains {
      $0.permissions.contains(.dataLocationAccess) && LakeLocation.isPath(path, in: $0.scope)
    }
  }

  /// The innermost registered location around a location.
  func registration(of location: String) throws(ServiceError) -> LakeLocation? {
    guard let path = LakeLocation.path(ofLocation: location) else { return nil }
    if locations == nil { locations = try store.locations() }
    return locations?.last { LakeLocation.isPath(path, in: LakeLocation.path($0.arn)) }
  }

  // MARK: What was looked up

  private func caller() throws(ServiceError) -> CallerStanding {
    if let standing { return standing }
    let loaded = try CallerStanding(store.request, store)
    standing = loaded
    return loaded
  }

  private func isSuperUser() throws(ServiceError) -> Bool {
    try general(.catalog).contains { $0.permissions.contains(.superUser) }
  }

  /// What the caller holds that is not on a database or table of a name.
  private func general(_ kind: GrantLine.Kind) throws(ServiceError) -> [Grant] {
    if let overall { return overall.filter { $0.kind == kind } }
    let loaded = try grants.held(
      by: caller().principals, kinds: [.catalog, .databasePolicy, .tablePolicy, .location])
    overall = loaded
    return loaded.filter { $0.kind == kind }
  }

  private func state(of database: String) throws(ServiceError) -> DatabaseState {
    if let known = databases[database] { return known }
    let closed = try store.closedTables(in: database)
    let held =
      closed.isEmpty ? [] : try grants.held(by: caller().principals, kinds: [.database, .table, .cellsFilter], scope: database)
    let state = DatabaseState(closed: closed, grants: held)
    databases[database] = state
    return state
  }
}

extension LakeLocation {
  /// The ARN of a location in S3 without a slash at its end; nil for what is not in S3.
  static func path(ofLocation location: String) -> String? {
    guard let range = location.firstRange(of: "://") else { return nil }
    guard ["s3", "s3a", "s3n"].contains(location[..<range.lowerBound].lowercased()) else { return nil }
    return path("arn:aws:s3:::\(location[range.upperBound...])")
  }

  /// Whether a path is a location or lies in it.
  static func isPath(_ path: String, in location: String) -> Bool {
    path == location || path.hasPrefix("\(location)/")
  }
}
