/// A day of the proleptic Gregorian calendar, of any year.
public struct CalendarDay: Hashable, Sendable {
  /// The year; 0 is 1 BC.
  public var year: Int
  /// 1 to 12
  public var month: Int
  /// 1 to 31
  public var day: Int

  /// A day, not checked.
  public init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day so many days after 1970-01-01. Follows Howard Hinnant's `civil_from_days`.
  public init(daysSince1970 days: Int64) {
    let shifted = days &+ 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted &- era &* 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    month = Int(monthIndex < 10 ? monthIndex + 3 : monthIndex - 9)
    year = Int(yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0))
  }

  /// Days since 1970-01-01.
  public var daysSince1970: Int64 { Int64(CalendarDay.days(year: year, month: month, day: day)) }

  /// Whether month and day exist.
  public var isValid: Bool {
    (1...12).contains(month) && day >= 1 && day <= CalendarDay.length(ofMonth: month, year: year)
  }

  /// 1 to 366
  public var dayOfYear: Int {
    CalendarDay.days(year: year, month: month, day: day) - CalendarDay.days(year: year, month: 1, day: 1) + 1
  }

  /// 1 (Monday) to 7 (Sunday)
  public var weekday: Int { Int((daysSince1970 % 7 + 10) % 7) + 1 }

  /// ISO 8601's week with the year that it belongs to.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = CalendarDay(daysSince1970: daysSince1970 + Int64(4 - weekday))
    return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
  }

  /// The day so many months later; the last of the month if that month is shorter.
  public func adding(months: Int) -> CalendarDay {
    let total = year * 12 + month - 1 + months
    let newYear = Int(floorDivide(Int64(total), 12))
    let newMonth = total - newYear * 12 + 1
    return CalendarDay(year: newYear, month: newMonth, day: min(day, CalendarDay.length(ofMonth: newMonth, year: newYear)))
  }

  /// Whether February has 29 days.
  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// The days of a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 of a date. Follows Howard Hinnant's `days_from_civil`.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = Int(floorDivide(Int64(shifted), 400))
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// The quotient rounded towards negative infinity.
@inlinable public func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
