public import MetadataModel

/// The tags that a source has on a table and on its columns.
public struct SourceTags: Sendable, Equatable {
  /// The table's.
  public var table: [TagRequest]
  /// The columns', by the columns' names.
  public var columns: [(name: String, tags: [TagRequest])]

  /// Tags.
  public init(table: [TagRequest] = [], columns: [(name: String, tags: [TagRequest])] = []) {
    (self.table, self.columns) = (table, columns)
  }

  /// Whether two have the same tags.
  public static func == (left: SourceTags, right: SourceTags) -> Bool {
    left.table == right.table && left.columns.elementsEqual(right.columns) { $0 == $1 }
  }
}
