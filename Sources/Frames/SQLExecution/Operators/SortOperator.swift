import SQLColumns
import SQLFunctions
import SQLPlanning

/// The rows in order.
final class SortOperator: BatchStream {
  private let input: any BatchStream
  private let types: [SQLType]
  private let keys: [SortKey]
  private let limit: Int?
  private let evaluation: Evaluation
  private var sorted: Batch?
  private var place = 0

  /// Rows that come out at once.
  private static let step = 8192

  init(_ input: any BatchStream, _ types: [SQLType], _ keys: [SortKey], _ limit: Int?, _ evaluation: Evaluation) {
    (self.input, self.types, self.keys, self.limit, self.evaluation) = (input, types, keys, limit, evaluation)
  }

  func next() throws(SQLError) -> Batch? {
    if sorted == nil { sorted = limit == nil ? try order(Executor.collect(input, types)) : try first() }
    guard let sorted, place < sorted.count else { return nil }
    let end = min(sorted.count, place + SortOperator.step)
    defer { place = end }
    return sorted.slice(place..<end)
  }

  private func order(_ batch: Batch) throws(SQLError) -> Batch {
    var columns: [Column] = []
    for key in keys { columns.append(try evaluation.column(key.expression, batch)) }
    let order = RowOrder(columns, keys.map { ($0.isDescending, $0.nullsFirst) })
    let rows = order.sorted(count: batch.count)
    return batch.gather(limit.map { Array(rows.prefix($0)) } ?? rows)
  }

  /// The first rows: what cannot be among them is dropped on the way.
  private func first() throws(SQLError) -> Batch {
    let enough = max(50_000, (limit ?? 0) &* 4)
    var batches: [Batch] = []
    var count = 0
    while let batch = try input.next() {
      batches.append(batch)
      count += batch.count
      guard count > enough else { continue }
      let kept = try order(.concatenated(batches, types: types))
      (batches, count) = ([kept], kept.count)
    }
    return try order(
      batches.isEmpty ? Batch(types.map { ColumnBuilder($0).empty }, count: 0) : .concatenated(batches, types: types))
  }
}
