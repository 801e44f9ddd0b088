import Documents

/// A database as Athena lists it.
public struct AthenaDatabase: Sendable, Equatable {
  /// The database's name.
  public var name: String
  /// Its description.
  public var description: String?

  init?(_ document: JSON) {
    guard let name = document["Name"]?.string else { return nil }
    self.name = name
    description = document["Description"]?.string
  }
}

/// A table or view as Athena shows it.
public struct AthenaTable: Sendable, Equatable {
  /// The table's name.
  public var name: String
  /// `EXTERNAL_TABLE`, `VIRTUAL_VIEW` and others; nil if not set.
  public var type: String?
  /// The columns without those it is partitioned by.
  public var columns: [GlueColumn]
  /// The columns it is partitioned by.
  public var partitionKeys: [GlueColumn]
  /// Key-value pairs of the table in the answer's order.
  public var parameters: [(name: String, value: String)]

  init?(_ document: JSON) {
    guard let name = document["Name"]?.string else { return nil }
    self.name = name
    type = document["TableType"]?.string
    columns = (document["Columns"]?.elements ?? []).compactMap(GlueColumn.init)
    partitionKeys = (document["PartitionKeys"]?.elements ?? []).compactMap(GlueColumn.init)
    parameters = (document["Parameters"]?.members ?? []).compactMap { member in
      member.value.string.map { (member.name, $0) }
    }
  }

  /// The value of a parameter.
  public func parameter(_ name: String) -> String? { parameters.last { $0.name == name }?.value }

  /// Whether the table is an Iceberg table, which one parameter says in exactly these capitals.
  public var isIceberg: Bool { parameter("table_type") == "ICEBERG" }

  /// Whether two tables are the same.
  public static func == (left: AthenaTable, right: AthenaTable) -> Bool {
    left.name == right.name && left.type == right.type && left.columns == right.columns
      && left.partitionKeys == right.partitionKeys
      && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
  }
}
