public import AWSWire
public import Documents

/// Lake Formation as others ask it what a caller may do, and as the Data Catalog tells it what comes and goes.
///
/// Each call joins the transaction of the operation that makes it.
public protocol GovernancePort: Sendable {
  /// Lake Formation's say in the request's call on a catalog; nil where it has none, because the catalog is open to
  /// all whom IAM lets in and no location is registered.
  func access(to catalog: String, for request: RequestContext) throws(ServiceError) -> (any CatalogAccess)?

  /// What the caller may read of a table's data; for whoever scans it.
  /// - Parameter document: the table, as the catalog has it.
  func readAccess(
    to table: String, in database: String, catalog: String, _ document: JSON, for request: RequestContext
  ) throws(ServiceError) -> TableReadAccess

  /// Checks in the caller's name that it may read governed data (lakeformation:GetDataAccess on the table). Leaves a
  /// child row in the journal. To be called only for tables whose `readAccess` is by vended credentials.
  /// - Parameter service: the service that reads, such as `athena`.
  func requireDataAccess(
    to table: String, in database: String, catalog: String, by service: String, for request: RequestContext
  ) throws(ServiceError)

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
