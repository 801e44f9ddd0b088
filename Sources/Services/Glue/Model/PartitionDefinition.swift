import AWSWire
import Basics
import Documents
import ServiceCore

/// A `PartitionInput`, checked against the model.
struct PartitionDefinition: Sendable {
  /// The values of the partition keys in their order.
  let values: [String]
  private let input: JSON

  init(_ fields: Fields) throws(ServiceError) {
    input = try fields.document(GlueShapes.partition)
    values = input["Values"]?.elements?.compactMap(\.string) ?? []
  }

  /// The `Partition` structure that answers repeat.
  func document(of table: String, in database: String, created: JSON?, _ store: CatalogStore) -> JSON {
    var document = JSON.object([
      "Values": .array(values.map { .string($0) }), "DatabaseName": .string(database.lowercased()),
      "TableName": .string(table.lowercased()),
      "CreationTime": created ?? JSON(.number(store.request.now.epochSecondsText)),
    ])
    for member in input.members ?? [] where member.name != "Values" { document.set(member.name, member.value) }
    document.set("CatalogId", .string(store.account))
    return document
  }

  /// Checks that there are as many values as the table has keys.
  func check(against table: JSON) throws(ServiceError) {
    guard values.count == table["PartitionKeys"]?.elements?.count ?? 0 else { throw .partitionValueCount }
  }
}

/// The names that every partition operation begins with.
struct PartitionPlace: Sendable {
  let catalog: String?
  let database: String
  let table: String

  init(_ fields: Fields) throws(ServiceError) {
    catalog = try fields.string("CatalogId", GlueShapes.catalogID)
    database = try fields.required("DatabaseName", GlueShapes.name)
    table = try fields.required("TableName", GlueShapes.name)
  }

  init(table: String, database: String, catalog: String?) {
    (self.table, self.database, self.catalog) = (table, database, catalog)
  }

  func permissions(_ action: String, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: catalog).permission(action, table: table, in: database)
  }

  func definition(in store: CatalogStore) throws(ServiceError) -> JSON {
    try store.table(table, in: database)
  }
}

/// What went wrong with one partition of a batch.
struct PartitionFailure: Sendable {
  let values: [String]
  let error: ServiceError
}

extension FieldWriter {
  /// The `Errors` of a batch; left out when there are none.
  mutating func partitionFailures(_ failures: [PartitionFailure]) {
    list("Errors", failures.isEmpty ? nil : failures) { item, failure in
      item.list("PartitionValues", failure.values)
      item.structure("ErrorDetail") { $0.detail(failure.error) }
    }
  }
}
