import AWSWire
import ServiceCore

/// Removes a table with its versions and partitions.
enum DeleteTable: AWSOperation {
  typealias Input = GetTable.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("DeleteTable", table: input.name, in: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.catalog)
    try CatalogGate(store).require(.drop, onTable: input.name, in: input.database)
    _ = try store.tableBytes(input.name, in: input.database, notFound: .tableNotFound(input.name))
    try store.delete(table: input.name, in: input.database)
    return EmptyOutput()
  }
}
