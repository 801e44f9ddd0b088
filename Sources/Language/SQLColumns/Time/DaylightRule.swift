/// A POSIX zone rule such as `CET-1CEST,M3.5.0,M10.5.0/3`: what holds after the last transition of a zone file.
struct DaylightRule: Sendable {
  private let standard: Int64
  private let daylight: (offset: Int64, start: Change, end: Change)?

  /// The rule of a text; nil if it is empty or of a form that zone files do not use.
  init?(_ text: String) {
    var reader = RuleReader(text)
    guard reader.skipName(), let standard = reader.time() else { return nil }
    self.standard = -standard
    guard reader.skipName() else {
      daylight = nil
      return
    }
    let offset = reader.isAtComma ? self.standard + 3600 : -(reader.time() ?? 0)
    guard let start = reader.change(), let end = reader.change() else { return nil }
    daylight = (offset, start, end)
  }

  func offset(atUTC seconds: Int64) -> Int64 {
    guard let daylight else { return standard }
    let year = CalendarDay(daysSince1970: floorDivide(seconds + standard, 86_400)).year
    let start = daylight.start.seconds(in: year) - standard
    let end = daylight.end.seconds(in: year) - daylight.offset
    let isDaylight = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
    return isDaylight ? daylight.offset : standard
  }

  /// The day and time of a change.
  enum Change: Sendable {
    /// A weekday's nth occurrence in a month (5 is the last), and the second of the day.
    case weekday(month: Int, week: Int, day: Int, time: Int64)
    /// A day of the year from 1 to 365, leap days not counted.
    case ordinal(day: Int, time: Int64)
    /// A day of the year from 0 to 365.
    case plain(day: Int, time: Int64)

    /// Local seconds since 1970 of the change in a year.
    func seconds(in year: Int) -> Int64 {
      switch self {
      case .weekday(let month, let week, let day, let time):
        return Int64(Change.day(year: year, month: month, week: week, weekday: day)) * 86_400 + time
      case .ordinal(let day, let time):
        let leap = CalendarDay.isLeap(year) && day > 59 ? 1 : 0
        return Int64(CalendarDay.days(year: year, month: 1, day: 1) + day - 1 + leap) * 86_400 + time
      case .plain(let day, let time):
        return Int64(CalendarDay.days(year: year, month: 1, day: 1) + day) * 86_400 + time
      }
    }

    private static func day(year: Int, month: Int, week: Int, weekday: Int) -> Int {
      let first = CalendarDay.days(year: year, month: month, day: 1)
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let day = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      return day >= first + CalendarDay.length(ofMonth: month, year: year) ? day - 7 : day
    }
  }
}

/// Reads a POSIX zone rule.
private struct RuleReader {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  var isAtComma: Bool { rest.first == "," }

  mutating func skipName() -> Bool {
    if rest.first == "<" {
      rest = rest.drop { $0 != ">" }.dropFirst()
      return true
    }
    let name = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(name.count)
    return name.count >= 3
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int64? {
    var sign: Int64 = 1
    if let first = rest.first, first == "-" || first == "+" {
      sign = first == "-" ? -1 : 1
      rest = rest.dropFirst()
    }
    guard var seconds = number().map({ $0 * 3600 }) else { return nil }
    for unit: Int64 in [60, 1] where rest.first == ":" {
      rest = rest.dropFirst()
      seconds += (number() ?? 0) * unit
    }
    return sign * seconds
  }

  mutating func change() -> DaylightRule.Change? {
    guard rest.first == "," else { return nil }
    rest = rest.dropFirst()
    if rest.first == "M" { return weekdayChange() }
    let isOrdinal = rest.first == "J"
    if isOrdinal { rest = rest.dropFirst() }
    guard let day = number() else { return nil }
    let time = timeOfDay()
    return isOrdinal ? .ordinal(day: Int(day), time: time) : .plain(day: Int(day), time: time)
  }

  private mutating func weekdayChange() -> DaylightRule.Change? {
    rest = rest.dropFirst()
    var numbers: [Int] = []
    while numbers.count < 3, let number = number() {
      numbers.append(Int(number))
      if rest.first == "." { rest = rest.dropFirst() }
    }
    guard numbers.count == 3, (1...12).contains(numbers[0]) else { return nil }
    return .weekday(month: numbers[0], week: numbers[1], day: numbers[2], time: timeOfDay())
  }

  private mutating func timeOfDay() -> Int64 {
    guard rest.first == "/" else { return 7200 }
    rest = rest.dropFirst()
    return time() ?? 7200
  }

  private mutating func number() -> Int64? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return digits.count <= 6 ? Int64(digits) : nil
  }
}
