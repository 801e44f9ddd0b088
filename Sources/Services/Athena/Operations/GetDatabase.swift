import AWSWire
import Documents
import ServiceCore

/// Answers one database of a catalog.
enum GetDatabase: AWSOperation {
  struct Input: OperationInput {
    let catalog: String
    let database: String

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.required("CatalogName", AthenaShapes.catalog)
      database = try fields.required("DatabaseName", AthenaShapes.name)
      _ = try fields.string("WorkGroup", AthenaShapes.workGroup)
    }
  }

  struct Output: OperationOutput {
    let database: JSON

    func write(to fields: inout FieldWriter) { fields.field("Database", database) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("GetDatabase", catalog: input.catalog)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(database: try MetadataCatalog(input.catalog, request).database(input.database))
  }
}
