/// The outcome of a query: typed columns, and rows as results print them.
public struct QueryResult: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// The name.
    public var name: String
    /// The type.
    public var type: QueryType

    /// A column.
    public init(_ name: String, _ type: QueryType) {
      (self.name, self.type) = (name, type)
    }
  }

  /// The columns in order.
  public var columns: [Column]
  /// The rows; nil is NULL.
  public var rows: [[String?]]

  /// A result.
  public init(columns: [Column], rows: [[String?]]) {
    (self.columns, self.rows) = (columns, rows)
  }
}
