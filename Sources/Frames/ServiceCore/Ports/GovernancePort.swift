public import AWSWire
public import Documents

/// Lake Formation as the Data Catalog tells it what comes and goes.
///
/// Each call joins the transaction of the operation that makes it.
public protocol GovernancePort: Sendable {
  /// What a new database opens its new tables to, as `CreateTableDefaultPermissions` has it.
  func tableDefaults(catalog: String, for request: RequestContext) throws(ServiceError) -> JSON

  /// A database came: the settings' default grants and those of its creator are noted.
  func databaseCreated(_ name: String, catalog: String, for request: RequestContext) throws(ServiceError)

  /// A table came: the default grants of its database and those of its creator are noted.
  /// - Parameter defaults: the `CreateTableDefaultPermissions` of the table's database.
  func tableCreated(
    _ name: String, in database: String, defaults: JSON?, catalog: String, for request: RequestContext
  ) throws(ServiceError)

  /// A database went with its tables.
  func databaseDeleted(_ name: String, catalog: String, for request: RequestContext) throws(ServiceError)

  /// A table went.
  func tableDeleted(
    _ name: String, in database: String, catalog: String, for request: RequestContext
  ) throws(ServiceError)
}
