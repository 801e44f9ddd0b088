import AWSWire
import Documents
import ServiceCore

/// Lists the databases of a catalog.
enum ListDatabases: AWSOperation {
  struct Input: OperationInput {
    let catalog: String
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.required("CatalogName", AthenaShapes.catalog)
      token = try fields.string("NextToken", AthenaShapes.token)
      limit = try fields.integer("MaxResults", in: 1...50) ?? 50
      _ = try fields.string("WorkGroup", AthenaShapes.workGroup)
    }
  }

  struct Output: OperationOutput {
    let page: CatalogPage

    func write(to fields: inout FieldWriter) {
      fields.rawList("DatabaseList", page.items.map(\.bytes))
      fields.field("NextToken", page.next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("ListDatabases", catalog: input.catalog)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(page: try MetadataCatalog(input.catalog, request).databases(limit: input.limit, after: input.token))
  }
}
