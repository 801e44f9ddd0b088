import SQLColumns

/// Dates and timestamps of ISO 8601.
enum ISO8601 {
  static func date(_ text: String) throws(SQLError) -> Int64 {
    var reader = DigitReader(text)
    guard let day = day(&reader), reader.isAtEnd else { throw .argument("Invalid format: \"\(text)\"") }
    return day
  }

  static func timestamp(_ text: String, _ session: TimeZoneKey) throws(SQLError) -> (Int128, TimeZoneKey) {
    let failure = SQLError.argument("Invalid format: \"\(text)\"")
    var reader = DigitReader(text)
    guard let day = day(&reader) else { throw failure }
    var local = Int128(day) * MomentText.day
    if reader.skip(0x54) {
      guard let time = time(&reader) else { throw failure }
      local += time
    }
    var zone = session
    if !reader.isAtEnd {
      guard let named = TimeZoneKey(reader.rest) else { throw failure }
      zone = named
    }
    let seconds = MomentText.floor(local, MomentText.second)
    return (Int128(zone.utc(ofLocal: seconds)) * MomentText.second + local - Int128(seconds) * MomentText.second, zone)
  }

  /// `2024`, `2024-05`, `2024-05-01`, `2024-W05-3`, `2024-123`
  private static func day(_ reader: inout DigitReader) -> Int64? {
    let isNegative = reader.skip(0x2D)
    guard let digits = reader.number(4...9) else { return nil }
    let year = isNegative ? -digits : digits
    guard reader.skip(0x2D) else { return CalendarDay(year: year, month: 1, day: 1).daysSince1970 }
    if reader.skip(0x57) { return week(year, &reader) }
    let start = reader.place
    guard let number = reader.number(1...3) else { return nil }
    if reader.place - start == 3 {
      let first = CalendarDay(year: year, month: 1, day: 1).daysSince1970
      return (1...366).contains(number) ? first + Int64(number) - 1 : nil
    }
    var date = CalendarDay(year: year, month: number, day: 1)
    if reader.skip(0x2D) {
      guard let day = reader.number(1...2) else { return nil }
      date.day = day
    }
    return date.isValid ? date.daysSince1970 : nil
  }

  private static func week(_ year: Int, _ reader: inout DigitReader) -> Int64? {
    guard let week = reader.number(1...2), (1...53).contains(week) else { return nil }
    var weekday = 1
    if reader.skip(0x2D) {
      guard let day = reader.number(1...1), (1...7).contains(day) else { return nil }
      weekday = day
    }
    let fourth = CalendarDay(year: year, month: 1, day: 4)
    return fourth.daysSince1970 - Int64(fourth.weekday - 1) + Int64((week - 1) * 7 + weekday - 1)
  }

  private static func time(_ reader: inout DigitReader) -> Int128? {
    guard let hour = reader.number(1...2), hour < 24 else { return nil }
    var total = Int128(hour) * 3600 * MomentText.second
    guard reader.skip(0x3A) else { return total }
    guard let minute = reader.number(1...2), minute < 60 else { return nil }
    total += Int128(minute) * 60 * MomentText.second
    guard reader.skip(0x3A) else { return total }
    guard let second = reader.number(1...2), second < 60 else { return nil }
    total += Int128(second) * MomentText.second
    guard reader.skip(0x2E) || reader.skip(0x2C) else { return total }
    let start = reader.place
    guard let fraction = reader.number(1...12) else { return nil }
    return total + Int128(fraction) * DecimalText.powersOfTen[12 - (reader.place - start)]
  }

  static func text(_ value: SQLValue, _ type: SQLType) -> String {
    let parts = MomentParts(value, type)
    switch type {
    case .zonedTimestamp(let digits):
      let zone = parts.offset == 0 ? "Z" : TimeZoneKey.offsetText(Int(parts.offset / 60))
      return MomentText.date(parts.days) + "T" + MomentText.time(Int64(parts.time), digits: digits) + zone
    case .timestamp(let digits): return MomentText.date(parts.days) + "T" + MomentText.time(Int64(parts.time), digits: digits)
    default: return MomentText.date(parts.days)
    }
  }
}
