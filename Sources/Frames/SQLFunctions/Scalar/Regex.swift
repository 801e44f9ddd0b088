import COnig
import SQLColumns
import Synchronization

/// A regular expression of Java's syntax, as Trino's engine reads it.
final class Regex: @unchecked Sendable {
  // Matching writes nothing into the compiled pattern, so that threads may share it.
  private let pointer: OpaquePointer
  let groups: Int

  private static let known = Mutex<[[UInt8]: Regex]>([:])

  private init(_ pattern: [UInt8]) throws(SQLError) {
    var message = [CChar](repeating: 0, count: 128)
    guard let pointer = pattern.withUnsafeBufferPointer({ COnigCompile($0.baseAddress, $0.count, &message, message.count) })
    else {
      let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw .argument(text)
    }
    self.pointer = pointer
    groups = Int(COnigGroupCount(pointer))
  }

  deinit { COnigFree(pointer) }

  /// A pattern's expression; the last ones are kept.
  static func compiled(_ pattern: [UInt8]) throws(SQLError) -> Regex {
    if let regex = known.withLock({ $0[pattern] }) { return regex }
    let regex = try Regex(pattern)
    known.withLock { known in
      if known.count > 200 { known.removeAll() }
      known[pattern] = regex
    }
    return regex
  }

  /// The ranges of a match, whole match first; nil for groups that did not match.
  typealias Match = [Range<Int>?]

  func search(_ text: [UInt8], from start: Int) throws(SQLError) -> Match? {
    guard start <= text.count else { return nil }
    var begins = [Int32](repeating: -1, count: groups + 1)
    var ends = begins
    let capacity = Int32(groups + 1)
    let found = text.withUnsafeBufferPointer { COnigSearch(pointer, $0.baseAddress, $0.count, start, &begins, &ends, capacity) }
    guard found >= 0 else { throw SQLError("GENERIC_INTERNAL_ERROR", "Regexp matching takes too long") }
    guard found == 1 else { return nil }
    return zip(begins, ends).map { $0 < 0 ? nil : Int($0)..<Int($1) }
  }

  /// All matches from left to right; an empty one is followed by the next character.
  func matches(_ text: [UInt8]) throws(SQLError) -> [Match] {
    var result: [Match] = []
    var start = 0
    while let match = try search(text, from: start), let whole = match[0] {
      result.append(match)
      start = whole.upperBound
      if whole.isEmpty {
        start += 1
        while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
      }
    }
    return result
  }

  func number(named name: [UInt8]) -> Int? {
    let number = name.withUnsafeBufferPointer { COnigGroupNumber(pointer, $0.baseAddress, $0.count) }
    return number > 0 ? Int(number) : nil
  }
}

extension ScalarFunction {
  /// Functions of regular expressions.
  static var regexes: [ScalarFunction] {
    [
      .row("regexp_like(varchar(x), varchar(y)) -> boolean") { a, _ throws(SQLError) in
        .boolean(try Regex.compiled(a[1].bytes).search(a[0].bytes, from: 0) != nil)
      },
      .row("regexp_extract(varchar(x), varchar(y)) -> varchar(x)") { a, _ throws(SQLError) in try extracted(a, 0) },
      .row("regexp_extract(varchar(x), varchar(y), bigint) -> varchar(x)") { a, _ throws(SQLError) in
        try extracted(a, a[2].integer)
      },
      .row("regexp_extract_all(varchar(x), varchar(y)) -> array(varchar(x))") { a, _ throws(SQLError) in try extractedAll(a, 0) },
      .row("regexp_extract_all(varchar(x), varchar(y), bigint) -> array(varchar(x))") { a, _ throws(SQLError) in
        try extractedAll(a, a[2].integer)
      },
      .row("regexp_count(varchar(x), varchar(y)) -> bigint") { a, _ throws(SQLError) in
        .integer(Int64(try Regex.compiled(a[1].bytes).matches(a[0].bytes).count))
      },
      .row("regexp_position(varchar(x), varchar(y)) -> integer") { a, _ throws(SQLError) in try position(a, 1, 1) },
      .row("regexp_position(varchar(x), varchar(y), bigint) -> integer") { a, _ throws(SQLError) in
        try position(a, a[2].integer, 1)
      },
      .row("regexp_position(varchar(x), varchar(y), bigint, bigint) -> integer") { a, _ throws(SQLError) in
        try position(a, a[2].integer, a[3].integer)
      },
      .row("regexp_split(varchar(x), varchar(y)) -> array(varchar(x))") { a, _ throws(SQLError) in
        try split(a[0].bytes, a[1].bytes)
      },
      .row("regexp_replace(varchar(x), varchar(y)) -> varchar(x)") { a, _ throws(SQLError) in
        try replaced(a[0].bytes, a[1].bytes, [])
      },
      .row("regexp_replace(varchar(x), varchar(y), varchar(z)) -> varchar") { a, _ throws(SQLError) in
        try replaced(a[0].bytes, a[1].bytes, a[2].bytes)
      },
      .row("regexp_replace(varchar(x), varchar(y), function(array(varchar(x)),varchar(z))) -> varchar") { a, c throws(SQLError) in
        let (text, regex) = (a[0].bytes, try Regex.compiled(a[1].bytes))
        var (result, last): ([UInt8], Int) = ([], 0)
        for match in try regex.matches(text) {
          guard let whole = match[0] else { continue }
          result += text[last..<whole.lowerBound]
          let groups = match.dropFirst().map { $0.map { SQLValue.bytes(Array(text[$0])) } ?? .null }
          let new = try c.call(2, [.array(Array(groups))])
          result += new.bytes
          last = whole.upperBound
        }
        return .bytes(result + text[last...])
      },
    ]
  }

