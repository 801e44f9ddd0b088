import SQLColumns

/// Casts from and to text.
enum TextCast {
  static func write(_ value: SQLValue, _ from: SQLType, _ to: SQLType) throws(SQLError) -> SQLValue {
    if from.isText { return cut(value, from, to) }
    let text = printed(value, from)
    if case .varchar(let length?) = to, text.unicodeScalars.count > length {
      throw .cast("Value \(text) cannot be represented as varchar(\(length))")
    }
    return .text(text)
  }

  private static func printed(_ value: SQLValue, _ from: SQLType) -> String {
    switch from {
    case .double: DoubleText.cast(value.double)
    case .real: DoubleText.cast(Float(value.double))
    default: from.text(value) ?? ""
    }
  }

  /// Texts are cut to the length without complaint; char pads when read as varchar.
  private static func cut(_ value: SQLValue, _ from: SQLType, _ to: SQLType) -> SQLValue {
    switch (from, to) {
    case (.char, .varchar(let length)):
      let padded = from.text(value) ?? ""
      return .text(length.map { padded.prefix(scalars: $0) } ?? padded)
    case (_, .char(let length)):
      var text = value.text.prefix(scalars: length)[...]
      while text.last == " " { text = text.dropLast() }
      return .text(String(text))
    case (_, .varchar(let length?)): return .text(value.text.prefix(scalars: length))
    default: return value
    }
  }

  static func read(_ text: String, _ to: SQLType, _ session: SQLSession) throws(SQLError) -> SQLValue {
    switch to {
    case .boolean: return .boolean(try boolean(text))
    case .tinyint, .smallint, .integer, .bigint: return .integer(try integer(text, to))
    case .double: return .double(try number(text, "DOUBLE"))
    case .real: return .real(Float(try number(text, "REAL")))
    case .decimal(let precision, let scale): return .decimal(try decimal(text, precision, scale), precision: precision)
    case .ipAddress:
      guard let bytes = IPAddressText.parse(text) else { throw .cast("Cannot cast value to IPADDRESS: \(text)") }
      return .bytes(bytes)
    case .uuid: return .wide(try uuid(text))
    case .varbinary: return .bytes(Array(text.utf8))
    default: return try moment(text, to, session)
    }
  }

  private static func boolean(_ text: String) throws(SQLError) -> Bool {
    switch text.lowercased() {
    case "t", "true", "1": return true
    case "f", "false", "0": return false
    default: throw .cast("Cannot cast '\(text)' to BOOLEAN")
    }
  }

  private static func integer(_ text: String, _ to: SQLType) throws(SQLError) -> Int64 {
    guard let value = TextNumber.integer(text), to.integerRange.contains(value) else {
      throw .cast("Cannot cast '\(text)' to \(to.name.uppercased())")
    }
    return value
  }

  private static func number(_ text: String, _ name: String) throws(SQLError) -> Double {
    guard let value = TextNumber.double(text.trimmed) else { throw .cast("Cannot cast '\(text)' to \(name)") }
    return value
  }

  private static func decimal(_ text: String, _ precision: Int, _ scale: Int) throws(SQLError) -> Int128 {
    let target = "Cannot cast VARCHAR '\(text)' to DECIMAL(\(precision), \(scale))."
    guard TextNumber.double(text) != nil, !text.hasSuffix("d"), !text.hasSuffix("f"),
      text.utf8.allSatisfy({ $0 != 0x4E && $0 != 0x49 })
    else { throw .cast("\(target) Value is not a number.") }
    guard let digits = TextNumber.decimal(text, scale: scale), digits.magnitude < DecimalText.powersOfTen[precision].magnitude
    else { throw .cast("\(target) Value too large.") }
    return digits
  }

  private static func uuid(_ text: String) throws(SQLError) -> Int128 {
    let digits = text.utf8.filter { $0 != 0x2D }
    let lengths = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    guard lengths == [8, 4, 4, 4, 12], let value = UInt128(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw .cast("Cannot cast value to UUID: \(text)")
    }
    return Int128(bitPattern: value)
  }

  private static func moment(_ text: String, _ to: SQLType, _ session: SQLSession) throws(SQLError) -> SQLValue {
    let value: SQLValue?
    switch to {
    case .date: value = MomentReader.date(text).map { .integer($0) }
    case .timestamp(let digits):
      value = MomentReader.timestamp(text).map { .wide(MomentReader.rounded($0.local, digits: digits)) }
    case .zonedTimestamp(let digits):
      value = MomentReader.timestamp(text).map { moment in
        let zone = moment.zone ?? session.zone
        return .zoned(MomentReader.rounded(moment.utc(in: zone), digits: digits), zone)
      }
    case .time(let digits):
      value = MomentReader.time(text).map { .integer(Int64(MomentReader.rounded($0.local, digits: digits) % MomentText.day)) }
    case .zonedTime(let digits):
      value = MomentReader.time(text).flatMap { time in
        TimeZoneKey.offset(minutes: time.offset ?? 0).map {
          .zoned(MomentReader.rounded(time.local, digits: digits) % MomentText.day, $0)
        }
      }
    case .dayInterval: value = IntervalReader.days(text).map { .integer($0) }
    case .monthInterval: value = IntervalReader.months(text).map { .integer($0) }
    default: value = nil
    }
    guard let value else { throw .cast("Value cannot be cast to \(to.baseName): \(text)") }
    return value
  }
}

extension String {
  /// The first so many code points.
  func prefix(scalars count: Int) -> String {
    if utf8.count <= count { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }

  /// Without blanks at both ends.
  var trimmed: String {
    var text = self[...]
    while let first = text.utf8.first, first <= 0x20 { text = text.dropFirst() }
    while let last = text.utf8.last, last <= 0x20 { text = text.dropLast() }
    return String(text)
  }
}
