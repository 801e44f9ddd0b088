/// A table's full name in lower case.
public struct TableName: Hashable, Sendable {
  /// The catalog, such as `awsdatacatalog`.
  public var catalog: String
  /// The schema: Glue's database.
  public var schema: String
  /// The table.
  public var table: String

  /// A name.
  public init(_ catalog: String, _ schema: String, _ table: String) {
    (self.catalog, self.schema, self.table) = (catalog, schema, table)
  }

  /// `catalog.schema.table`
  public var text: String { "\(catalog).\(schema).\(table)" }
}