  private static func check(_ group: Int64, _ regex: Regex) throws(SQLError) -> Int {
    guard group >= 0 else { throw .argument("Group cannot be negative") }
    guard group <= Int64(regex.groups) else {
      throw .argument("Pattern has \(regex.groups) groups. Cannot access group \(group)")
    }
    return Int(group)
  }

  private static func extracted(_ a: [SQLValue], _ group: Int64) throws(SQLError) -> SQLValue {
    let regex = try Regex.compiled(a[1].bytes)
    let place = try check(group, regex)
    let match = try regex.search(a[0].bytes, from: 0)
    return match?[place].map { .bytes(Array(a[0].bytes[$0])) } ?? .null
  }

  private static func extractedAll(_ a: [SQLValue], _ group: Int64) throws(SQLError) -> SQLValue {
    let regex = try Regex.compiled(a[1].bytes)
    let place = try check(group, regex)
    return .array(try regex.matches(a[0].bytes).map { $0[place].map { .bytes(Array(a[0].bytes[$0])) } ?? .null })
  }

  private static func position(_ a: [SQLValue], _ start: Int64, _ occurrence: Int64) throws(SQLError) -> SQLValue {
    guard start >= 1 else { throw .argument("start position cannot be smaller than 1") }
    guard occurrence >= 1 else { throw .argument("occurrence cannot be smaller than 1") }
    let skipped = a[0].text.unicodeScalars.prefix(Int(clamping: start - 1))
    let offset = String(String.UnicodeScalarView(skipped)).utf8.count
    let matches = try Regex.compiled(a[1].bytes).matches(a[0].bytes).compactMap { $0[0] }.filter { $0.lowerBound >= offset }
    guard occurrence <= Int64(matches.count) else { return .integer(-1) }
    let before = a[0].bytes[..<matches[Int(occurrence) - 1].lowerBound]
    return .integer(Int64(String(decoding: before, as: UTF8.self).unicodeScalars.count + 1))
  }

  private static func split(_ text: [UInt8], _ pattern: [UInt8]) throws(SQLError) -> SQLValue {
    var (parts, last): ([SQLValue], Int) = ([], 0)
    for match in try Regex.compiled(pattern).matches(text) {
      guard let whole = match[0] else { continue }
      parts.append(.bytes(Array(text[last..<whole.lowerBound])))
      last = whole.upperBound
    }
    return .array(parts + [.bytes(Array(text[last...]))])
  }

  private static func replaced(_ text: [UInt8], _ pattern: [UInt8], _ replacement: [UInt8]) throws(SQLError) -> SQLValue {
    let regex = try Regex.compiled(pattern)
    var (result, last): ([UInt8], Int) = ([], 0)
    for match in try regex.matches(text) {
      guard let whole = match[0] else { continue }
      result += text[last..<whole.lowerBound]
      try append(replacement, match, text, regex, to: &result)
      last = whole.upperBound
    }
    return .bytes(result + text[last...])
  }

  /// `$1` and `${name}` stand for groups, a backslash for the character after it.
  private static func append(
    _ replacement: [UInt8], _ match: Regex.Match, _ text: [UInt8], _ regex: Regex, to result: inout [UInt8]
  ) throws(SQLError) {
    var place = 0
    while place < replacement.count {
      let byte = replacement[place]
      place += 1
      if byte == 0x5C {
        guard place < replacement.count else { throw .argument("Incorrect escape sequence in replacement") }
        result.append(replacement[place])
        place += 1
      } else if byte == 0x24 {
        let group = try group(replacement, &place, regex)
        if let range = match[group] { result += text[range] }
      } else {
        result.append(byte)
      }
    }
  }

  private static func group(_ replacement: [UInt8], _ place: inout Int, _ regex: Regex) throws(SQLError) -> Int {
    guard place < replacement.count else {
      throw .argument("Illegal replacement sequence: \(String(decoding: replacement, as: UTF8.self))")
    }
    if replacement[place] == 0x7B {
      let name = Array(replacement[(place + 1)...].prefix { $0 != 0x7D })
      place += name.count + 2
      guard place <= replacement.count, let number = regex.number(named: name) else {
        throw .argument("Illegal replacement sequence: unknown group { \(String(decoding: name, as: UTF8.self)) }")
      }
      return number
    }
    guard (48...57).contains(replacement[place]) else {
      throw .argument("Illegal replacement sequence: \(String(decoding: replacement, as: UTF8.self))")
    }
    var number = Int(replacement[place] - 48)
    place += 1
    guard number <= regex.groups else { throw .argument("Illegal replacement sequence: unknown group \(number)") }
    while place < replacement.count, (48...57).contains(replacement[place]) {
      let next = number * 10 + Int(replacement[place] - 48)
      guard next <= regex.groups else { break }
      number = next
      place += 1
    }
    return number
  }
}
