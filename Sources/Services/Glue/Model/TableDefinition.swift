import AWSWire
import Basics
import Documents
import ServiceCore

/// The `TableInput` of a request, checked against the model.
struct TableDefinition: Sendable {
  /// The name as Glue stores it: in lower case, for Hive's sake.
  let name: String
  private let input: JSON

  init(_ fields: Fields) throws(ServiceError) {
    let table = try fields.requiredStructure("TableInput")
    input = try table.document(GlueShapes.table)
    name = (input["Name"]?.string ?? "").lowercased()
  }

  /// The `Table` structure that answers repeat.
  /// - Parameter created: the creation time of the table this replaces; nil for a new one.
  func document(version: Int, created: JSON?, in database: String, _ store: CatalogStore) -> JSON {
    let now = JSON(.number(store.request.now.epochSecondsText))
    var document = JSON.object([
      "Name": .string(name), "DatabaseName": .string(database.lowercased()), "CreateTime": created ?? now,
      "UpdateTime": now,
    ])
    for member in input.members ?? [] where member.name != "Name" { document.set(member.name, member.value) }
    if document["Retention"] == nil { document.set("Retention", .number(0)) }
    document.set("CreatedBy", .string(store.request.caller.arn))
    document.set("IsRegisteredWithLakeFormation", .bool(false))
    document.set("CatalogId", .string(store.account))
    document.set("VersionId", .string(String(version)))
    document.set("IsMultiDialectView", .bool(false))
    return document
  }
}
