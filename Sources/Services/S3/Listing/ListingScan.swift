import SQLite

/// One pass over a bucket's keys in their order, rolling up what shares a prefix to a delimiter.
struct ListingScan {
  /// What a pass came to.
  struct Outcome {
    /// The common prefixes in order.
    var prefixes: [[UInt8]] = []
    /// Objects and common prefixes together.
    var count = 0
    /// Where the next page begins; nil on the last.
    var next: [UInt8]?
    /// The last key or common prefix.
    var last: [UInt8] = []
  }

  private static let sql = """
    SELECT key, size, etag, modified, storage_class, checksum FROM s3_object
    WHERE bucket = ? AND key >= ? AND key < ? ORDER BY key
    """

  let bucket: Bucket
  let prefixLength: Int
  let delimiter: [UInt8]
  let limit: Int
  private var bounds: KeyBounds
  private var outcome = Outcome()

  /// - Parameter start: the first key or prefix to show; empty for the beginning.
  init(_ bucket: Bucket, prefix: String, delimiter: String, start: [UInt8], limit: Int) {
    (self.bucket, self.limit) = (bucket, limit)
    prefixLength = prefix.utf8.count
    self.delimiter = Array(delimiter.utf8)
    bounds = KeyBounds(prefix: prefix)
    bounds.start(at: start)
  }

  /// Visits the objects of the page.
  mutating func run(_ connection: Connection, _ visit: (Row) -> Void) throws -> Outcome {
    guard limit > 0 else { return outcome }
    // Past a common prefix the scan starts again beyond all keys that share it, however many there are.
    while try pass(connection, visit) {}
    return outcome
  }

  /// One run of the statement; true if there is more beyond a common prefix.
  private mutating func pass(_ connection: Connection, _ visit: (Row) -> Void) throws -> Bool {
    var jump: [UInt8]?
    try connection.forEach(
      ListingScan.sql, [.integer(bucket.id), .blob(bounds.lower), .blob(bounds.upper)]
    ) { row in
      let key = row.bytes(0)
      guard outcome.count < limit else {
        // The next page begins after the last thing shown, which may be a prefix.
        outcome.next = bounds.lower
        return false
      }
      outcome.count += 1
      if let prefix = commonPrefix(key) {
        outcome.prefixes.append(prefix)
        jump = Bytes.successor(of: prefix) ?? bounds.upper
        outcome.last = prefix
        return false
      }
      visit(row)
      bounds.lower = Bytes.next(after: key)
      outcome.last = key
      return true
    }
    guard let jump else { return false }
    bounds.lower = jump
    return true
  }

  private func commonPrefix(_ key: [UInt8]) -> [UInt8]? {
    guard !delimiter.isEmpty, let end = Bytes.end(of: delimiter, in: key.dropFirst(prefixLength)) else { return nil }
    return Array(key[..<(prefixLength + end)])
  }
}
