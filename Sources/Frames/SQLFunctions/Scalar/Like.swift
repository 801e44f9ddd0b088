import SQLColumns

extension ScalarFunction {
  /// LIKE
  static var like: [ScalarFunction] {
    [
      .columns("$like(varchar(x), varchar) -> boolean") { a, count, _ throws(SQLError) in try liked(a, count) },
      .columns("$like(char(x), varchar) -> boolean") { a, count, _ throws(SQLError) in try liked(a, count) },
      .columns("$like(varchar(x), varchar, varchar) -> boolean") { a, count, _ throws(SQLError) in try liked(a, count) },
      .columns("$like(char(x), varchar, varchar) -> boolean") { a, count, _ throws(SQLError) in try liked(a, count) },
    ]
  }

  private static func liked(_ a: [Column], _ count: Int) throws(SQLError) -> Column {
    let escape = a.count > 2 ? a[2] : nil
    let isConstant = a[1].constantValue != nil && (escape == nil || escape?.constantValue != nil)
    if isConstant, case .dictionary(let indices, let words) = a[0].storage, words.count < count {
      let constants = a.dropFirst().map { Column.constant($0.constantValue ?? .null, $0.type, count: words.count) }
      return Column(.boolean, count: count, .dictionary(indices, try liked([words] + constants, words.count)))
    }
    var known: LikeMatcher?
    var builder = ColumnBuilder(.boolean, capacity: count)
    for row in 0..<count {
      guard !a[0].isNull(row), !a[1].isNull(row), escape?.isNull(row) != true else {
        builder.appendNull()
        continue
      }
      if known == nil || !isConstant { known = try LikeMatcher(a[1][row].bytes, escape: escape?[row].bytes) }
      let text = a[0][row]
      let bytes = if case .char = a[0].type { Array((a[0].type.text(text) ?? "").utf8) } else { text.bytes }
      builder.append(.boolean(known?.matches(bytes) ?? false))
    }
    return builder.finish()
  }
}

/// A LIKE pattern made ready.
struct LikeMatcher: Sendable {
  private enum Part: Sendable {
    case text([UInt8])
    /// Exactly so many characters.
    case characters(Int)
    /// Any number of characters.
    case any
  }

  private var parts: [Part] = []

  init(_ pattern: [UInt8], escape: [UInt8]?) throws(SQLError) {
    if let escape, String(decoding: escape, as: UTF8.self).unicodeScalars.count != 1 {
      throw .argument("Escape string must be a single character")
    }
    let mark = escape.flatMap { String(decoding: $0, as: UTF8.self).unicodeScalars.first }
    var isEscaped = false
    for scalar in String(decoding: pattern, as: UTF8.self).unicodeScalars {
      if isEscaped {
        guard scalar == "%" || scalar == "_" || scalar == mark else {
          throw .argument("Escape character must be followed by '%', '_' or the escape character itself")
        }
        append(scalar)
        isEscaped = false
      } else if scalar == mark {
        isEscaped = true
      } else if scalar == "%" {
        if case .any? = parts.last {} else { parts.append(.any) }
      } else if scalar == "_" {
        if case .characters(let count)? = parts.last {
          parts[parts.count - 1] = .characters(count + 1)
        } else {
          parts.append(.characters(1))
        }
      } else {
        append(scalar)
      }
    }
    if isEscaped { throw .argument("Escape character must be followed by '%', '_' or the escape character itself") }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let bytes = Array(String(scalar).utf8)
    if case .text(let text)? = parts.last { parts[parts.count - 1] = .text(text + bytes) } else { parts.append(.text(bytes)) }
  }

  func matches(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { matches($0, 0, 0) }
  }

  /// Backtracks to the last `%` alone, which is enough.
  private func matches(_ text: UnsafeBufferPointer<UInt8>, _ firstPart: Int, _ firstPlace: Int) -> Bool {
    var (part, place) = (firstPart, firstPlace)
    var retry: (part: Int, place: Int)?
    while true {
      if part == parts.count {
        if place == text.count { return true }
      } else if case .any = parts[part] {
        retry = (part, place)
        part += 1
        if part == parts.count { return true }
        continue
      } else if let next = step(parts[part], text, place) {
        (part, place) = (part + 1, next)
        continue
      }
      guard let last = retry, last.place < text.count else { return false }
      let moved = after(last.place, text)
      retry = (last.part, moved)
      (part, place) = (last.part + 1, moved)
    }
  }

  private func step(_ part: Part, _ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    switch part {
    case .text(let wanted):
      guard place + wanted.count <= text.count else { return nil }
      for index in wanted.indices where text[place + index] != wanted[index] { return nil }
      return place + wanted.count
    case .characters(let count):
      var place = place
      for _ in 0..<count {
        guard place < text.count else { return nil }
        place = after(place, text)
      }
      return place
    case .any: return place
    }
  }

  private func after(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var next = place + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
