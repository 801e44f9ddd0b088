import AWSWire
import Documents
import ServiceCore

/// Lists the filters of a table, or of all tables.
enum ListDataCellsFilter: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let table: (database: String, name: String)?
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      let table = try fields.structure("Table")
      catalog = try table?.string("CatalogId", LakeShapes.catalogID)
      self.table = try table.map { item throws(ServiceError) in
        (
          database: try item.required("DatabaseName", LakeShapes.name).lowercased(),
          name: try item.string("Name", LakeShapes.name)?.lowercased() ?? ""
        )
      }
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...1000) ?? 1000
    }
  }

  struct Output: OperationOutput {
    let filters: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.field("DataCellsFilters", .array(filters))
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("ListDataCellsFilter", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, in: request)
    if let table = input.table, table.name.isEmpty { throw .noTableChosen }
    let filters = try LakeStore(request, account: account).cellsFilters(of: input.table)
    let start = try CountedPage.start(input.token)
    let page = Array(filters.dropFirst(start).prefix(input.limit))
    return Output(filters: page, next: CountedPage.next(start, page.count, of: filters.count))
  }
}
