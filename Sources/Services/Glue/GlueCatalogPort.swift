public import AWSWire
public import Documents
public import ServiceCore

/// The Data Catalog for other services: each call is Glue's own operation, made for the caller.
public struct GlueCatalogPort: CatalogPort {
  private let wire = WireProtocol.json(targetPrefix: "AWSGlue")
  /// Who makes the calls for the caller; nil for a service that reads in its own name.
  private let forwarder: String?

  /// The port for Athena's calls.
  public init() {
    self.init(forwarder: "athena")
  }

  private init(forwarder: String?) {
    self.forwarder = forwarder
  }

  /// The port for calls of another service.
  public func forwarded(by service: String) -> any CatalogPort { GlueCatalogPort(forwarder: service) }

  /// The port without questions asked.
  public var unchecked: any CatalogPort { GlueCatalogPort(forwarder: nil) }

  /// glue:GetDatabases
  public func databases(
    catalog: String?, limit: Int, after token: String?, for request: RequestContext
  ) throws(ServiceError) -> CatalogPage {
    let input = GetDatabases.Input(catalog: catalog, token: token, limit: limit)
    let output = try call(GetDatabases.self, input, request, .object(["CatalogId": catalog.map { .string($0) }]))
    return try page(output.databases, output.next)
  }

  /// glue:GetDatabase
  public func database(_ name: String, catalog: String?, for request: RequestContext) throws(ServiceError) -> JSON {
    let input = GetDatabase.Input(name: name, catalog: catalog)
    return try parse(try call(GetDatabase.self, input, request, .object(["Name": .string(name)])).database)
  }

  /// glue:GetTables
  public func tables(
    of database: String, matching expression: String?, catalog: String?, limit: Int, after token: String?,
    for request: RequestContext
  ) throws(ServiceError) -> CatalogPage {
    let input = GetTables.Input(
      database: database, expression: expression, catalog: catalog, token: token, limit: limit)
    let output = try call(GetTables.self, input, request, .object(["DatabaseName": .string(database)]))
    return try page(output.tables, output.next)
  }

  /// glue:GetTable
  public func table(
    _ name: String, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError) -> JSON {
    let input = GetTable.Input(name: name, database: database, catalog: catalog)
    let parameters = JSON.object(["DatabaseName": .string(database), "Name": .string(name)])
    return try parse(try call(GetTable.self, input, request, parameters).table)
  }

  /// glue:GetPartitions
  public func partitions(
    of table: String, in database: String, catalog: String?, limit: Int, after token: String?,
    for request: RequestContext
  ) throws(ServiceError) -> CatalogPage {
    let place = PartitionPlace(table: table, database: database, catalog: catalog)
    let input = GetPartitions.Input(place: place, token: token, limit: limit)
    let parameters = JSON.object(["DatabaseName": .string(database), "TableName": .string(table)])
    let output = try call(GetPartitions.self, input, request, parameters)
    return try page(output.partitions, output.next)
  }

  func call<Call: AWSOperation>(
    _ type: Call.Type, _ input: Call.Input, _ request: RequestContext, _ parameters: JSON
  ) throws(ServiceError) -> Call.Output {
    guard let forwarder else {
      var own = request
      own.isOwnActing = true
      guard Call.access == .writing else { return try Call.perform(input, in: own) }
      return try own.commit { context throws(ServiceError) in try Call.perform(input, in: context) }
    }
    return try request.call(type, input, of: "glue", wire: wire, by: forwarder, parameters: parameters)
  }

  private func page(_ documents: [[UInt8]], _ next: String?) throws(ServiceError) -> CatalogPage {
    CatalogPage(items: try documents.map { document throws(ServiceError) in try parse(document) }, next: next)
  }

  private func parse(_ document: [UInt8]) throws(ServiceError) -> JSON {
    do { return try JSON.parse(document) } catch { throw .internalFailure("a stored document cannot be read: \(error)") }
  }
}
