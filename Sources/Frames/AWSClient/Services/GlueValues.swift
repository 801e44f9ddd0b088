import Documents

/// A database of the Data Catalog.
public struct GlueDatabase: Sendable, Equatable {
  /// The database's name.
  public var name: String
  /// The catalog it lies in; nil if the answer has none.
  public var catalogID: String?
  /// Its description.
  public var description: String?

  /// Reads a database from an answer; nil without a name.
  init?(_ document: JSON) {
    guard let name = document["Name"]?.string else { return nil }
    self.name = name
    catalogID = document["CatalogId"]?.string
    description = document["Description"]?.string
  }
}

/// A column of a table.
public struct GlueColumn: Sendable, Equatable {
  /// The column's name.
  public var name: String
  /// The type as written, for example `array<string>`.
  public var type: String
  /// The column's comment.
  public var comment: String?
  /// Key-value pairs of the column.
  public var parameters: [String: String]

  /// A column.
  public init(name: String, type: String, comment: String? = nil, parameters: [String: String] = [:]) {
    (self.name, self.type, self.comment, self.parameters) = (name, type, comment, parameters)
  }

  init?(_ document: JSON) {
    guard let name = document["Name"]?.string else { return nil }
    self.name = name
    type = document["Type"]?.string ?? ""
    comment = document["Comment"]?.string
    parameters = pairs(document["Parameters"])
  }
}

/// A table of the Data Catalog.
public struct GlueTable: Sendable, Equatable {
  /// The table's name.
  public var name: String
  /// `EXTERNAL_TABLE`, `VIRTUAL_VIEW` and others; nil if not set.
  public var type: String?
  /// Its description.
  public var description: String?
  /// Key-value pairs of the table.
  public var parameters: [String: String]
  /// The columns of the storage descriptor.
  public var columns: [GlueColumn]
  /// The columns it is partitioned by.
  public var partitionKeys: [GlueColumn]
  /// Where its files lie; nil if not set.
  public var location: String?
  /// The class that reads its rows; nil if not set.
  public var serializationLibrary: String?
  /// Key-value pairs for that class.
  public var serializationParameters: [String: String]
  /// The text of a view as it was written.
  public var viewOriginalText: String?
  /// The text of a view with all names in full.
  public var viewExpandedText: String?

  init?(_ document: JSON) {
    guard let name = document["Name"]?.string else { return nil }
    self.name = name
    type = document["TableType"]?.string
    description = document["Description"]?.string
    parameters = pairs(document["Parameters"])
    let storage = document["StorageDescriptor"]
    columns = (storage?["Columns"]?.elements ?? []).compactMap(GlueColumn.init)
    partitionKeys = (document["PartitionKeys"]?.elements ?? []).compactMap(GlueColumn.init)
    location = storage?["Location"]?.string
    serializationLibrary = storage?["SerdeInfo"]?["SerializationLibrary"]?.string
    serializationParameters = pairs(storage?["SerdeInfo"]?["Parameters"])
    viewOriginalText = document["ViewOriginalText"]?.string
    viewExpandedText = document["ViewExpandedText"]?.string
  }

  /// Whether the table is an Iceberg table, which one parameter says in exactly these capitals.
  public var isIceberg: Bool { parameters["table_type"] == "ICEBERG" }
}

private func pairs(_ document: JSON?) -> [String: String] {
  var pairs: [String: String] = [:]
  for member in document?.members ?? [] { pairs[member.name] = member.value.string }
  return pairs
}
