public import AWSWire
public import Documents
public import ServiceCore
import Synchronization

/// Lets grants govern the Data Catalog, and keeps grants and tags in step with it.
///
/// What is created is open to whom the settings say, and to its creator. What is deleted loses its tags; grants stay,
/// as they do on AWS, and hold again for what is created under the same name.
public final class LakeFormationGovernance: GovernancePort {
  /// Whether anything was closed or registered since the server began, or before.
  private let hasGoverned = Atomic(false)
  /// Whether the state was looked at and governs nothing.
  private let isKnownOpen = Atomic(false)

  /// The port of one cloud.
  public init() {}

  /// Tells that something is being closed or registered. To be called before the change is committed, so that no call
  /// that comes after the change goes by what was known before it.
  func noteGoverning() { hasGoverned.store(true, ordering: .sequentiallyConsistent) }

  /// Whether Lake Formation may have a say in anything: a lake that was never governed is asked no questions.
  private func mayGovern(_ request: RequestContext) throws(ServiceError) -> Bool {
    if hasGoverned.load(ordering: .sequentiallyConsistent) { return true }
    if isKnownOpen.load(ordering: .relaxed) { return false }
    let governs = try LakeStore.governsAnything(request)
    if governs { noteGoverning() } else { isKnownOpen.store(true, ordering: .relaxed) }
    return governs
  }

  /// What the caller may do; nil if nothing is closed and no location registered.
  public func access(to catalog: String, for request: RequestContext) throws(ServiceError) -> (any CatalogAccess)? {
    guard try mayGovern(request) else { return nil }
    let store = LakeStore(request, account: catalog)
    let governs = try store.governs()
    return governs.grants || governs.locations ? CallerAccess(store) : nil
  }

  /// What the caller may read of a table.
  public func readAccess(
    to table: String, in database: String, catalog: String, _ document: JSON, for request: RequestContext
  ) throws(ServiceError) -> TableReadAccess {
    guard try mayGovern(request) else { return .ungoverned }
    let store = LakeStore(request, account: catalog)
    let governs = try store.governs()
    guard governs.grants || governs.locations, CallerStanding.isBound(request, in: catalog) else { return .ungoverned }
    let access = CallerAccess(store)
    let held = try access.held(on: table.lowercased(), in: database.lowercased(), document)
    let location = try (document["StorageDescriptor"]?["Location"]?.string).flatMap { location throws(ServiceError) in
      try access.registration(of: location)
    }
    guard let held else {
      // What is open to everybody in a location of hybrid access stays with IAM.
      let isVended = location.map { $0.isHybrid != true } ?? false
      return TableReadAccess(isGoverned: isVended, columns: .all, isByVendedCredentials: isVended)
    }
    let columns = CatalogReader.columns(of: document)
    let readable = held.readableColumns(columns)
    let isWhole = !readable.isEmpty && readable.isSuperset(of: columns.map { $0.lowercased() })
    return TableReadAccess(
      isGoverned: true, columns: isWhole ? .all : .only(readable), rowFilter: held.rowFilter,
      isByVendedCredentials: location != nil)
  }

  /// lakeformation:GetDataAccess on the table.
  public func requireDataAccess(
    to table: String, in database: String, catalog: String, by service: String, for request: RequestContext
  ) throws(ServiceError) {
    let arn = LakeFormationResources.table(table, in: database, catalog, request)
    try request.call(
      "GetDataAccess", of: "lakeformation", wire: .restJSON, by: service,
      parameters: .object(["TableArn": .string(arn)])
    ) { _ in
      [Permission("lakeformation:GetDataAccess", on: [arn], resourceAccount: catalog)]
    } perform: { _ in
    }
  }

  /// The settings' `CreateTableDefaultPermissions`.
  public func tableDefaults(catalog: String, for request: RequestContext) throws(ServiceError) -> JSON {
    try LakeStore(request, account: catalog).settings()["CreateTableDefaultPermissions"] ?? .array([])
  }

  /// Notes the settings' default grants and those of the creator.
  public func databaseCreated(_ name: String, catalog: String, for request: RequestContext) throws(ServiceError) {
    let settings = try LakeStore(request, account: catalog).settings()
    try open(
      .database(name), to: settings["CreateDatabaseDefaultPermissions"], creator: LakePermission.onDatabase, catalog,
      request)
  }

  /// Notes the database's default grants and those of the creator.
  public func tableCreated(
    _ name: String, in database: String, defaults: JSON?, catalog: String, for request: RequestContext
  ) throws(ServiceError) {
    try open(.table(database: database, name: name), to: defaults, creator: LakePermission.onTable, catalog, request)
  }

  /// Forgets the tags of a database and of all that was in it.
  public func databaseDeleted(_ name: String, catalog: String, for request: RequestContext) throws(ServiceError) {
    let store = LakeStore(request, account: catalog)
    try store.forgetTags(ofDatabase: name)
    try store.forgetFilters(ofDatabase: name)
    try store.forgetClosed(database: name)
  }

  /// Forgets the tags of a table and of its columns.
  public func tableDeleted(
    _ name: String, in database: String, catalog: String, for request: RequestContext
  ) throws(ServiceError) {
    let store = LakeStore(request, account: catalog)
    try store.forgetTags(ofTable: name, in: database)
    try store.forgetFilters(ofTable: name, in: database)
    try store.setOpen(true, database: database, table: name)
  }

  private func open(
    _ resource: LakeResource, to defaults: JSON?, creator permissions: Set<LakePermission>, _ catalog: String,
    _ request: RequestContext
  ) throws(ServiceError) {
    let grants = GrantStore(request, account: catalog)
    for entry in defaults?.elements ?? [] {
      guard let principal = entry["Principal"]?["DataLakePrincipalIdentifier"]?.string else { continue }
      let names = (entry["Permissions"]?.elements ?? []).compactMap(\.string)
      let granted = Set(names.compactMap { LakePermission(rawValue: $0) }).intersection(permissions)
      guard !granted.isEmpty else { continue }
      try grants.grant(GrantLine.lines(of: resource, granted, grantable: [], catalog: catalog), to: principal)
    }
    try closeUnlessEverybodyHolds(resource, grants)
    // The root user of an account is no principal of Lake Formation.
    guard let creator = LakePrincipal(caller: request.caller), request.account == catalog else { return }
    let lines = GrantLine.lines(of: resource, permissions, grantable: permissions, catalog: catalog)
    try grants.grant(lines, to: creator.identifier)
  }

  /// Grants that outlived what they were about count as well.
  private func closeUnlessEverybodyHolds(_ resource: LakeResource, _ grants: GrantStore) throws(ServiceError) {
    let (key, database, table): (String, String, String)
    switch resource {
    case .database(let name): (key, database, table) = (GrantLine.databaseKey(name), name, "")
    case .table(let scope, let name?): (key, database, table) = (GrantLine.tableKey(scope, name), scope, name)
    default: return
    }
    let held = try grants.find(key, of: LakePrincipal.everybody)
    try grants.store.setOpen(held?.permissions.contains(.all) ?? false, database: database, table: table)
  }
}
