/// Builds a column row by row or column by column.
public struct ColumnBuilder: Sendable {
  /// The type.
  public let type: SQLType
  /// Rows so far.
  public private(set) var count = 0
  private let layout: SQLType.Layout
  private var nulls: [Bool] = []
  private var hasNulls = false

  // Only the array of the type's layout is used: one switch, no boxes.
  private var booleans: [Bool] = []
  private var integers: [Int64] = []
  private var floats: [Float] = []
  private var doubles: [Double] = []
  private var wides: [Int128] = []
  private var zones: [TimeZoneKey] = []
  private var strings = ByteStrings()
  private var offsets: [Int] = [0]
  private var children: [ColumnBuilder] = []

  /// An empty column.
  /// - Parameter capacity: rows to make room for.
  public init(_ type: SQLType, capacity: Int = 0) {
    (self.type, layout) = (type, type.layout)
    switch layout {
    case .arrays, .maps, .rows: children = type.children.map { ColumnBuilder($0) }
    default: reserve(capacity)
    }
  }

  private mutating func reserve(_ capacity: Int) {
    switch layout {
    case .booleans: booleans.reserveCapacity(capacity)
    case .integers: integers.reserveCapacity(capacity)
    case .floats: floats.reserveCapacity(capacity)
    case .doubles: doubles.reserveCapacity(capacity)
    case .wides, .zoned: wides.reserveCapacity(capacity)
    case .bytes: strings.offsets.reserveCapacity(capacity + 1)
    case .arrays, .maps, .rows: break
    }
  }

  private mutating func note(null: Bool) {
    if null && !hasNulls {
      hasNulls = true
      nulls = [Bool](repeating: false, count: count)
    }
    if hasNulls { nulls.append(null) }
    count += 1
  }

  /// Appends NULL.
  public mutating func appendNull() { append(.null) }

  /// Appends a value of the type, or NULL.
  public mutating func append(_ value: SQLValue) {
    note(null: value.isNull)
    switch layout {
    case .booleans: booleans.append(value.boolean)
    case .integers: integers.append(value.integer)
    case .floats: floats.append(value.float)
    case .doubles: doubles.append(value.double)
    case .wides: wides.append(value.wide)
    case .zoned:
      wides.append(value.wide)
      zones.append(value.zone)
    case .bytes: strings.append(value.bytes)
    case .arrays, .maps, .rows: appendNested(value)
    }
  }

  private mutating func appendNested(_ value: SQLValue) {
    switch layout {
    case .arrays:
      for element in value.elements { children[0].append(element) }
      offsets.append(children[0].count)
    case .maps:
      for entry in value.entries {
        children[0].append(entry.key)
        children[1].append(entry.value)
      }
      offsets.append(children[0].count)
    default:
      let elements = value.elements
      for index in children.indices { children[index].append(index < elements.count ? elements[index] : .null) }
    }
  }

  /// Appends a whole number without boxing it; only for the layout `integers`.
  public mutating func append(integer: Int64) {
    note(null: false)
    integers.append(integer)
  }

  /// Appends a double without boxing it; only for the layout `doubles`.
  public mutating func append(double: Double) {
    note(null: false)
    doubles.append(double)
  }

  /// Appends bytes from memory; only for the layout `bytes`.
  public mutating func append(bytes: UnsafeBufferPointer<UInt8>) {
    note(null: false)
    strings.append(bytes)
  }

  /// Appends all rows of a column of the same type.
  public mutating func append(contentsOf column: Column) {
    let column = column.flattened
    if hasNulls || column.nulls != nil {
      if !hasNulls { nulls = [Bool](repeating: false, count: count) }
      hasNulls = true
      nulls.append(contentsOf: column.nulls ?? [Bool](repeating: false, count: column.count))
    }
    count += column.count
    switch column.storage {
    case .booleans(let values): booleans.append(contentsOf: values)
    case .integers(let values): integers.append(contentsOf: values)
    case .floats(let values): floats.append(contentsOf: values)
    case .doubles(let values): doubles.append(contentsOf: values)
    case .wides(let values): wides.append(contentsOf: values)
    case .zoned(let values, let more):
      wides.append(contentsOf: values)
      zones.append(contentsOf: more)
    case .bytes(let more): append(more)
    case .arrays(let more, let child): append(more, [child])
    case .maps(let more, let keys, let values): append(more, [keys, values])
    case .rows(let fields): for (index, field) in fields.enumerated() { children[index].append(contentsOf: field) }
    case .constant, .dictionary: break
    }
  }

  private mutating func append(_ more: ByteStrings) {
    let start = strings.data.count - (more.offsets.first ?? 0)
    strings.data.append(contentsOf: more.data)
    strings.offsets.append(contentsOf: more.offsets.dropFirst().lazy.map { $0 + start })
  }

  private mutating func append(_ more: [Int], _ columns: [Column]) {
    let start = children[0].count
    offsets.append(contentsOf: more.dropFirst().lazy.map { $0 + start })
    for (index, column) in columns.enumerated() { children[index].append(contentsOf: column) }
  }

  /// The column; the builder is empty afterwards.
  public mutating func finish() -> Column {
    let result = Column(type, count: count, nulls: hasNulls ? nulls : nil, storage())
    self = ColumnBuilder(type)
    return result
  }

  private mutating func storage() -> Column.Storage {
    switch layout {
    case .booleans: .booleans(booleans)
    case .integers: .integers(integers)
    case .floats: .floats(floats)
    case .doubles: .doubles(doubles)
    case .wides: .wides(wides)
    case .zoned: .zoned(wides, zones)
    case .bytes: .bytes(strings)
    case .arrays: .arrays(offsets: offsets, children[0].finish())
    case .maps: .maps(offsets: offsets, keys: children[0].finish(), values: children[1].finish())
    case .rows: .rows(children.indices.map { children[$0].finish() })
    }
  }
}

extension SQLValue {
  fileprivate var float: Float {
    switch self {
    case .real(let value): value
    case .double(let value): Float(value)
    default: 0
    }
  }
}
