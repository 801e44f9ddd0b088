import AWSWire
import ServiceCore

/// Removes a filter of a table with the grants on it.
enum DeleteDataCellsFilter: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let name: CellsFilterName

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("TableCatalogId", LakeShapes.catalogID)
      name = try CellsFilterName(partOf: fields)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("DeleteDataCellsFilter", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    try LakeStore(request, account: try LakeCatalog.account(input.catalog, in: request)).delete(input.name)
    return EmptyOutput()
  }
}
