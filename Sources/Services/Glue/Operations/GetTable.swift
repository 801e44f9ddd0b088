import AWSWire
import ServiceCore

/// Answers one table.
enum GetTable: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let name: String

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      name = try fields.required("Name", GlueShapes.name)
    }

    init(name: String, database: String, catalog: String?) {
      (self.name, self.database, self.catalog) = (name, database, catalog)
    }
  }

  struct Output: OperationOutput {
    let table: [UInt8]

    func write(to fields: inout FieldWriter) { fields.raw("Table", table) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("GetTable", table: input.name, in: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    let view = try gate.require(.describe, onTable: input.name, in: input.database)
    let bytes = try store.tableBytes(input.name, in: input.database)
    return Output(table: gate.isOpen ? bytes : try gate.shown(try store.parse(bytes), bytes, view))
  }
}
