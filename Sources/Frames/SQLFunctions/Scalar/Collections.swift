import SQLColumns

extension ScalarFunction {
  /// Functions of arrays.
  static var arrays: [ScalarFunction] { access + sets + shapes + aggregates }

  // MARK: Access

  private static var access: [ScalarFunction] {
    [
      .row("cardinality(array(E)) -> bigint") { a, _ in .integer(Int64(a[0].elements.count)) },
      .row("$subscript(array(E), bigint) -> E") { a, _ throws(SQLError) in
        let (index, count) = (a[1].integer, a[0].elements.count)
        guard index != 0 else { throw .argument("SQL array indices start at 1") }
        guard index > 0 else { throw .argument("Array subscript is negative: \(index)") }
        guard index <= Int64(count) else {
          throw .argument("Array subscript must be less than or equal to array length: \(index) > \(count)")
        }
        return a[0].elements[Int(index) - 1]
      },
      .row("element_at(array(E), bigint) -> E") { a, _ throws(SQLError) in
        let (index, count) = (a[1].integer, Int64(a[0].elements.count))
        guard index != 0 else { throw .argument("SQL array indices start at 1") }
        guard index.magnitude <= UInt64(count) else { return .null }
        return a[0].elements[Int(index > 0 ? index - 1 : count + index)]
      },
      .row("contains(array(T:comparable), T) -> boolean") { a, c throws(SQLError) in
        var isUnknown = false
        for element in a[0].elements {
          guard let same = try Comparison.equal(element, a[1], c.types[1]) else {
            if !element.isNull, !a[1].isNull {
              throw .unsupported("contains does not support arrays with elements that are null or contain null")
            }
            isUnknown = true
            continue
          }
          if same { return .boolean(true) }
        }
        return isUnknown ? .null : .boolean(false)
      },
      .row("array_position(array(T:comparable), T) -> bigint") { a, c throws(SQLError) in
        .integer(try position(a[0].elements, a[1], elementType(c), 1))
      },
      .row("array_position(array(T:comparable), T, bigint) -> bigint") { a, c throws(SQLError) in
        guard a[2].integer != 0 else { throw .argument("array_position cannot take a 0-valued instance argument.") }
        return .integer(try position(a[0].elements, a[1], elementType(c), a[2].integer))
      },
      .row("array_first(array(E)) -> E") { a, _ in a[0].elements.first ?? .null },
      .row("array_last(array(E)) -> E") { a, _ in a[0].elements.last ?? .null },
      .row("array_max(array(T:orderable)) -> T") { a, c throws(SQLError) in try extreme(a[0].elements, c.result, 1) },
      .row("array_min(array(T:orderable)) -> T") { a, c throws(SQLError) in try extreme(a[0].elements, c.result, -1) },
      .row("array_join(array(T), varchar) -> varchar") { a, c throws(SQLError) in try joined(a, nil, c) },
      .row("array_join(array(T), varchar, varchar) -> varchar") { a, c throws(SQLError) in try joined(a, a[2].text, c) },
    ]
  }

  static func elementType(_ context: CallContext) -> SQLType { context.types[0].children.first ?? .unknown }

  private static func position(_ elements: [SQLValue], _ wanted: SQLValue, _ type: SQLType, _ instance: Int64) throws(SQLError)
    -> Int64
  {
    var left = instance.magnitude
    for offset in elements.indices {
      let index = instance > 0 ? offset : elements.count - 1 - offset
      guard !elements[index].isNull, try Comparison.equal(elements[index], wanted, type) == true else { continue }
      left -= 1
      if left == 0 { return Int64(index + 1) }
    }
    return 0
  }

  private static func extreme(_ elements: [SQLValue], _ type: SQLType, _ sign: Int) throws(SQLError) -> SQLValue {
    guard var best = elements.first, !elements.contains(where: { $0.isNull }) else { return .null }
    for element in elements.dropFirst() where try Comparison.order(element, best, type) * sign > 0 { best = element }
    return best
  }

  private static func joined(_ a: [SQLValue], _ replacement: String?, _ context: CallContext) throws(SQLError) -> SQLValue {
    var parts: [String] = []
    let type = elementType(context)
    for element in a[0].elements {
      if element.isNull {
        if let replacement { parts.append(replacement) }
        continue
      }
      parts.append(try Cast.value(element, from: type, to: .varchar(nil), context.session).text)
    }
    return .text(parts.joined(separator: a[1].text))
  }

  // MARK: Sets

