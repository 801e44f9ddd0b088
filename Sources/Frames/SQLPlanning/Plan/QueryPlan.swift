public import SQLColumns

/// A query ready to run.
public struct QueryPlan: Sendable {
  /// A column of the result.
  public struct Output: Sendable, Hashable {
    /// The name; `_col0` and so on where none is given.
    public var name: String
    /// The type.
    public var type: SQLType
    /// Whether the query names the column.
    public var isNamed: Bool

    /// A column.
    public init(_ name: String, _ type: SQLType, isNamed: Bool = true) {
      (self.name, self.type, self.isNamed) = (name, type, isNamed)
    }
  }

  /// How the rows come about.
  public var plan: Plan
  /// The plans of subqueries that are answered row by row, by their index.
  public var subplans: [Plan]
  /// The columns of the result.
  public var outputs: [Output]
  /// The tables read, with the columns that are used.
  public var tables: [TableUse]

  /// A query.
  public init(_ plan: Plan, subplans: [Plan], outputs: [Output], tables: [TableUse]) {
    (self.plan, self.subplans, self.outputs, self.tables) = (plan, subplans, outputs, tables)
  }
}

/// A table or view that a statement reads.
public struct TableUse: Sendable {
  /// Its name.
  public var name: TableName
  /// The names of its columns that are used.
  public var columns: Set<String>
  /// Whether it is a view.
  public var isView: Bool

  /// A use.
  public init(_ name: TableName, columns: Set<String> = [], isView: Bool = false) {
    (self.name, self.columns, self.isView) = (name, columns, isView)
  }
}
