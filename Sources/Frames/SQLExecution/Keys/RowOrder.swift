import SQLColumns
import SQLFunctions

/// Puts rows in the order of sort keys.
struct RowOrder {
  private let keys: [Key]

  private struct Key {
    let source: Source
    let nulls: [Bool]?
    let isDescending: Bool
    let nullsFirst: Bool
  }

  private enum Source {
    case integers([Int64])
    case doubles([Double])
    case wides([Int128])
    case bytes(ByteStrings)
    case values([SQLValue], SQLType)
  }

  /// - Parameter columns: the keys' values, one column for each key.
  init(_ columns: [Column], _ directions: [(isDescending: Bool, nullsFirst: Bool)]) {
    keys = zip(columns, directions).map { column, direction in
      let flat = column.flattened
      let source: Source =
        switch (flat.storage, column.type) {
        case (.integers(let values), _): .integers(values)
        case (.doubles(let values), _): .doubles(values)
        case (_, .zonedTime), (_, .uuid): .values(flat.values, column.type)
        case (.wides(let values), _), (.zoned(let values, _), _): .wides(values)
        case (.bytes(let strings), _): .bytes(strings)
        default: .values(flat.values, column.type)
        }
      return Key(source: source, nulls: flat.nulls, isDescending: direction.isDescending, nullsFirst: direction.nullsFirst)
    }
  }

  /// Negative, zero or positive as the first row comes before, with or after the second.
  func compare(_ first: Int, _ second: Int) -> Int {
    for key in keys {
      let order = compare(key, first, second)
      if order != 0 { return order }
    }
    return 0
  }

  private func compare(_ key: Key, _ first: Int, _ second: Int) -> Int {
    if let nulls = key.nulls, nulls[first] || nulls[second] {
      if nulls[first] && nulls[second] { return 0 }
      return nulls[first] == key.nullsFirst ? -1 : 1
    }
    let order = values(key.source, first, second)
    return key.isDescending ? -order : order
  }

  @inline(__always)
  private func values(_ source: Source, _ first: Int, _ second: Int) -> Int {
    switch source {
    case .integers(let values): values[first] < values[second] ? -1 : values[first] == values[second] ? 0 : 1
    case .doubles(let values): doubles(values[first], values[second])
    case .wides(let values): values[first] < values[second] ? -1 : values[first] == values[second] ? 0 : 1
    case .bytes(let strings): strings.compare(first, second)
    case .values(let values, let type): (try? Comparison.order(values[first], values[second], type)) ?? 0
    }
  }

  private func doubles(_ left: Double, _ right: Double) -> Int {
    if left.isNaN || right.isNaN { return left.isNaN ? (right.isNaN ? 0 : 1) : -1 }
    return left < right ? -1 : left == right ? 0 : 1
  }

  /// The rows in order; equal ones keep theirs.
  func sorted(count: Int) -> [Int32] {
    if keys.count == 1, case .integers(let values) = keys[0].source, keys[0].nulls == nil {
      let isDescending = keys[0].isDescending
      return (0..<Int32(count)).sorted {
        let (a, b) = (values[Int($0)], values[Int($1)])
        return a == b ? $0 < $1 : (a < b) != isDescending
      }
    }
    return (0..<Int32(count)).sorted {
      let order = compare(Int($0), Int($1))
      return order == 0 ? $0 < $1 : order < 0
    }
  }
}

extension ByteStrings {
  /// Negative, zero or positive by the bytes of two strings.
  func compare(_ first: Int, _ second: Int) -> Int {
    data.withUnsafeBufferPointer { bytes in
      let left = UnsafeBufferPointer(rebasing: bytes[offsets[first]..<offsets[first + 1]])
      let right = UnsafeBufferPointer(rebasing: bytes[offsets[second]..<offsets[second + 1]])
      return Comparison.byteOrder(left, right)
    }
  }
}
