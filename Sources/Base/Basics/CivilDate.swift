/// The calendar parts of a `Timestamp` in UTC (proleptic Gregorian calendar).
public struct CivilDate: Sendable, Hashable {
  /// Year, for example 2026.
  public var year: Int
  /// Month, 1 to 12.
  public var month: Int
  /// Day of the month, 1 to 31.
  public var day: Int
  /// Hour, 0 to 23.
  public var hour: Int
  /// Minute, 0 to 59.
  public var minute: Int
  /// Second, 0 to 59.
  public var second: Int
  /// Millisecond, 0 to 999.
  public var millisecond: Int

  /// A date from its parts; the parts are not range checked.
  public init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
  ) {
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second, self.millisecond) = (hour, minute, second, millisecond)
  }

  /// The UTC parts of a moment.
  public init(_ timestamp: Timestamp) {
    let seconds = timestamp.seconds
    let days = Int((seconds >= 0 ? seconds : seconds - 86_399) / 86_400)
    let rest = Int(seconds - Int64(days) * 86_400)
    (year, month, day) = CivilDate.civil(fromDays: days)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    millisecond = Int(timestamp.milliseconds - seconds * 1000)
  }

  /// The moment these UTC parts name.
  public var timestamp: Timestamp {
    let seconds = Int64(daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    return Timestamp(milliseconds: seconds * 1000 + Int64(millisecond))
  }

  /// Days from 1970-01-01 to this date.
  public var daysSinceEpoch: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 0 for Sunday to 6 for Saturday.
  public var weekday: Int {
    let days = daysSinceEpoch
    return days >= -4 ? (days + 4) % 7 : (days + 5) % 7 + 6
  }

  /// Whether every part lies in its calendar range (leap seconds excluded).
  public var isValid: Bool {
    guard (1...12).contains(month), (1...CivilDate.days(inMonth: month, year: year)).contains(day) else { return false }
    return (0..<24).contains(hour) && (0..<60).contains(minute) && (0..<60).contains(second)
  }

  /// The number of days of a month.
  public static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func civil(fromDays days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
