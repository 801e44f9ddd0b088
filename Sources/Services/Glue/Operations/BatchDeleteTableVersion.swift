import AWSWire
import ServiceCore

/// Removes several archived versions of a table; what cannot be removed is told version by version.
enum BatchDeleteTableVersion: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let table: String
    let versions: [String]

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      table = try fields.required("TableName", GlueShapes.name)
      let read = try fields.strings("VersionIds", GlueShapes.version, count: 0...100)
      if read == nil { fields.violate("VersionIds", "null", "Member must not be null") }
      versions = read ?? []
    }
  }

  struct Output: OperationOutput {
    let table: String
    let errors: [(version: String, error: ServiceError)]

    func write(to fields: inout FieldWriter) {
      fields.list("Errors", errors.isEmpty ? nil : errors) { item, failure in
        item.field("TableName", table)
        item.field("VersionId", failure.version)
        item.structure("ErrorDetail") { $0.detail(failure.error) }
      }
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission(
      "BatchDeleteTableVersion", table: input.table, in: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.catalog)
    try CatalogGate(store).require(.alter, onTable: input.table, in: input.database)
    _ = try store.tableBytes(input.table, in: input.database, notFound: .tableNotFound(input.table))
    var errors: [(version: String, error: ServiceError)] = []
    for version in input.versions {
      do {
        try TableVersionRemoval.remove(version, of: input.table, in: input.database, store)
      } catch {
        errors.append((version, error))
      }
    }
    return Output(table: input.table, errors: errors)
  }
}
