public import SQLColumns
public import SQLPlanning

/// Rows that come batch by batch.
public protocol BatchStream: AnyObject {
  /// The next rows; nil after the last.
  func next() throws(SQLError) -> Batch?
}

/// Where the rows of tables come from.
public protocol TableSource: Sendable {
  /// The rows of a table, in the columns that the scan asks for.
  func open(_ scan: TableScan) throws(SQLError) -> any BatchStream
}

/// A source for queries that read no table.
public struct NoTables: TableSource {
  /// A source without tables.
  public init() {}

  /// Always fails.
  public func open(_ scan: TableScan) throws(SQLError) -> any BatchStream {
    throw .unsupported("Table \(scan.table.name.text) cannot be read")
  }
}
