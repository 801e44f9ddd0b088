/// Some rows: columns of the same length.
public struct Batch: Sendable {
  /// The columns.
  public var columns: [Column]
  /// Rows; told apart from the columns because there may be none.
  public var count: Int

  /// A batch.
  public init(_ columns: [Column], count: Int) {
    (self.columns, self.count) = (columns, count)
  }

  /// The rows at some places; a negative place gives a row of NULLs.
  public func gather(_ places: [Int32]) -> Batch {
    Batch(columns.map { $0.gather(places) }, count: places.count)
  }

  /// A range of rows.
  public func slice(_ range: Range<Int>) -> Batch {
    range == 0..<count ? self : Batch(columns.map { $0.slice(range) }, count: range.count)
  }

  /// One row's values.
  public func row(_ index: Int) -> [SQLValue] { columns.map { $0[index] } }

  /// Batches of the same columns, one after the other.
  public static func concatenated(_ batches: [Batch], types: [SQLType]) -> Batch {
    if batches.count == 1 { return batches[0] }
    let columns = types.indices.map { index in Column.concatenated(batches.map { $0.columns[index] }, types[index]) }
    return Batch(columns, count: batches.reduce(0) { $0 + $1.count })
  }
}
