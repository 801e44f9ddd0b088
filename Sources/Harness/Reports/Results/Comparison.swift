/// A small table of expected and actual values; only rows that differ have a remark.
public struct Comparison: Sendable {
  /// One row.
  public struct Row: Sendable, Equatable {
    /// What is compared.
    public var name: String
    /// What the scenario wants.
    public var expected: String
    /// What was found.
    public var actual: String
    /// What is wrong; nil if nothing is.
    public var remark: String?

    /// A row.
    public init(_ name: String, expected: String, actual: String, remark: String? = nil) {
      (self.name, self.expected, self.actual, self.remark) = (name, expected, actual, remark)
    }
  }

  /// The heading of the column of actual values: `emitted`, `answered`.
  public var actualHeading: String
  /// The rows.
  public var rows: [Row]

  /// A comparison.
  public init(actualHeading: String = "found", rows: [Row]) {
    (self.actualHeading, self.rows) = (actualHeading, rows)
  }

  /// The rows that differ, and as many of the others as fit into a limit, in their order.
  public func shortened(to limit: Int) -> (rows: [Row], hidden: Int) {
    guard rows.count > limit else { return (rows, 0) }
    let differing = rows.filter { $0.remark != nil }.count
    var spare = max(0, limit - differing)
    var kept: [Row] = []
    for row in rows where kept.count < limit {
      if row.remark == nil {
        guard spare > 0 else { continue }
        spare -= 1
      }
      kept.append(row)
    }
    return (kept, rows.count - kept.count)
  }
}
