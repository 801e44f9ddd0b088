extension Column {
  /// The rows at some places; a negative place gives NULL.
  public func gather(_ places: [Int32]) -> Column {
    if case .constant(let value) = storage, value.isNull || !places.contains(where: { $0 < 0 }) {
      return .constant(value, type, count: places.count)
    }
    if case .constant = storage { return flattened.gather(places) }
    if case .dictionary(let indices, let column) = storage {
      return Column(type, count: places.count, .dictionary(places.map { $0 < 0 ? -1 : indices[Int($0)] }, column))
    }
    return Column(type, count: places.count, nulls: gatheredNulls(places), gathered(places))
  }

  private func gatheredNulls(_ places: [Int32]) -> [Bool]? {
    var any = false
    let result = places.map { place -> Bool in
      let isNull = place < 0 || nulls?[Int(place)] == true
      any = any || isNull
      return isNull
    }
    return any ? result : nil
  }

  private func gathered(_ places: [Int32]) -> Storage {
    switch storage {
    case .booleans(let values): .booleans(pick(values, places, false))
    case .integers(let values): .integers(pick(values, places, 0))
    case .floats(let values): .floats(pick(values, places, 0))
    case .doubles(let values): .doubles(pick(values, places, 0))
    case .wides(let values): .wides(pick(values, places, 0))
    case .zoned(let values, let zones): .zoned(pick(values, places, 0), pick(zones, places, .utc))
    case .bytes(let strings): .bytes(strings.gather(places))
    case .arrays(let offsets, let child): gatheredLists(places, offsets) { .arrays(offsets: $0, child.gather($1)) }
    case .maps(let offsets, let keys, let values):
      gatheredLists(places, offsets) { .maps(offsets: $0, keys: keys.gather($1), values: values.gather($1)) }
    case .rows(let fields): .rows(fields.map { $0.gather(places) })
    case .constant, .dictionary: storage
    }
  }

  private func pick<Element>(_ values: [Element], _ places: [Int32], _ absent: Element) -> [Element] {
    values.withUnsafeBufferPointer { values in
      [Element](unsafeUninitializedCapacity: places.count) { target, filled in
        for (index, place) in places.enumerated() {
          target.initializeElement(at: index, to: place < 0 ? absent : values[Int(place)])
        }
        filled = places.count
      }
    }
  }

  private func gatheredLists(_ places: [Int32], _ offsets: [Int], _ make: ([Int], [Int32]) -> Storage) -> Storage {
    var starts = [0]
    var children: [Int32] = []
    for place in places {
      if place >= 0 { children.append(contentsOf: (offsets[Int(place)]..<offsets[Int(place) + 1]).map { Int32($0) }) }
      starts.append(children.count)
    }
    return make(starts, children)
  }

  /// The rows where a mask is true.
  public func filtered(_ mask: [Bool]) -> Column {
    gather(mask.indices.compactMap { mask[$0] ? Int32($0) : nil })
  }

  /// A range of rows.
  public func slice(_ range: Range<Int>) -> Column {
    if range == 0..<count { return self }
    switch storage {
    case .constant(let value): return .constant(value, type, count: range.count)
    case .integers(let values): return cut(range, .integers(Array(values[range])))
    case .doubles(let values): return cut(range, .doubles(Array(values[range])))
    case .wides(let values): return cut(range, .wides(Array(values[range])))
    case .dictionary(let indices, let column): return Column(type, count: range.count, .dictionary(Array(indices[range]), column))
    default: return gather(range.map { Int32($0) })
    }
  }

  private func cut(_ range: Range<Int>, _ storage: Storage) -> Column {
    Column(type, count: range.count, nulls: nulls.map { Array($0[range]) }, storage)
  }

  /// The same rows without constants or dictionaries at the top.
  public var flattened: Column {
    switch storage {
    case .constant(let value):
      var builder = ColumnBuilder(type, capacity: count)
      for _ in 0..<count { builder.append(value) }
      return builder.finish()
    case .dictionary(let indices, let column): return column.flattened.gather(indices)
    default: return self
    }
  }

  /// The same rows under another type of the same layout.
  public func retyped(_ type: SQLType) -> Column {
    var column = self
    column.type = type
    if case .dictionary(let indices, let child) = storage { column.storage = .dictionary(indices, child.retyped(type)) }
    return column
  }

  /// Columns of one type, one after the other.
  public static func concatenated(_ columns: [Column], _ type: SQLType) -> Column {
    if columns.count == 1 { return columns[0] }
    var builder = ColumnBuilder(type, capacity: columns.reduce(0) { $0 + $1.count })
    for column in columns { builder.append(contentsOf: column) }
    return builder.finish()
  }
}
