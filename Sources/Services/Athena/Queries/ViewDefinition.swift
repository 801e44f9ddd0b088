import Digests
import Documents

/// The SQL of a view as the catalog keeps it: JSON in base64 inside a comment.
enum ViewDefinition {
  private static let prefix = "/* Presto View: "

  /// The view's SQL; nil if the table is no such view.
  static func sql(of table: JSON) -> String? {
    guard table["TableType"]?.string == "VIRTUAL_VIEW", let text = table["ViewOriginalText"]?.string else { return nil }
    guard text.hasPrefix(prefix), text.hasSuffix(" */") else { return text }
    guard let bytes = Base64.decode(String(text.dropFirst(prefix.count).dropLast(3))) else { return nil }
    return (try? JSON.parse(bytes))?["originalSql"]?.string
  }

  /// The schema of names without one; nil if the view does not tell it.
  static func schema(of table: JSON) -> String? {
    guard let text = table["ViewOriginalText"]?.string, text.hasPrefix(prefix), text.hasSuffix(" */"),
      let bytes = Base64.decode(String(text.dropFirst(prefix.count).dropLast(3)))
    else { return nil }
    return (try? JSON.parse(bytes))?["schema"]?.string
  }

  /// Glue's `TableInput` for a view.
  static func input(
    name: String, sql: String, schema: String, columns: [ViewColumns.Column], owner: String?
  ) -> JSON {
    let view = JSON.object([
      "originalSql": .string(sql), "catalog": .string("awsdatacatalog"), "schema": .string(schema),
      "columns": .array(columns.map { .object(["name": .string($0.name), "type": .string($0.type.trino)]) }),
    ])
    let storage = JSON.object([
      "Columns": .array(columns.map { .object(["Name": .string($0.name), "Type": .string($0.type.hive)]) }),
      "Location": .string(""), "Compressed": .bool(false), "NumberOfBuckets": .number(0), "SerdeInfo": .object([:]),
      "SortColumns": .array([]), "StoredAsSubDirectories": .bool(false),
    ])
    return .object([
      "Name": .string(name), "Owner": owner.map { .string($0) }, "StorageDescriptor": storage,
      "PartitionKeys": .array([]), "ViewOriginalText": .string("\(prefix)\(Base64.encode(view.bytes)) */"),
      "ViewExpandedText": .string("/* Presto View */"), "TableType": .string("VIRTUAL_VIEW"),
      "Parameters": .object(["comment": .string("Presto View"), "presto_view": .string("true")]),
    ])
  }
}
