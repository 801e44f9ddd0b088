import AWSWire
import Basics
import ServiceCore

/// Makes a filter of a table, through which SELECT can be granted on some of its cells.
enum CreateDataCellsFilter: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let filter: CellsFilter

    init(_ fields: Fields) throws(ServiceError) {
      let data = try fields.requiredStructure("TableData")
      catalog = try data.required("TableCatalogId", LakeShapes.catalogID)
      filter = try CellsFilter(data)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("CreateDataCellsFilter", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    if let problem = input.filter.problem { throw problem }
    let store = LakeStore(request, account: try LakeCatalog.account(input.catalog, in: request))
    try requireColumns(of: input.filter, store)
    guard try store.cellsFilter(input.filter.name) == nil else { throw .filterExists }
    try put(input.filter, store)
    return EmptyOutput()
  }

  /// Checks that the table is there with the columns named.
  static func requireColumns(of filter: CellsFilter, _ store: LakeStore) throws(ServiceError) {
    let catalog = try CatalogReader(store.request, account: store.account, asCaller: true)
    let columns = Set(try catalog.columns(of: filter.name.table, in: filter.name.database).map { $0.lowercased() })
    for name in filter.columns.names where !columns.contains(name) { throw .columnNotFound(name) }
  }

  /// Stores a filter as a version of its own.
  static func put(_ filter: CellsFilter, _ store: LakeStore) throws(ServiceError) {
    var filter = filter
    filter.version = store.request.ids.uuid()
    try store.put(filter)
  }
}
