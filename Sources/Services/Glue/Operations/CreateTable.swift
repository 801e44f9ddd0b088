import AWSWire
import Documents
import ServiceCore

/// Creates a table in a database.
enum CreateTable: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let table: TableDefinition

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      table = try TableDefinition(fields)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("CreateTable", table: input.table.name, in: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    try gate.require(.createTable, onDatabase: input.database)
    let database = try store.parse(try store.databaseBytes(input.database))
    guard try !store.tableExists(input.table.name, in: input.database) else { throw .tableExists }
    let document = input.table.document(version: 0, created: nil, in: input.database, store)
    try gate.require(location: document.dataLocation, within: database.dataLocation)
    try store.put(table: input.table.name, in: input.database, version: 0, document)
    try request.cloud.ports.governance?.tableCreated(
      input.table.name, in: input.database.lowercased(), defaults: database["CreateTableDefaultPermissions"],
      catalog: store.account, for: request)
    return EmptyOutput()
  }
}
