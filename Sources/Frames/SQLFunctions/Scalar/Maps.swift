import SQLColumns

extension ScalarFunction {
  /// Functions of maps.
  static var maps: [ScalarFunction] {
    [
      .row("map() -> map(unknown,unknown)") { _, _ in .map([]) },
      .row("map(array(K:comparable), array(V)) -> map(K,V)") { a, c throws(SQLError) in
        guard a[0].elements.count == a[1].elements.count else { throw .argument("Key and value arrays must be the same length") }
        let pairs = zip(a[0].elements, a[1].elements).map { SQLValue.Entry($0, $1) }
        return .map(try checked(pairs, elementType(c), nullKey: "map key cannot be null"))
      },
      .row("map_from_entries(array(row(K,V))) -> map(K,V)") { a, c throws(SQLError) in
        var pairs: [SQLValue.Entry] = []
        for entry in a[0].elements {
          guard !entry.isNull else { throw .argument("map entry cannot be null") }
          pairs.append(.init(entry.elements[0], entry.elements[1]))
        }
        return .map(try checked(pairs, c.result.children[0], nullKey: "map key cannot be null"))
      },
      .row("multimap_from_entries(array(row(K,V))) -> map(K,array(V))") { a, c throws(SQLError) in
        var result: [SQLValue.Entry] = []
        for entry in a[0].elements {
          guard !entry.isNull else { throw .argument("map entry cannot be null") }
          guard !entry.elements[0].isNull else { throw .argument("map key cannot be null") }
          if let place = try place(result, entry.elements[0], c.result.children[0]) {
            result[place].value = .array(result[place].value.elements + [entry.elements[1]])
          } else {
            result.append(.init(entry.elements[0], .array([entry.elements[1]])))
          }
        }
        return .map(result)
      },
      .row("map_entries(map(K,V)) -> array(row(K,V))") { a, _ in .array(a[0].entries.map { .row([$0.key, $0.value]) }) },
      .row("map_keys(map(K,V)) -> array(K)") { a, _ in .array(a[0].entries.map(\.key)) },
      .row("map_values(map(K,V)) -> array(V)") { a, _ in .array(a[0].entries.map(\.value)) },
      .row("cardinality(map(K,V)) -> bigint") { a, _ in .integer(Int64(a[0].entries.count)) },
      .row("element_at(map(K,V), K) -> V") { a, c throws(SQLError) in
        try place(a[0].entries, a[1], c.types[1]).map { a[0].entries[$0].value } ?? .null
      },
      .row("$subscript(map(K,V), K) -> V") { a, c throws(SQLError) in
        guard let place = try place(a[0].entries, a[1], c.types[1]) else {
          throw .argument("Key not present in map: \(c.types[1].text(a[1]) ?? "null")")
        }
        return a[0].entries[place].value
      },
      .row("map_concat(map(K,V)...) -> map(K,V)") { a, c throws(SQLError) in
        guard a.count > 1 else { throw .argument("There must be two or more concatenation arguments to map_concat") }
        var result = a[0].entries
        for entry in a.dropFirst().flatMap(\.entries) {
          if let place = try place(result, entry.key, c.result.children[0]) {
            result[place].value = entry.value
          } else {
            result.append(entry)
          }
        }
        return .map(result)
      },
      .row("map_filter(map(K,V), function(K,V,boolean)) -> map(K,V)") { a, c throws(SQLError) in
        let flags = try c.callEach(1, a[0].entries.map { [$0.key, $0.value] })
        return .map(zip(a[0].entries, flags).filter { $1.boolean }.map { $0.0 })
      },
      .row("transform_values(map(K,V), function(K,V,U)) -> map(K,U)") { a, c throws(SQLError) in
        let values = try c.callEach(1, a[0].entries.map { [$0.key, $0.value] })
        return .map(zip(a[0].entries, values).map { SQLValue.Entry($0.key, $1) })
      },
      .row("transform_keys(map(K,V), function(K,V,U)) -> map(U,V)") { a, c throws(SQLError) in
        let keys = try c.callEach(1, a[0].entries.map { [$0.key, $0.value] })
        let pairs = zip(a[0].entries, keys).map { SQLValue.Entry($1, $0.value) }
        return .map(try checked(pairs, c.result.children[0], nullKey: "map key cannot be null"))
      },
      .row("map_zip_with(map(K,V), map(K,W), function(K,V,W,R)) -> map(K,R)") { a, c throws(SQLError) in
        let key = c.result.children[0]
        var rows: [[SQLValue]] = []
        for entry in a[0].entries {
          let other = try place(a[1].entries, entry.key, key).map { a[1].entries[$0].value } ?? .null
          rows.append([entry.key, entry.value, other])
        }
        for entry in a[1].entries where try place(a[0].entries, entry.key, key) == nil {
          rows.append([entry.key, .null, entry.value])
        }
        let values = try c.callEach(2, rows)
        return .map(zip(rows, values).map { SQLValue.Entry($0[0], $1) })
      },
    ]
  }

  private static func place(_ entries: [SQLValue.Entry], _ key: SQLValue, _ type: SQLType) throws(SQLError) -> Int? {
    for (index, entry) in entries.enumerated() where try Comparison.isSame(entry.key, key, type) { return index }
    return nil
  }

  static func checked(_ entries: [SQLValue.Entry], _ type: SQLType, nullKey: String) throws(SQLError) -> [SQLValue.Entry] {
    let isPlain = [.integers, .bytes, .booleans].contains(type.layout)
    var seen: Set<SQLValue> = []
    var result: [SQLValue.Entry] = []
    for entry in entries {
      guard !entry.key.isNull else { throw .argument(nullKey) }
      if isIndeterminate(entry.key) { throw .argument("map key cannot be indeterminate: \(type.text(entry.key) ?? "")") }
      let isNew = isPlain ? seen.insert(entry.key).inserted : try place(result, entry.key, type) == nil
      guard isNew else { throw .argument("Duplicate map keys (\(type.text(entry.key) ?? "null")) are not allowed") }
      result.append(entry)
    }
    return result
  }

  private static func isIndeterminate(_ value: SQLValue) -> Bool {
    switch value {
    case .null: true
    case .array(let elements), .row(let elements): elements.contains { isIndeterminate($0) }
    default: false
    }
  }
}
