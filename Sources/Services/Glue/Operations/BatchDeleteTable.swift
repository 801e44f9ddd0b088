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
    try store.requireDatabase(input.database)
    var errors: [(name: String, error: ServiceError)] = []
    for name in input.names {
      if try store.tableExists(name, in: input.database) {
        try store.delete(table: name, in: input.database)
      } else {
        errors.append((name, .tableNotFound(name)))
      }
    }
    return Output(errors: errors)
  }
}

extension FieldWriter {
  /// The members of an `ErrorDetail`.
  mutating func detail(_ error: ServiceError) {
    field("ErrorCode", error.code)
    field("ErrorMessage", error.message)
  }
}
