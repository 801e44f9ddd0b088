import Documents

/// A partition key as the expressions of GetPartitions see it.
struct PartitionKey: Sendable {
  /// How values of the key compare.
  enum Comparison: Sendable {
    /// As text: strings, dates and timestamps.
    case text
    /// As whole numbers.
    case integer
    /// As decimal numbers.
    case decimal
  }

  let name: String
  let comparison: Comparison

  static func keys(of table: JSON) -> [PartitionKey] {
    (table["PartitionKeys"]?.elements ?? []).map { column in
      PartitionKey(name: column["Name"]?.string ?? "", comparison: comparison(of: column["Type"]?.string ?? "string"))
    }
  }

  private static func comparison(of type: String) -> Comparison {
    let word = type.lowercased().prefix { $0.isLetter }
    switch word {
    case "int", "integer", "bigint", "long", "tinyint", "smallint": return .integer
    case "decimal", "double", "float": return .decimal
    default: return .text
    }
  }
}
