import AWSWire
import ServiceCore

/// Removes one archived version of a table.
enum DeleteTableVersion: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let table: String
    let version: String

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      table = try fields.required("TableName", GlueShapes.name)
      version = try fields.required("VersionId", GlueShapes.version)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission(
      "DeleteTableVersion", table: input.table, in: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.catalog)
    try CatalogGate(store).require(.alter, onTable: input.table, in: input.database)
    _ = try store.tableBytes(input.table, in: input.database, notFound: .tableNotFound(input.table))
    try TableVersionRemoval.remove(input.version, of: input.table, in: input.database, store)
    return EmptyOutput()
  }
}

/// What removing a version has to respect: it must be there and must not be the current one.
enum TableVersionRemoval {
  static func remove(
    _ version: String, of table: String, in database: String, _ store: CatalogStore
  ) throws(ServiceError) {
    guard let number = Int(version), try store.versionBytes(number, of: table, in: database) != nil else {
      throw .versionNotFound(version)
    }
    guard try store.version(of: table, in: database) != number else {
      throw .invalidInput("The current version of a table cannot be deleted.")
    }
    try store.delete(version: number, of: table, in: database)
  }
}