  private static var sets: [ScalarFunction] {
    [
      .row("array_distinct(array(E:comparable)) -> array(E)") { a, c throws(SQLError) in
        .array(try unique(a[0].elements, elementType(c)))
      },
      .row("array_union(array(E:comparable), array(E)) -> array(E)") { a, c throws(SQLError) in
        .array(try unique(a[0].elements + a[1].elements, elementType(c)))
      },
      .row("array_intersect(array(E:comparable), array(E)) -> array(E)") { a, c throws(SQLError) in
        let type = elementType(c)
        var result: [SQLValue] = []
        for element in try unique(a[0].elements, type) where try holds(a[1].elements, element, type) { result.append(element) }
        return .array(result)
      },
      .row("array_except(array(E:comparable), array(E)) -> array(E)") { a, c throws(SQLError) in
        let type = elementType(c)
        var result: [SQLValue] = []
        for element in try unique(a[0].elements, type) where try !holds(a[1].elements, element, type) { result.append(element) }
        return .array(result)
      },
      .row("arrays_overlap(array(E:comparable), array(E)) -> boolean") { a, c throws(SQLError) in
        let type = elementType(c)
        for element in a[0].elements where !element.isNull {
          if try holds(a[1].elements, element, type) { return .boolean(true) }
        }
        let hasNull = (a[0].elements + a[1].elements).contains { $0.isNull } && !a[0].elements.isEmpty && !a[1].elements.isEmpty
        return hasNull ? .null : .boolean(false)
      },
      .nullable("array_remove(array(E:comparable), E) -> array(E)") { a, c throws(SQLError) in
        if a[0].isNull || a[1].isNull { return .null }
        var result: [SQLValue] = []
        for element in a[0].elements {
          if element.isNull {
            result.append(element)
            continue
          }
          guard let same = try Comparison.equal(element, a[1], elementType(c)) else {
            throw .unsupported("array_remove does not support arrays with elements that are null or contain null")
          }
          if !same { result.append(element) }
        }
        return .array(result)
      },
      .row("array_sort(array(E:orderable)) -> array(E)") { a, c throws(SQLError) in
        try .array(
          sorted(a[0].elements) { left, right throws(SQLError) in
            if left.isNull || right.isNull { return left.isNull ? (right.isNull ? 0 : 1) : -1 }
            return try Comparison.order(left, right, elementType(c))
          })
      },
      .row("array_sort(array(T), function(T,T,bigint)) -> array(T)") { a, c throws(SQLError) in
        try .array(
          sorted(a[0].elements) { left, right throws(SQLError) in
            let order = try c.call(1, [left, right])
            guard !order.isNull, (-1...1).contains(order.integer) else {
              throw .argument("Lambda comparator must return either -1, 0, or 1")
            }
            return Int(order.integer)
          })
      },
      .row("array_histogram(array(T:comparable)) -> map(T,bigint)") { a, c throws(SQLError) in
        var entries: [SQLValue.Entry] = []
        for element in a[0].elements where !element.isNull {
          var place: Int?
          for index in entries.indices where try Comparison.isSame(entries[index].key, element, elementType(c)) { place = index }
          if let place {
            entries[place].value = .integer(entries[place].value.integer + 1)
          } else {
            entries.append(.init(element, .integer(1)))
          }
        }
        return .map(entries)
      },
    ]
  }

  static func holds(_ elements: [SQLValue], _ wanted: SQLValue, _ type: SQLType) throws(SQLError) -> Bool {
    for element in elements where try Comparison.isSame(element, wanted, type) { return true }
    return false
  }

  static func unique(_ elements: [SQLValue], _ type: SQLType) throws(SQLError) -> [SQLValue] {
    var result: [SQLValue] = []
    let isPlain = [.integers, .bytes, .booleans].contains(type.layout)
    var seen: Set<SQLValue> = []
    for element in elements {
      if isPlain {
        if seen.insert(element).inserted { result.append(element) }
      } else if try !holds(result, element, type) {
        result.append(element)
      }
    }
    return result
  }

  /// A merge sort, because comparisons may fail.
  static func sorted(
    _ elements: [SQLValue], _ compare: (SQLValue, SQLValue) throws(SQLError) -> Int
  ) throws(SQLError) -> [SQLValue] {
    guard elements.count > 1 else { return elements }
    let middle = elements.count / 2
    let left = try sorted(Array(elements[..<middle]), compare)
    let right = try sorted(Array(elements[middle...]), compare)
    var result: [SQLValue] = []
    result.reserveCapacity(elements.count)
    var (i, j) = (0, 0)
    while i < left.count && j < right.count {
      if try compare(left[i], right[j]) <= 0 {
        result.append(left[i])
        i += 1
      } else {
        result.append(right[j])
        j += 1
      }
    }
    return result + left[i...] + right[j...]
  }

  // MARK: Shapes

