/// Dates, times, timestamps and intervals as Trino prints them.
public enum MomentText {
  /// Picoseconds of a second.
  public static let second: Int128 = 1_000_000_000_000
  /// Picoseconds of a day.
  public static let day: Int128 = 86_400 * second

  /// `2024-01-05`; years before 0 carry a sign.
  public static func date(_ days: Int64) -> String {
    let day = CalendarDay(daysSince1970: days)
    return "\(year(day.year))-\(two(day.month))-\(two(day.day))"
  }

  /// `10:20:30.123` from the picoseconds of a day.
  public static func time(_ picoseconds: Int64, digits: Int) -> String {
    let seconds = Int(picoseconds / 1_000_000_000_000)
    let clock = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    return clock + fraction(picoseconds % 1_000_000_000_000, digits)
  }

  /// `2024-01-05 10:20:30.123` from picoseconds since 1970.
  public static func timestamp(_ picoseconds: Int128, digits: Int) -> String {
    let days = floor(picoseconds, day)
    return date(days) + " " + time(Int64(picoseconds - Int128(days) * day), digits: digits)
  }

  /// `2024-01-05 10:20:30.123 Asia/Kathmandu` from picoseconds UTC.
  public static func zonedTimestamp(_ picoseconds: Int128, _ zone: TimeZoneKey, digits: Int) -> String {
    let offset = zone.offset(atUTC: floor(picoseconds, second))
    return timestamp(picoseconds + Int128(offset) * second, digits: digits) + " " + zone.name
  }

  /// `10:20:30.123+05:45` from local picoseconds.
  public static func zonedTime(_ picoseconds: Int128, _ zone: TimeZoneKey, digits: Int) -> String {
    time(Int64(picoseconds), digits: digits) + TimeZoneKey.offsetText(zone.fixedOffset ?? 0)
  }

  /// `2 00:00:00.000` from milliseconds.
  public static func dayInterval(_ milliseconds: Int64) -> String {
    let magnitude = milliseconds.magnitude
    let seconds = magnitude / 1000
    let clock = "\(two(Int(seconds / 3600 % 24))):\(two(Int(seconds / 60 % 60))):\(two(Int(seconds % 60)))"
    return "\(milliseconds < 0 ? "-" : "")\(seconds / 86_400) \(clock).\(padded(magnitude % 1000, 3))"
  }

  /// `1-2` from months.
  public static func monthInterval(_ months: Int64) -> String {
    "\(months < 0 ? "-" : "")\(months.magnitude / 12)-\(months.magnitude % 12)"
  }

  /// The quotient rounded towards negative infinity.
  public static func floor(_ value: Int128, _ divisor: Int128) -> Int64 {
    let quotient = value / divisor
    return Int64(clamping: value % divisor < 0 ? quotient - 1 : quotient)
  }

  private static func fraction(_ picoseconds: Int64, _ digits: Int) -> String {
    digits == 0 ? "" : "." + padded(UInt64(picoseconds), 12).prefix(digits)
  }

  private static func year(_ year: Int) -> String {
    return (year < 0 ? "-" : "") + padded(UInt64(year.magnitude), 4)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func padded(_ number: UInt64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
