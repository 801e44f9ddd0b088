import AWSWire
import Basics
import Documents
import ServiceCore

/// Creates a database in the catalog.
enum CreateDatabase: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let name: String
    let document: JSON
    let tags: [(key: String, value: String)]

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      let database = try fields.requiredStructure("DatabaseInput")
      document = try database.document(GlueShapes.database)
      name = (document["Name"]?.string ?? "").lowercased()
      tags = try TagInput.tags("Tags", fields) ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let keys = TagInput.conditionKeys(input.tags)
    let glue = GlueResources(request, catalog: input.catalog)
    let tagging = glue.permission("TagResource", database: input.name, context: keys)
    return glue.permission("CreateDatabase", database: input.name, context: keys) + (input.tags.isEmpty ? [] : tagging)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.catalog)
    try CatalogGate(store).requireCreation(ofDatabaseAt: input.document.dataLocation)
    guard try !store.databaseExists(input.name) else { throw .databaseExists }
    try store.put(database: input.name, try document(input, store, request))
    try TagStore(request).add(input.tags, to: GlueResources(request, catalog: input.catalog).database(input.name))
    try request.cloud.ports.governance?.databaseCreated(input.name, catalog: store.account, for: request)
    return EmptyOutput()
  }

  private static func document(_ input: Input, _ store: CatalogStore, _ request: RequestContext) throws(ServiceError) -> JSON {
    var document = input.document
    document.set("Name", .string(input.name))
    document.set("CreateTime", JSON(.number(request.now.epochSecondsText)))
    if document["CreateTableDefaultPermissions"] == nil {
      document.set("CreateTableDefaultPermissions", try tableDefaults(store, request))
    }
    document.set("CatalogId", .string(store.account))
    return document
  }

  /// What Lake Formation's settings say; without Lake Formation what they say until they are changed: IAM decides alone.
  private static func tableDefaults(_ store: CatalogStore, _ request: RequestContext) throws(ServiceError) -> JSON {
    if let governance = request.cloud.ports.governance {
      return try governance.tableDefaults(catalog: store.account, for: request)
    }
    let everybody = JSON.object([
      "Principal": .object(["DataLakePrincipalIdentifier": .string("IAM_ALLOWED_PRINCIPALS")]),
      "Permissions": .array([.string("ALL")]),
    ])
    return .array([everybody])
  }
}
