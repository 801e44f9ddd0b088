import AWSWire
import Documents
import ServiceCore

/// Replaces the definition of a database.
enum UpdateDatabase: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let name: String
    let document: JSON

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      name = try fields.required("Name", GlueShapes.name)
      document = try fields.requiredStructure("DatabaseInput").document(GlueShapes.database)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("UpdateDatabase", database: input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    try gate.require(.alter, onDatabase: input.name)
    let current = try store.parse(try store.databaseBytes(input.name))
    try gate.require(location: input.document.dataLocation, within: current.dataLocation)
    var document = input.document
    // A database cannot be renamed: the name of the request stays.
    document.set("Name", .string(input.name.lowercased()))
    for kept in ["CreateTime", "CreateTableDefaultPermissions", "CatalogId"] where document[kept] == nil {
      document.set(kept, current[kept])
    }
    try store.put(database: input.name.lowercased(), document)
    return EmptyOutput()
  }
}
