import AWSWire
import ServiceCore

/// Answers one version of a table; the current one if none is named.
enum GetTableVersion: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let table: String
    let version: String?

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      table = try fields.required("TableName", GlueShapes.name)
      version = try fields.string("VersionId", GlueShapes.version)
    }
  }

  struct Output: OperationOutput {
    let document: [UInt8]
    let version: String

    func write(to fields: inout FieldWriter) {
      fields.structure("TableVersion") { item in
        item.raw("Table", document)
        item.field("VersionId", version)
      }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("GetTableVersion", table: input.table, in: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    let view = try gate.require(.describe, onTable: input.table, in: input.database)
    let current = try store.version(of: input.table, in: input.database)
    guard let current else {
      try store.requireDatabase(input.database)
      throw .tableNotFound(input.table)
    }
    let text = input.version ?? String(current)
    guard let number = Int(text) else { throw .invalidInput("Version id \(text) is not a number.") }
    guard let document = try store.versionBytes(number, of: input.table, in: input.database) else {
      throw .versionNotFound(text)
    }
    let shown = gate.isOpen ? document : try gate.shown(try store.parse(document), document, view)
    return Output(document: shown, version: text)
  }
}
