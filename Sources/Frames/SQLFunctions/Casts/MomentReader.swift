public import SQLColumns

/// Dates, times and timestamps from text, in the forms that Trino's literals and casts read.
public enum MomentReader {
  /// A timestamp as read: local picoseconds since 1970, the digits of its fraction, its zone if it has one.
  public struct Moment: Sendable {
    /// Local picoseconds since 1970.
    public var local: Int128
    /// Digits of the fraction of a second.
    public var digits: Int
    /// The zone; nil if there is none.
    public var zone: TimeZoneKey?
    /// Whether a time of day was given.
    public var hasTime: Bool

    /// Picoseconds UTC, if local times are those of a zone.
    public func utc(in zone: TimeZoneKey) -> Int128 {
      let seconds = MomentText.floor(local, MomentText.second)
      return Int128(zone.utc(ofLocal: seconds)) * MomentText.second + (local - Int128(seconds) * MomentText.second)
    }
  }

  /// Days since 1970 of `2024-1-5`; nil if the text is no date.
  public static func date(_ text: some StringProtocol) -> Int64? {
    var reader = DigitReader(text)
    reader.skipBlanks()
    guard let day = calendarDay(&reader) else { return nil }
    reader.skipBlanks()
    return reader.isAtEnd ? day : nil
  }

  /// `2024-1-5`, `2024-01-05 10:20`, `2024-01-05 10:20:30.123 Asia/Kathmandu`, also with `T` between; nil if the text is none.
  public static func timestamp(_ text: some StringProtocol) -> Moment? {
    var reader = DigitReader(text)
    reader.skipBlanks()
    guard let day = calendarDay(&reader) else { return nil }
    var moment = Moment(local: Int128(day) * MomentText.day, digits: 0, zone: nil, hasTime: false)
    let isTee = reader.skip(0x54)
    let isBlank = !isTee && reader.skip(0x20)
    if isTee || isBlank, let (time, digits) = timeOfDay(&reader) {
      (moment.digits, moment.hasTime) = (digits, true)
      moment.local += time
    } else if isTee {
      return nil
    }
    reader.skipBlanks()
    guard !reader.isAtEnd else { return moment }
    guard let zone = TimeZoneKey(reader.rest) else { return nil }
    moment.zone = zone
    return moment
  }

  /// `10:20`, `10:20:30.123`, `10:20:30+05:45`: picoseconds of the day, digits, offset in minutes if given.
  public static func time(_ text: some StringProtocol) -> (local: Int128, digits: Int, offset: Int?)? {
    var reader = DigitReader(text)
    reader.skipBlanks()
    guard let (time, digits) = timeOfDay(&reader) else { return nil }
    reader.skipBlanks()
    if reader.isAtEnd { return (time, digits, nil) }
    guard let zone = TimeZoneKey(reader.rest), let offset = zone.fixedOffset, let first = reader.rest.utf8.first,
      first == 0x2B || first == 0x2D
    else { return nil }
    return (time, digits, offset)
  }

  /// Rounds picoseconds half up to so many digits of a second.
  public static func rounded(_ picoseconds: Int128, digits: Int) -> Int128 {
    guard digits < 12 else { return picoseconds }
    let step = DecimalText.powersOfTen[12 - digits]
    let floor = picoseconds >= 0 ? picoseconds / step : -((-picoseconds + step - 1) / step)
    let remainder = picoseconds - floor * step
    return (remainder * 2 >= step ? floor + 1 : floor) * step
  }

  private static func calendarDay(_ reader: inout DigitReader) -> Int64? {
    let isNegative = reader.skip(0x2D)
    if !isNegative { _ = reader.skip(0x2B) }
    guard let year = reader.number(1...9), reader.skip(0x2D), let month = reader.number(1...2), reader.skip(0x2D),
      let day = reader.number(1...2)
    else { return nil }
    let date = CalendarDay(year: isNegative ? -year : year, month: month, day: day)
    return date.isValid ? date.daysSince1970 : nil
  }

  private static func timeOfDay(_ reader: inout DigitReader) -> (Int128, Int)? {
    guard let hour = reader.number(1...2), hour < 24, reader.skip(0x3A), let minute = reader.number(1...2), minute < 60
    else { return nil }
    guard reader.skip(0x3A) else { return (Int128(hour * 3600 + minute * 60) * MomentText.second, 0) }
    guard let second = reader.number(1...2), second < 60 else { return nil }
    let whole = Int128(hour * 3600 + minute * 60 + second) * MomentText.second
    guard reader.skip(0x2E) else { return (whole, 0) }
    let start = reader.place
    guard let fraction = reader.number(1...12) else { return nil }
    let digits = reader.place - start
    return (whole + Int128(fraction) * DecimalText.powersOfTen[12 - digits], digits)
  }
}

/// Reads digits and separators from bytes.
struct DigitReader {
  private let bytes: [UInt8]
  private(set) var place = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { place == bytes.count }
  var rest: String { String(decoding: bytes[place...], as: UTF8.self).trimmedEnd }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  mutating func skipBlanks() { while skip(0x20) {} }

  mutating func number(_ length: ClosedRange<Int>) -> Int? {
    var value = 0
    let start = place
    while place < bytes.count, (48...57).contains(bytes[place]), place - start < length.upperBound {
      value = value * 10 + Int(bytes[place] - 48)
      place += 1
    }
    return place - start >= length.lowerBound ? value : nil
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var end = self[...]
    while end.last == " " { end = end.dropLast() }
    return String(end)
  }
}
