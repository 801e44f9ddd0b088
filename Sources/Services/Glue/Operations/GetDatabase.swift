import AWSWire
import ServiceCore

/// Answers one database.
enum GetDatabase: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let name: String

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      name = try fields.required("Name", GlueShapes.name)
    }

    init(name: String, catalog: String?) {
      (self.name, self.catalog) = (name, catalog)
    }
  }

  struct Output: OperationOutput {
    let database: [UInt8]

    func write(to fields: inout FieldWriter) { fields.raw("Database", database) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("GetDatabase", database: input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.catalog)
    try CatalogGate(store).require(.describe, onDatabase: input.name)
    return Output(database: try store.databaseBytes(input.name))
  }
}
