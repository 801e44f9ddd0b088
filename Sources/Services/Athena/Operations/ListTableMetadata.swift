import AWSWire
import Documents
import ServiceCore

/// Lists the tables of a database of a catalog.
enum ListTableMetadata: AWSOperation {
  struct Input: OperationInput {
    let catalog: String
    let database: String
    let expression: String?
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.required("CatalogName", AthenaShapes.catalog)
      database = try fields.required("DatabaseName", AthenaShapes.name)
      expression = try fields.string("Expression", .length(0...256))
      token = try fields.string("NextToken", AthenaShapes.token)
      limit = try fields.integer("MaxResults", in: 1...50) ?? 50
      _ = try fields.string("WorkGroup", AthenaShapes.workGroup)
    }
  }

  struct Output: OperationOutput {
    let page: CatalogPage

    func write(to fields: inout FieldWriter) {
      fields.rawList("TableMetadataList", page.items.map(\.bytes))
      fields.field("NextToken", page.next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("ListTableMetadata", catalog: input.catalog)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(
      page: try MetadataCatalog(input.catalog, request).tables(
        of: input.database, matching: input.expression, limit: input.limit, after: input.token))
  }
}
