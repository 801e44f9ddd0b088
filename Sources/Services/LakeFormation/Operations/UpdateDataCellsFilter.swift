import AWSWire
import ServiceCore

/// Replaces a filter of a table.
enum UpdateDataCellsFilter: AWSOperation {
  typealias Input = CreateDataCellsFilter.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("UpdateDataCellsFilter", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    if let problem = input.filter.problem { throw problem }
    let store = LakeStore(request, account: try LakeCatalog.account(input.catalog, in: request))
    guard let current = try store.cellsFilter(input.filter.name) else { throw .filterNotFound }
    if let expected = input.filter.version, expected != current.version { throw .filterChanged }
    try CreateDataCellsFilter.requireColumns(of: input.filter, store)
    try CreateDataCellsFilter.put(input.filter, store)
    return EmptyOutput()
  }
}
