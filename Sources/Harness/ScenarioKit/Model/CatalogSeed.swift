public import Basics
public import Documents

/// A database of the Glue catalog.
public struct DatabaseSeed: Sendable {
  /// Its name.
  public var name: String
  /// Its description.
  public var comment: String?
  /// Its location.
  public var locationURI: String?
  /// Its parameters in order.
  public var parameters: [(name: String, value: String)]
  /// Its tables in order.
  public var tables: [TableSeed]
  /// Tables to make up.
  public var generated: [Generation]
  /// Its views in order.
  public var views: [ViewSeed]
  /// Where its name stands.
  public var location: SourceLocation

  /// Tables to make up: so many, all alike.
  public struct Generation: Sendable {
    /// How many.
    public var count: Int
    /// The name of the shape they follow.
    public var shape: String
    /// Where this is written.
    public var location: SourceLocation

    /// The tables' names: the shape's with a number, `events_001` of 240.
    public var names: [String] {
      let width = String(count).count
      return (1...max(1, count)).prefix(count).map { number in
        let digits = String(number)
        return "\(shape)_\(String(repeating: "0", count: width - digits.count))\(digits)"
      }
    }
  }
}

/// A table of the Glue catalog.
public struct TableSeed: Sendable {
  /// How the data files are written.
  public enum Format: String, Sendable, CaseIterable {
    /// Apache Parquet.
    case parquet
    /// Apache ORC.
    case orc
    /// Apache Avro.
    case avro
    /// Comma separated values.
    case csv
    /// Tab separated values.
    case tsv
    /// A JSON object per line.
    case json
    /// Apache Iceberg.
    case iceberg
  }

  /// Its name; the shape's for a shape.
  public var name: String
  /// Its description.
  public var comment: String?
  /// Its owner.
  public var owner: String?
  /// Where its data lies; nil to let the harness choose.
  public var dataLocation: String?
  /// How its data is written.
  public var format: Format
  /// Its columns in order.
  public var columns: [ColumnSeed]
  /// Its partition keys in order.
  public var partitionKeys: [ColumnSeed]
  /// Its parameters in order.
  public var parameters: [(name: String, value: String)]
  /// Its rows: a value per column and partition key; columns that are not named are null.
  public var rows: [[(column: String, value: JSON)]]
  /// AWS's own `TableInput`, which stands for everything above; nil if the short form is used.
  public var tableInput: JSON?
  /// Where its name stands.
  public var location: SourceLocation
}

/// A column or partition key.
public struct ColumnSeed: Sendable, Equatable {
  /// Its name.
  public var name: String
  /// Its type, as Hive writes it.
  public var type: String
  /// Its description.
  public var comment: String?

  /// A column.
  public init(_ name: String, _ type: String, comment: String? = nil) {
    (self.name, self.type, self.comment) = (name, type, comment)
  }
}

/// A view of the Glue catalog.
public struct ViewSeed: Sendable {
  /// Its name.
  public var name: String
  /// Its query.
  public var sql: String
  /// Its columns in order.
  public var columns: [ColumnSeed]
  /// Its description.
  public var comment: String?
  /// Where its name stands.
  public var location: SourceLocation
}
