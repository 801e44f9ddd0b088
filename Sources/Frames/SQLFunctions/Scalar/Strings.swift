import SQLColumns

extension ScalarFunction {
  /// Functions of text.
  static var strings: [ScalarFunction] { cases + parts + searches + joins + codes }

  private static var cases: [ScalarFunction] {
    [
      .row("lower(varchar(x)) -> varchar(x)") { a, _ in .text(mapped(a[0].text) { $0.properties.lowercaseMapping }) },
      .row("upper(varchar(x)) -> varchar(x)") { a, _ in .text(mapped(a[0].text) { $0.properties.uppercaseMapping }) },
      .row("lower(char(x)) -> char(x)") { a, _ in .text(mapped(a[0].text) { $0.properties.lowercaseMapping }) },
      .row("upper(char(x)) -> char(x)") { a, _ in .text(mapped(a[0].text) { $0.properties.uppercaseMapping }) },
      .row("length(varchar(x)) -> bigint") { a, _ in .integer(Int64(a[0].text.unicodeScalars.count)) },
      .row("length(char(x)) -> bigint") { _, c in
        if case .char(let length) = c.types[0] { .integer(Int64(length)) } else { .null }
      },
      .row("length(varbinary) -> bigint") { a, _ in .integer(Int64(a[0].bytes.count)) },
      .row("reverse(varchar(x)) -> varchar(x)") { a, _ in
        .text(String(String.UnicodeScalarView(a[0].text.unicodeScalars.reversed())))
      },
      .row("reverse(varbinary) -> varbinary") { a, _ in .bytes(a[0].bytes.reversed()) },
      .row("trim(varchar(x)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, isBlank, true, true)) },
      .row("ltrim(varchar(x)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, isBlank, true, false)) },
      .row("rtrim(varchar(x)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, isBlank, false, true)) },
      .row("trim(char(x)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, isBlank, true, true)) },
      .row("ltrim(char(x)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, isBlank, true, false)) },
      .row("rtrim(char(x)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, isBlank, false, true)) },
      .row("trim(varchar(x), varchar(y)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, members(a[1]), true, true)) },
      .row("ltrim(varchar(x), varchar(y)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, members(a[1]), true, false)) },
      .row("rtrim(varchar(x), varchar(y)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, members(a[1]), false, true)) },
      .row("trim(char(x), varchar(y)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, members(a[1]), true, true)) },
      .row("ltrim(char(x), varchar(y)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, members(a[1]), true, false)) },
      .row("rtrim(char(x), varchar(y)) -> varchar(x)") { a, _ in .text(trimmed(a[0].text, members(a[1]), false, true)) },
    ]
  }

  /// One code point for one: longer mappings leave it as it is, as Java's slices do.
  private static func mapped(_ text: String, _ mapping: (Unicode.Scalar) -> String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let new = mapping(scalar).unicodeScalars
      result.append(new.count == 1 ? new.first ?? scalar : scalar)
    }
    return String(result)
  }

  private static let isBlank: @Sendable (Unicode.Scalar) -> Bool = {
    $0.properties.isWhitespace || ($0.value >= 0x1C && $0.value <= 0x1F)
  }

  private static func members(_ characters: SQLValue) -> (Unicode.Scalar) -> Bool {
    let set = Set(characters.text.unicodeScalars)
    return { set.contains($0) }
  }

  private static func trimmed(
    _ text: String, _ drops: (Unicode.Scalar) -> Bool, _ atStart: Bool, _ atEnd: Bool
  ) -> String {
    var scalars = Array(text.unicodeScalars)[...]
    if atStart { while let first = scalars.first, drops(first) { scalars.removeFirst() } }
    if atEnd { while let last = scalars.last, drops(last) { scalars.removeLast() } }
    return String(String.UnicodeScalarView(scalars))
  }

  // MARK: Parts

  private static var parts: [ScalarFunction] {
    let texts: [ScalarFunction] = ["substr", "substring"].flatMap { name in
      [
        .row("\(name)(varchar(x), bigint) -> varchar(x)") { a, _ in .text(substring(a[0].text, a[1].integer, nil)) },
        .row("\(name)(varchar(x), bigint, bigint) -> varchar(x)") { a, _ in
          .text(substring(a[0].text, a[1].integer, a[2].integer))
        },
        .row("\(name)(char(x), bigint) -> varchar(x)") { a, c in .text(substring(c.types[0].text(a[0]) ?? "", a[1].integer, nil))
        },
        .row("\(name)(char(x), bigint, bigint) -> varchar(x)") { a, c in
          .text(substring(c.types[0].text(a[0]) ?? "", a[1].integer, a[2].integer))
        },
        .row("\(name)(varbinary, bigint) -> varbinary") { a, _ in .bytes(part(a[0].bytes, a[1].integer, nil)) },
        .row("\(name)(varbinary, bigint, bigint) -> varbinary") { a, _ in .bytes(part(a[0].bytes, a[1].integer, a[2].integer)) },
      ]
    }
    return texts + [
      .row("split(varchar(x), varchar(y)) -> array(varchar(x))") { a, _ throws(SQLError) in try split(a[0].text, a[1].text, nil)
      },
      .row("split(varchar(x), varchar(y), bigint) -> array(varchar(x))") { a, _ throws(SQLError) in
        try split(a[0].text, a[1].text, a[2].integer)
      },
      .row("split_part(varchar(x), varchar(y), bigint) -> varchar(x)") { a, _ throws(SQLError) in
        guard a[2].integer > 0 else { throw .argument("Index must be greater than zero") }
        let pieces = pieces(Array(a[0].bytes), Array(a[1].bytes))
        return a[2].integer <= pieces.count ? .bytes(pieces[Int(a[2].integer) - 1]) : .null
      },
      .row("split_to_map(varchar, varchar, varchar) -> map(varchar,varchar)") { a, _ throws(SQLError) in
        .map(try entries(a).map { SQLValue.Entry(.text($0.0), .text($0.1)) })
      },
      .row("split_to_multimap(varchar, varchar, varchar) -> map(varchar,array(varchar))") { a, _ throws(SQLError) in
        try multimap(a)
      },
      .row("lpad(varchar(x), bigint, varchar(y)) -> varchar") { a, _ throws(SQLError) in try padded(a, atStart: true) },
      .row("rpad(varchar(x), bigint, varchar(y)) -> varchar") { a, _ throws(SQLError) in try padded(a, atStart: false) },
      .row("lpad(varbinary, bigint, varbinary) -> varbinary") { a, _ throws(SQLError) in try paddedBytes(a, atStart: true) },
      .row("rpad(varbinary, bigint, varbinary) -> varbinary") { a, _ throws(SQLError) in try paddedBytes(a, atStart: false) },
    ]
  }

  static func substring(_ text: String, _ start: Int64, _ length: Int64?) -> String {
    String(String.UnicodeScalarView(part(Array(text.unicodeScalars), start, length)))
  }

  /// From a place counted from 1, or from the end if it is negative.
  private static func part<Element>(_ items: [Element], _ start: Int64, _ length: Int64?) -> [Element] {
    let count = Int64(items.count)
    guard start != 0, count > 0, length ?? 1 > 0 else { return [] }
    let first = start > 0 ? start - 1 : count &+ start
    guard first >= 0, first < count else { return [] }
    let end = length.map { $0 > count - first ? count : first + $0 } ?? count
    return Array(items[Int(first)..<Int(end)])
  }

  /// The pieces between delimiters; at most so many.
  static func pieces(_ text: [UInt8], _ delimiter: [UInt8], limit: Int = Int.max) -> [[UInt8]] {
    guard !delimiter.isEmpty else { return [text] }
    var result: [[UInt8]] = []
    var start = 0
    while result.count < limit - 1, let found = find(delimiter, in: text, from: start) {
      result.append(Array(text[start..<found]))
      start = found + delimiter.count
    }
    result.append(Array(text[start...]))
    return result
  }

  static func find(_ wanted: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard wanted.count <= text.count - start else { return nil }
    if wanted.isEmpty { return start }
    var place = start
    while place + wanted.count <= text.count {
      if text[place] == wanted[0], text[place..<place + wanted.count].elementsEqual(wanted) { return place }
      place += 1
    }
    return nil
  }

  private static func split(_ text: String, _ delimiter: String, _ limit: Int64?) throws(SQLError) -> SQLValue {
    if let limit {
      guard limit > 0 else { throw .argument("Limit must be positive") }
      guard limit <= Int64(Int32.max) else { throw .argument("Limit is too large") }
    }
    guard !delimiter.isEmpty else { throw .argument("The delimiter may not be the empty string") }
    return .array(pieces(Array(text.utf8), Array(delimiter.utf8), limit: limit.map { Int($0) } ?? Int.max).map { .bytes($0) })
  }

  private static func pairs(_ a: [SQLValue]) throws(SQLError) -> [(String, String)] {
    let (entryMark, keyMark) = (a[1].bytes, a[2].bytes)
    guard !entryMark.isEmpty else { throw .argument("entryDelimiter is empty") }
    guard !keyMark.isEmpty else { throw .argument("keyValueDelimiter is empty") }
    guard entryMark != keyMark else { throw .argument("entryDelimiter and keyValueDelimiter must not be the same") }
    var result: [(String, String)] = []
    var all = pieces(a[0].bytes, entryMark)
    if all.last?.isEmpty == true { all.removeLast() }
    for piece in all {
      guard let mark = find(keyMark, in: piece, from: 0) else {
        throw .argument(
          "Key-value delimiter must appear exactly once in each entry. Bad input: '\(String(decoding: piece, as: UTF8.self))'")
      }
      let value = Array(piece[(mark + keyMark.count)...])
      guard find(keyMark, in: value, from: 0) == nil else {
        throw .argument(
          "Key-value delimiter must appear exactly once in each entry. Bad input: '\(String(decoding: piece, as: UTF8.self))'")
      }
      result.append((String(decoding: piece[..<mark], as: UTF8.self), String(decoding: value, as: UTF8.self)))
    }
    return result
  }

  private static func entries(_ a: [SQLValue]) throws(SQLError) -> [(String, String)] {
    let result = try pairs(a)
    var seen: Set<String> = []
    for (key, _) in result where !seen.insert(key).inserted { throw .argument("Duplicate keys (\(key)) are not allowed") }
    return result
  }

  private static func multimap(_ a: [SQLValue]) throws(SQLError) -> SQLValue {
    var order: [String] = []
    var values: [String: [SQLValue]] = [:]
    for (key, value) in try pairs(a) {
      if values[key] == nil { order.append(key) }
      values[key, default: []].append(.text(value))
    }
    return .map(order.map { SQLValue.Entry(.text($0), .array(values[$0] ?? [])) })
  }

  private static func padded(_ a: [SQLValue], atStart: Bool) throws(SQLError) -> SQLValue {
    let (text, size, pad) = (Array(a[0].text.unicodeScalars), a[1].integer, Array(a[2].text.unicodeScalars))
    guard size >= 0, size <= Int64(Int32.max) else { throw .argument("Target length must be in the range [0..2147483647]") }
    guard !pad.isEmpty else { throw .argument("Padding string must not be empty") }
    return .text(String(String.UnicodeScalarView(try filled(text, Int(size), pad, atStart))))
  }

  private static func paddedBytes(_ a: [SQLValue], atStart: Bool) throws(SQLError) -> SQLValue {
    let (size, pad) = (a[1].integer, a[2].bytes)
    guard size >= 0, size <= Int64(Int32.max) else { throw .argument("Target length must be in the range [0..2147483647]") }
    guard !pad.isEmpty else { throw .argument("Padding bytes must not be empty") }
    return .bytes(try filled(a[0].bytes, Int(size), pad, atStart))
  }

  private static func filled<Element>(_ items: [Element], _ size: Int, _ pad: [Element], _ atStart: Bool) throws(SQLError)
    -> [Element]
  {
    if size <= items.count { return Array(items.prefix(size)) }
    guard size <= 100_000_000 else { throw .argument("Target length is too large") }
    let fill = (0..<size - items.count).map { pad[$0 % pad.count] }
    return atStart ? fill + items : items + fill
  }

  // MARK: Searching

  private static var searches: [ScalarFunction] {
    [
      .row("strpos(varchar(x), varchar(y)) -> bigint") { a, _ in .integer(position(a[0].bytes, a[1].bytes, 1)) },
      .row("position(varchar(x), varchar(y)) -> bigint") { a, _ in .integer(position(a[1].bytes, a[0].bytes, 1)) },
      .row("strpos(varchar(x), varchar(y), bigint) -> bigint") { a, _ throws(SQLError) in
        guard a[2].integer != 0 else { throw .argument("'instance' must be a positive or negative number.") }
        return .integer(position(a[0].bytes, a[1].bytes, a[2].integer))
      },
      .row("starts_with(varchar(x), varchar(y)) -> boolean") { a, _ in .boolean(a[0].bytes.starts(with: a[1].bytes)) },
      .row("ends_with(varchar(x), varchar(y)) -> boolean") { a, _ in
        .boolean(a[0].bytes.count >= a[1].bytes.count && a[0].bytes.suffix(a[1].bytes.count).elementsEqual(a[1].bytes))
      },
      .row("replace(varchar(x), varchar(y)) -> varchar(x)") { a, _ in .bytes(replaced(a[0].bytes, a[1].bytes, [])) },
      .row("replace(varchar(x), varchar(y), varchar(z)) -> varchar") { a, _ in
        .bytes(replaced(a[0].bytes, a[1].bytes, a[2].bytes))
      },
      .row("translate(varchar(x), varchar(y), varchar(z)) -> varchar") { a, _ in .text(translated(a)) },
      .row("levenshtein_distance(varchar(x), varchar(y)) -> bigint") { a, _ throws(SQLError) in
        .integer(Int64(distance(Array(a[0].text.unicodeScalars), Array(a[1].text.unicodeScalars))))
      },
      .row("hamming_distance(varchar(x), varchar(y)) -> bigint") { a, _ throws(SQLError) in
        let (left, right) = (Array(a[0].text.unicodeScalars), Array(a[1].text.unicodeScalars))
        guard left.count == right.count else {
          throw .argument("The input strings to hamming_distance function must have the same length")
        }
        return .integer(Int64(zip(left, right).count { $0 != $1 }))
      },
    ]
  }

  private static func position(_ text: [UInt8], _ wanted: [UInt8], _ instance: Int64) -> Int64 {
    if wanted.isEmpty { return 1 }
    var places: [Int] = []
    var start = 0
    while let found = find(wanted, in: text, from: start) {
      places.append(found)
      if instance > 0, places.count == Int(clamping: instance) { break }
      start = found + 1
    }
    let index = instance > 0 ? Int(clamping: instance) - 1 : places.count + Int(clamping: instance)
    guard places.indices.contains(index) else { return 0 }
    return Int64(String(decoding: text[..<places[index]], as: UTF8.self).unicodeScalars.count + 1)
  }

  private static func replaced(_ text: [UInt8], _ wanted: [UInt8], _ replacement: [UInt8]) -> [UInt8] {
    guard !wanted.isEmpty else {
      // An empty search puts the replacement before every character and at the end.
      guard !replacement.isEmpty else { return text }
      var result = replacement
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { result += Array(String(scalar).utf8) + replacement }
      return result
    }
    return Array(pieces(text, wanted).joined(separator: replacement))
  }

  private static func translated(_ a: [SQLValue]) -> String {
    let (from, to) = (Array(a[1].text.unicodeScalars), Array(a[2].text.unicodeScalars))
    var result = String.UnicodeScalarView()
    for scalar in a[0].text.unicodeScalars {
      guard let place = from.firstIndex(of: scalar) else {
        result.append(scalar)
        continue
      }
      if place < to.count { result.append(to[place]) }
    }
    return String(result)
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }

  // MARK: Joining

  private static var joins: [ScalarFunction] {
    [
      .row(
        "concat(varchar...) -> varchar",
        type: { _, types in
          types.reduce(SQLType.varchar(0)) { total, type in
            if case .varchar(let left?) = total, case .varchar(let right?) = type {
              .varchar(left + right)
            } else {
              .varchar(nil)
            }
          }
        }
      ) { a, _ in .bytes(a.flatMap(\.bytes)) },
      .row(
        "concat(char(x), char(y)) -> char(x)",
        type: { binding, _ in
          .char(min(65_536, (binding.numbers["x"] ?? 0) + (binding.numbers["y"] ?? 0)))
        }
      ) { a, c in .text((c.types[0].text(a[0]) ?? "") + a[1].text) },
      .row("concat(varbinary...) -> varbinary") { a, _ in .bytes(a.flatMap(\.bytes)) },
      .row("concat(array(E)...) -> array(E)") { a, _ in .array(a.flatMap(\.elements)) },
      .row("concat(array(E), E) -> array(E)") { a, _ in .array(a[0].elements + [a[1]]) },
      .row("concat(E, array(E)) -> array(E)") { a, _ in .array([a[0]] + a[1].elements) },
      .nullable("concat_ws(varchar, array(varchar)) -> varchar") { a, _ in
        a[0].isNull || a[1].isNull ? .null : joined(a[0].bytes, a[1].elements)
      },
      .nullable("concat_ws(varchar...) -> varchar") { a, _ throws(SQLError) in
        guard a.count > 1 else { throw .argument("There must be two or more concatenation arguments") }
        return a[0].isNull ? .null : joined(a[0].bytes, Array(a.dropFirst()))
      },
      .row("repeat(T, integer) -> array(T)") { a, _ throws(SQLError) in try repeated(a[0], a[1].integer) },
    ]
  }

  private static func joined(_ separator: [UInt8], _ parts: [SQLValue]) -> SQLValue {
    .bytes(Array(parts.filter { !$0.isNull }.map(\.bytes).joined(separator: separator)))
  }

  private static func repeated(_ value: SQLValue, _ count: Int64) throws(SQLError) -> SQLValue {
    guard count <= 10_000 else { throw .argument("count argument of repeat function must be less than or equal to 10000") }
    guard count >= 0 else { throw .argument("count argument of repeat function must be greater than or equal to 0") }
    return .array([SQLValue](repeating: value, count: Int(count)))
  }

  // MARK: Codes

  private static var codes: [ScalarFunction] {
    [
      .row("chr(bigint) -> varchar(1)") { a, _ throws(SQLError) in
        guard let code = UInt32(exactly: a[0].integer), let scalar = Unicode.Scalar(code) else {
          throw .argument("Not a valid Unicode code point: \(a[0].integer)")
        }
        return .text(String(scalar))
      },
      .row("codepoint(varchar(1)) -> integer") { a, _ throws(SQLError) in
        guard a[0].text.unicodeScalars.count == 1, let scalar = a[0].text.unicodeScalars.first else {
          throw .argument("Input string must be a single character string")
        }
        return .integer(Int64(scalar.value))
      },
      .row("to_utf8(varchar(x)) -> varbinary") { a, _ in a[0] },
      .row("from_utf8(varbinary) -> varchar") { a, _ in .text(String(decoding: a[0].bytes, as: UTF8.self)) },
      .row("from_utf8(varbinary, varchar(x)) -> varchar") { a, _ throws(SQLError) in try decoded(a) },
      .row("from_utf8(varbinary, bigint) -> varchar") { a, _ throws(SQLError) in
        guard let code = UInt32(exactly: a[1].integer), let scalar = Unicode.Scalar(code) else {
          throw .argument("Invalid replacement character")
        }
        return try decoded([a[0], .text(String(scalar))])
      },
      .row("soundex(varchar) -> varchar(4)") { a, _ in .text(soundex(a[0].text)) },
      .row("luhn_check(varchar) -> boolean") { a, _ throws(SQLError) in try luhn(a[0].bytes) },
    ]
  }

  private static func decoded(_ a: [SQLValue]) throws(SQLError) -> SQLValue {
    let replacement = a[1].text
    guard replacement.unicodeScalars.count <= 1 else {
      throw .argument("Replacement character string must be empty or a single character")
    }
    let text = String(decoding: a[0].bytes, as: UTF8.self)
    guard text.utf8.elementsEqual(a[0].bytes) == false else { return a[0] }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\u{FFFD}" { result.append(contentsOf: replacement.unicodeScalars) } else { result.append(scalar) }
    }
    return .text(String(result))
  }

  private static func soundex(_ text: String) -> String {
    let codes: [Character: Character] = [
      "B": "1", "F": "1", "P": "1", "V": "1", "C": "2", "G": "2", "J": "2", "K": "2", "Q": "2", "S": "2", "X": "2", "Z": "2",
      "D": "3", "T": "3", "L": "4", "M": "5", "N": "5", "R": "6",
    ]
    let letters = text.uppercased().filter { $0.isLetter }
    guard let first = letters.first else { return "" }
    var result = String(first)
    var last = codes[first]
    for letter in letters.dropFirst() where result.count < 4 {
      let code = codes[letter]
      if let code, code != last { result.append(code) }
      if letter != "H" && letter != "W" { last = code }
    }
    return result + String(repeating: "0", count: 4 - result.count)
  }

  private static func luhn(_ digits: [UInt8]) throws(SQLError) -> SQLValue {
    var sum = 0
    for (index, byte) in digits.reversed().enumerated() {
      guard (48...57).contains(byte) else { throw .argument("Expected only digits") }
      let digit = Int(byte - 48) * (index % 2 == 1 ? 2 : 1)
      sum += digit > 9 ? digit - 9 : digit
    }
    return .boolean(!digits.isEmpty && sum % 10 == 0)
  }
}
