public import Documents

/// What the rows of a table are kept apart by.
public struct TablePartition: Sendable, Equatable {
  /// How the values of a partition's column follow each other.
  public enum Interval: String, Sendable, Hashable {
    /// Each value for itself.
    case columnValue = "COLUMN-VALUE"
    /// Numbers within a range.
    case integerRange = "INTEGER-RANGE"
    /// Times in steps of a unit.
    case timeUnit = "TIME-UNIT"
    /// Values that only the query names.
    case injected = "INJECTED"

    /// The name of the case in the original client, which goes into fingerprints.
    var memberName: String { String(rawValue.map { $0 == "-" ? "_" : $0 }) }
  }

  /// A column that partitions are made by.
  public struct Part: Sendable, Equatable {
    /// The column's name.
    public var column: String
    /// How its values follow each other.
    public var interval: Interval

    /// A column and its interval.
    public init(_ column: String, _ interval: Interval) {
      (self.column, self.interval) = (column, interval)
    }
  }

  /// The columns, outermost first.
  public var parts: [Part]

  /// A partition by columns.
  public init(_ parts: [Part]) {
    self.parts = parts
  }

  /// The partition as the server reads it.
  public var json: JSON {
    let columns = parts.map { part in
      JSON.object(["columnName": .string(part.column), "intervalType": .string(part.interval.rawValue)])
    }
    return .object(["columns": .array(columns)])
  }
}
