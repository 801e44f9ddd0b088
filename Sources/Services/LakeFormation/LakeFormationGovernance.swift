public import AWSWire
public import Documents
public import ServiceCore

/// Keeps Lake Formation's grants and tags in step with the Data Catalog.
///
/// What is created is open to whom the settings say, and to its creator. What is deleted loses its tags; grants stay,
/// as they do on AWS, and hold again for what is created under the same name.
public struct LakeFormationGovernance: GovernancePort {
  /// The port.
  public init() {}

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
    try LakeStore(request, account: catalog).forgetTags(ofDatabase: name)
  }

  /// Forgets the tags of a table and of its columns.
  public func tableDeleted(
    _ name: String, in database: String, catalog: String, for request: RequestContext
  ) throws(ServiceError) {
    try LakeStore(request, account: catalog).forgetTags(ofTable: name, in: database)
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
    // The root user of an account is no principal of Lake Formation.
    guard let creator = LakePrincipal(caller: request.caller), request.account == catalog else { return }
    let lines = GrantLine.lines(of: resource, permissions, grantable: permissions, catalog: catalog)
    try grants.grant(lines, to: creator.identifier)
  }
}
