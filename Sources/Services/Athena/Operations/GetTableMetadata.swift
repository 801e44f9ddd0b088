import AWSWire
import Documents
import ServiceCore

/// Answers one table of a catalog.
enum GetTableMetadata: AWSOperation {
  struct Input: OperationInput {
    let catalog: String
    let database: String
    let table: String

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.required("CatalogName", AthenaShapes.catalog)
      database = try fields.required("DatabaseName", AthenaShapes.name)
      // Glue allows longer names than Athena's model says, and Athena answers them.
      table = try fields.required("TableName", .length(1...255))
      _ = try fields.string("WorkGroup", AthenaShapes.workGroup)
    }
  }

  struct Output: OperationOutput {
    let table: JSON

    func write(to fields: inout FieldWriter) { fields.field("TableMetadata", table) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("GetTableMetadata", catalog: input.catalog)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(table: try MetadataCatalog(input.catalog, request).table(input.table, in: input.database))
  }
}
