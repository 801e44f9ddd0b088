import AWSWire
import ServiceCore

/// Answers a filter of a table.
enum GetDataCellsFilter: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let name: CellsFilterName

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.required("TableCatalogId", LakeShapes.catalogID)
      name = try CellsFilterName(fields)
    }
  }

  struct Output: OperationOutput {
    let filter: CellsFilter
    let account: String

    func write(to fields: inout FieldWriter) {
      fields.field("DataCellsFilter", filter.document(catalog: account))
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("GetDataCellsFilter", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, in: request)
    guard let filter = try LakeStore(request, account: account).cellsFilter(input.name) else { throw .filterNotFound }
    return Output(filter: filter, account: account)
  }
}
