import AWSWire
import ServiceCore

/// Removes a database with its tables, versions and partitions.
enum DeleteDatabase: AWSOperation {
  typealias Input = GetDatabase.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: input.catalog)
    return [
      Permission(
        "glue:DeleteDatabase",
        on: [glue.catalog, glue.database(input.name), glue.tables(in: input.name), glue.functions(in: input.name)],
        resourceAccount: glue.account)
    ]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.catalog)
    try CatalogGate(store).require(.drop, onDatabase: input.name)
    try store.requireDatabase(input.name)
    try store.delete(database: input.name)
    try TagStore(request).removeAll(of: GlueResources(request, catalog: input.catalog).database(input.name))
    return EmptyOutput()
  }
}
