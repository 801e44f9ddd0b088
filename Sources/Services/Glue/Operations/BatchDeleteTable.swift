import AWSWire
import ServiceCore

/// Removes several tables of a database; what cannot be removed is told table by table.
enum BatchDeleteTable: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let names: [String]

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      names = try fields.strings("TablesToDelete", GlueShapes.name, count: 0...100) ?? []
      if fields.json("TablesToDelete") == nil { fields.violate("TablesToDelete", "null", "Member must not be null") }
    }
  }

  struct Output: OperationOutput {
    let errors: [(name: String, error: ServiceError)]

    func write(to fields: inout FieldWriter) {
      fields.list("Errors", errors.isEmpty ? nil : errors) { item, failure in
        item.field("TableName", failure.name)
        item.structure("ErrorDetail") { $0.detail(failure.error) }
      }
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: input.catalog)
    let tables = input.names.map { glue.table($0, in: input.database) }
    return [
      Permission(
        "glue:BatchDeleteTable", on: [glue.catalog, glue.database(input.database)] + tables,
        resourceAccount: glue.account)
    ]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    if gate.isOpen { try store.requireDatabase(input.database) }
    var errors: [(name: String, error: ServiceError)] = []
    for name in input.names {
      do {
        try delete(name, in: input.database, gate)
      } catch {
        guard error.status < 500 else { throw error }
        errors.append((name, error))
      }
    }
    return Output(errors: errors)
  }

  private static func delete(_ name: String, in database: String, _ gate: CatalogGate) throws(ServiceError) {
    try gate.require(.drop, onTable: name, in: database)
    guard try gate.store.tableExists(name, in: database) else { throw .tableNotFound(name) }
    try gate.store.delete(table: name, in: database)
  }
}

extension FieldWriter {
  /// The members of an `ErrorDetail`.
  mutating func detail(_ error: ServiceError) {
    field("ErrorCode", error.code)
    field("ErrorMessage", error.message)
  }
}