  private static var shapes: [ScalarFunction] {
    [
      .row("reverse(array(E)) -> array(E)") { a, _ in .array(a[0].elements.reversed()) },
      .row("flatten(array(array(E))) -> array(E)") { a, _ in .array(a[0].elements.flatMap(\.elements)) },
      .row("slice(array(E), bigint, bigint) -> array(E)") { a, _ throws(SQLError) in try slice(a) },
      .row("trim_array(array(E), bigint) -> array(E)") { a, _ throws(SQLError) in
        let (count, drop) = (Int64(a[0].elements.count), a[1].integer)
        guard drop >= 0 else { throw .argument("size must not be negative: \(drop)") }
        guard drop <= count else { throw .argument("size must not exceed array cardinality \(count): \(drop)") }
        return .array(Array(a[0].elements.dropLast(Int(drop))))
      },
      .row("shuffle(array(E)) -> array(E)") { a, c in
        var elements = a[0].elements
        for index in elements.indices.dropFirst().reversed() {
          elements.swapAt(index, Int(c.session.random() % UInt64(index + 1)))
        }
        return .array(elements)
      },
      .row("ngrams(array(T), bigint) -> array(array(T))") { a, _ throws(SQLError) in
        guard a[1].integer > 0 else { throw .argument("N must be positive") }
        let (elements, size) = (a[0].elements, Int(clamping: a[1].integer))
        guard elements.count > size else { return .array([.array(elements)]) }
        return .array((0...elements.count - size).map { .array(Array(elements[$0..<$0 + size])) })
      },
      .row("combinations(array(T), bigint) -> array(array(T))") { a, _ throws(SQLError) in
        try combinations(a[0].elements, a[1].integer)
      },
      .row("sequence(bigint, bigint) -> array(bigint)") { a, _ throws(SQLError) in
        try sequence(a[0].integer, a[1].integer, a[0].integer <= a[1].integer ? 1 : -1)
      },
      .row("sequence(bigint, bigint, bigint) -> array(bigint)") { a, _ throws(SQLError) in
        try sequence(a[0].integer, a[1].integer, a[2].integer)
      },
      .row("sequence(date, date) -> array(date)") { a, _ throws(SQLError) in
        try sequence(a[0].integer, a[1].integer, a[0].integer <= a[1].integer ? 1 : -1)
      },
      .row("sequence(date, date, interval day to second) -> array(date)") { a, _ throws(SQLError) in
        guard a[2].integer % 86_400_000 == 0 else {
          throw .argument("sequence step must be a day interval if start and end values are dates")
        }
        return try sequence(a[0].integer, a[1].integer, a[2].integer / 86_400_000)
      },
      .row("sequence(date, date, interval year to month) -> array(date)") { a, c throws(SQLError) in try months(a, c) },
      .row("sequence(timestamp(p), timestamp(p), interval day to second) -> array(timestamp(p))") { a, _ throws(SQLError) in
        let step = Int128(a[2].integer) * 1_000_000_000
        let count = try length(a[0].wide, a[1].wide, step)
        return .array((0..<count).map { .wide(a[0].wide + step * Int128($0)) })
      },
      .row("sequence(timestamp(p), timestamp(p), interval year to month) -> array(timestamp(p))") { a, c throws(SQLError) in
        try months(a, c)
      },
      .nullable("zip(array(T1), array(T2)) -> array(row(T1,T2))") { a, _ in zipped(a) },
      .nullable("zip(array(T1), array(T2), array(T3)) -> array(row(T1,T2,T3))") { a, _ in zipped(a) },
      .nullable("zip(array(T1), array(T2), array(T3), array(T4)) -> array(row(T1,T2,T3,T4))") { a, _ in zipped(a) },
      .nullable("zip(array(T1), array(T2), array(T3), array(T4), array(T5)) -> array(row(T1,T2,T3,T4,T5))") { a, _ in zipped(a) },
    ]
  }

  private static func slice(_ a: [SQLValue]) throws(SQLError) -> SQLValue {
    let (elements, start, length) = (a[0].elements, a[1].integer, a[2].integer)
    guard length >= 0 else { throw .argument("length must be greater than or equal to 0") }
    guard start != 0 else { throw .argument("SQL array indices start at 1") }
    let count = Int64(elements.count)
    let first = start > 0 ? start - 1 : count &+ start
    guard first >= 0, first < count, length > 0 else { return .array([]) }
    return .array(Array(elements[Int(first)..<Int(min(count, length > count ? count : first + length))]))
  }

