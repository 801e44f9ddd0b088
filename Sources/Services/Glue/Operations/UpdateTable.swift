import AWSWire
import Documents
import ServiceCore

/// Replaces the definition of a table; the old one is archived as a version unless told otherwise.
enum UpdateTable: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let table: TableDefinition
    let skipArchive: Bool
    let expectedVersion: String?

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      table = try TableDefinition(fields)
      skipArchive = try fields.bool("SkipArchive") ?? false
      expectedVersion = try fields.string("VersionId", GlueShapes.version)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("UpdateTable", table: input.table.name, in: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    try gate.require(.alter, onTable: input.table.name, in: input.database)
    let current = try store.table(input.table.name, in: input.database)
    let version = try store.version(of: input.table.name, in: input.database) ?? 0
    if let expected = input.expectedVersion, expected != String(version) { throw .concurrentUpdate }
    let document = input.table.document(
      version: version + 1, created: current["CreateTime"], in: input.database, store)
    try gate.require(location: document.dataLocation, within: current.dataLocation)
    if input.skipArchive { try store.delete(version: version, of: input.table.name, in: input.database) }
    try store.put(table: input.table.name, in: input.database, version: version + 1, document)
    return EmptyOutput()
  }
}
