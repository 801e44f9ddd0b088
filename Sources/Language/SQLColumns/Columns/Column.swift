/// The values of one column of a batch, all of one type.
public struct Column: Sendable {
  /// The values' memory, by the layout of the type.
  public enum Storage: Sendable {
    /// `SQLType.Layout.booleans`
    case booleans([Bool])
    /// `SQLType.Layout.integers`
    case integers([Int64])
    /// `SQLType.Layout.floats`
    case floats([Float])
    /// `SQLType.Layout.doubles`
    case doubles([Double])
    /// `SQLType.Layout.wides`
    case wides([Int128])
    /// `SQLType.Layout.zoned`
    case zoned([Int128], [TimeZoneKey])
    /// `SQLType.Layout.bytes`
    case bytes(ByteStrings)
    /// `SQLType.Layout.arrays`: where each list begins in the child, and the end of the last.
    indirect case arrays(offsets: [Int], Column)
    /// `SQLType.Layout.maps`
    indirect case maps(offsets: [Int], keys: Column, values: Column)
    /// `SQLType.Layout.rows`
    case rows([Column])
    /// Every row has the same value.
    case constant(SQLValue)
    /// Every row is a row of another column.
    indirect case dictionary([Int32], Column)
  }

  /// The type.
  public var type: SQLType
  /// Rows.
  public var count: Int
  /// Which rows are NULL; nil if none is. Constants and dictionaries have none of their own.
  public var nulls: [Bool]?
  /// The values; rows that are NULL have any.
  public var storage: Storage

  /// A column of storage that fits its type.
  public init(_ type: SQLType, count: Int, nulls: [Bool]? = nil, _ storage: Storage) {
    (self.type, self.count, self.nulls, self.storage) = (type, count, nulls, storage)
  }

  /// The same value in every row.
  public static func constant(_ value: SQLValue, _ type: SQLType, count: Int) -> Column {
    Column(type, count: count, .constant(value))
  }

  /// A column of values.
  public init(_ type: SQLType, _ values: [SQLValue]) {
    var builder = ColumnBuilder(type, capacity: values.count)
    for value in values { builder.append(value) }
    self = builder.finish()
  }

  /// The value of all rows if the column is constant.
  public var constantValue: SQLValue? {
    if case .constant(let value) = storage { value } else { nil }
  }

  /// Whether a row is NULL.
  public func isNull(_ row: Int) -> Bool {
    switch storage {
    case .constant(let value): value.isNull
    case .dictionary(let indices, let column): indices[row] < 0 || column.isNull(Int(indices[row]))
    default: nulls?[row] ?? false
    }
  }

  /// Whether any row may be NULL.
  public var mayHaveNulls: Bool {
    switch storage {
    case .constant(let value): value.isNull
    case .dictionary(let indices, let column): column.mayHaveNulls || indices.contains { $0 < 0 }
    default: nulls != nil
    }
  }

  /// One value.
  public subscript(row: Int) -> SQLValue {
    switch storage {
    case .constant(let value): return value
    case .dictionary(let indices, let column): return indices[row] < 0 ? .null : column[Int(indices[row])]
    default: return nulls?[row] == true ? .null : stored(row)
    }
  }

  private func stored(_ row: Int) -> SQLValue {
    switch storage {
    case .booleans(let values): .boolean(values[row])
    case .integers(let values): .integer(values[row])
    case .floats(let values): .real(values[row])
    case .doubles(let values): .double(values[row])
    case .wides(let values): .wide(values[row])
    case .zoned(let values, let zones): .zoned(values[row], zones[row])
    case .bytes(let strings): .bytes(strings[row])
    case .arrays(let offsets, let child): .array((offsets[row]..<offsets[row + 1]).map { child[$0] })
    case .maps(let offsets, let keys, let values):
      .map((offsets[row]..<offsets[row + 1]).map { SQLValue.Entry(keys[$0], values[$0]) })
    case .rows(let fields): .row(fields.map { $0[row] })
    case .constant, .dictionary: .null
    }
  }

  /// All values.
  public var values: [SQLValue] { (0..<count).map { self[$0] } }
}
