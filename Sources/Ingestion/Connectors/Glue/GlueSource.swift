public import AWSClient
import Basics
public import IngestionCore
import MetadataModel

/// Reads the Glue Data Catalog: a catalog is a database, a Glue database a schema.
public final class GlueSource: DatabaseSource {
  /// `Glue`
  public let title = "Glue"
  /// `Glue`
  public let serviceType = "Glue"

  /// The original client gives owners to what its SQL connectors read, and Glue is none.
  public var hasOwners: Bool { compatibility == .standard }

  let glue: GlueClient
  let compatibility: Compatibility
  private let connection: GlueConnectionConfiguration
  private var listing: [GlueDatabase]?

  /// A source over a client.
  public init(_ glue: GlueClient, _ connection: GlueConnectionConfiguration, compatibility: Compatibility) {
    (self.glue, self.connection, self.compatibility) = (glue, connection, compatibility)
  }

  /// The configured name, or the catalogs that Glue's databases lie in, one for each of them.
  public func databases() throws(FailureCause) -> [String] {
    if let name = connection.databaseName { return [name] }
    return try list().map(catalog)
  }

  /// The Glue databases of a catalog, or all of them if the database's name is configured.
  public func schemas(in database: String) throws(FailureCause) -> [SourceSchema] {
    let isFixed = connection.databaseName != nil || !compatibility.separatesCatalogs
    return try list().filter { isFixed || catalog($0) == database }.map { schema($0, in: database) }
  }

  /// Lists the tables of a Glue database page by page.
  public func listTables(in schema: SourceSchema, _ page: ([GlueTable]) -> Void) throws(FailureCause) {
    try attempt { () throws(AWSCallError) in try glue.tables(in: schema.name, page) }
  }

  /// The databases as listed: once a run, but with each question in the 1.12 client.
  private func list() throws(FailureCause) -> [GlueDatabase] {
    if let listing, compatibility != .v1_12 { return listing }
    let databases = try attempt { () throws(AWSCallError) in try glue.databases() }
    listing = databases
    return databases
  }

  private func catalog(_ database: GlueDatabase) -> String { database.catalogID ?? "AwsDataCatalog" }

  private func schema(_ database: GlueDatabase, in name: String) -> SourceSchema {
    let catalog = compatibility == .v1_12 ? name : catalog(database)
    return SourceSchema(
      name: database.name, database: name, description: database.description.flatMap { $0.isEmpty ? nil : $0 },
      url: console.database(database.name, catalog: catalog))
  }

  var console: GlueConsole { GlueConsole(region: connection.aws.region, encodesNames: compatibility == .standard) }

  /// The catalog that links to a schema's tables name.
  func catalog(of schema: SourceSchema) -> String {
    guard compatibility != .v1_12, let database = listing?.first(where: { $0.name == schema.name }) else {
      return schema.database
    }
    return catalog(database)
  }

  func attempt<Value>(_ call: () throws(AWSCallError) -> Value) throws(FailureCause) -> Value {
    do throws(AWSCallError) {
      return try call()
    } catch {
      throw FailureCause(error)
    }
  }
}

extension FailureCause {
  /// The cause that a failed call is.
  public init(_ error: AWSCallError) {
    self.init(action: error.action, code: error.code, message: error.description)
  }
}

/// Links into the AWS console.
struct GlueConsole {
  let region: String
  let encodesNames: Bool

  func database(_ name: String, catalog: String) -> String {
    "\(base)databases/view/\(encoded(name))?catalogId=\(encoded(catalog))"
  }

  func table(_ name: String, in database: String, catalog: String) -> String {
    "\(base)tables/view/\(encoded(name))?database=\(encoded(database))&catalogId=\(encoded(catalog))&versionId=latest"
  }

  private var base: String { "https://\(region).console.aws.amazon.com/glue/home?region=\(region)#/v2/data-catalog/" }

  private func encoded(_ name: String) -> String { encodesNames ? PercentEncoding.encode(name) : name }
}