  private static func combinations(_ elements: [SQLValue], _ size: Int64) throws(SQLError) -> SQLValue {
    guard size >= 0 else { throw .argument("combination size must not be negative: \(size)") }
    guard size <= 5 else { throw .argument("combination size must not exceed 5: \(size)") }
    var result: [[SQLValue]] = []
    func choose(_ start: Int, _ chosen: [SQLValue]) {
      guard result.count <= 100_000 else { return }
      if chosen.count == Int(size) {
        result.append(chosen)
        return
      }
      for index in start..<max(start, elements.count) { choose(index + 1, chosen + [elements[index]]) }
    }
    choose(0, [])
    guard result.count <= 100_000 else { throw .argument("combinations exceed max size") }
    return .array(result.map { .array($0) })
  }

  private static func length(_ start: Int128, _ stop: Int128, _ step: Int128) throws(SQLError) -> Int {
    guard step != 0 else { throw .argument("step must not be zero") }
    guard step > 0 ? stop >= start : stop <= start else {
      throw .argument(
        "sequence stop value should be greater than or equal to start value if step is greater than zero otherwise stop should be less than or equal to start"
      )
    }
    let count = (stop - start) / step + 1
    guard count <= 10_000 else { throw .argument("result of sequence function must not have more than 10000 entries") }
    return Int(count)
  }

  private static func sequence(_ start: Int64, _ stop: Int64, _ step: Int64) throws(SQLError) -> SQLValue {
    let count = try length(Int128(start), Int128(stop), Int128(step))
    return .array((0..<Int64(count)).map { .integer(start + step * $0) })
  }

  private static func months(_ a: [SQLValue], _ context: CallContext) throws(SQLError) -> SQLValue {
    let type = context.types[0]
    let step = a[2].integer
    let (start, stop) = (MomentParts(a[0], type), MomentParts(a[1], type))
    guard step != 0 else { throw .argument("step must not be zero") }
    guard step > 0 ? stop.local >= start.local : stop.local <= start.local else {
      throw .argument(
        "sequence stop value should be greater than or equal to start value if step is greater than zero otherwise stop should be less than or equal to start"
      )
    }
    var result: [SQLValue] = []
    var number: Int64 = 0
    while true {
      let next = start.adding(months: step * number)
      guard step > 0 ? next.local <= stop.local : next.local >= stop.local else { break }
      guard result.count < 10_000 else { throw .argument("result of sequence function must not have more than 10000 entries") }
      result.append(next.value(type, zone: .utc))
      number += 1
    }
    return .array(result)
  }

  private static func zipped(_ a: [SQLValue]) -> SQLValue {
    if a.contains(where: { $0.isNull }) { return .null }
    let count = a.map(\.elements.count).max() ?? 0
    return .array((0..<count).map { index in .row(a.map { index < $0.elements.count ? $0.elements[index] : .null }) })
  }

  // MARK: Lambdas

  private static var aggregates: [ScalarFunction] {
    [
      .row("transform(array(T), function(T,U)) -> array(U)") { a, c throws(SQLError) in
        .array(try c.callEach(1, a[0].elements.map { [$0] }))
      },
      .row("filter(array(T), function(T,boolean)) -> array(T)") { a, c throws(SQLError) in
        let flags = try c.callEach(1, a[0].elements.map { [$0] })
        return .array(zip(a[0].elements, flags).filter { $1.boolean }.map { $0.0 })
      },
      .nullable("reduce(array(T), S, function(S,T,S), function(S,R)) -> R") { a, c throws(SQLError) in
        if a[0].isNull { return .null }
        var state = a[1]
        for element in a[0].elements { state = try c.call(2, [state, element]) }
        return try c.call(3, [state])
      },
      .row("any_match(array(T), function(T,boolean)) -> boolean") { a, c throws(SQLError) in
        let flags = try c.callEach(1, a[0].elements.map { [$0] })
        return flags.contains { $0.boolean } ? .boolean(true) : flags.contains { $0.isNull } ? .null : .boolean(false)
      },
      .row("all_match(array(T), function(T,boolean)) -> boolean") { a, c throws(SQLError) in
        let flags = try c.callEach(1, a[0].elements.map { [$0] })
        return flags.contains { !$0.isNull && !$0.boolean }
          ? .boolean(false) : flags.contains { $0.isNull } ? .null : .boolean(true)
      },
      .row("none_match(array(T), function(T,boolean)) -> boolean") { a, c throws(SQLError) in
        let flags = try c.callEach(1, a[0].elements.map { [$0] })
        return flags.contains { $0.boolean } ? .boolean(false) : flags.contains { $0.isNull } ? .null : .boolean(true)
      },
      .row("zip_with(array(T), array(U), function(T,U,R)) -> array(R)") { a, c throws(SQLError) in
        let (left, right) = (a[0].elements, a[1].elements)
        let rows = (0..<max(left.count, right.count)).map { index -> [SQLValue] in
          [index < left.count ? left[index] : .null, index < right.count ? right[index] : .null]
        }
        return .array(try c.callEach(2, rows))
      },
    ]
  }
}
