import AWSWire
import Basics

/// A schedule such as `cron(15 12 * * ? *)`: minutes, hours, day of the month, month, day of the week and year, in UTC.
struct CronSchedule {
  private let minutes: Set<Int>
  private let hours: Set<Int>
  private let months: Set<Int>
  private let years: Set<Int>
  private let day: DayRule

  /// Which days of a month are meant.
  private enum DayRule {
    case every
    case days(Set<Int>)
    case last
    case weekdayNearest(Int)
    case weekdays(Set<Int>)
    case lastWeekday(Int)
    case nthWeekday(Int, Int)
  }

  private static let monthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
  private static let dayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]

  /// - Throws: `InvalidInputException` for what is no schedule.
  init(_ expression: String) throws(ServiceError) {
    let invalid = ServiceError.invalidInput("Schedule expression \(expression) is not valid.")
    guard expression.hasPrefix("cron("), expression.hasSuffix(")") else { throw invalid }
    let parts = expression.dropFirst(5).dropLast().split(separator: " ").map { $0.uppercased() }
    guard parts.count == 6, let minutes = CronSchedule.set(parts[0], 0...59), let hours = CronSchedule.set(parts[1], 0...23),
      let months = CronSchedule.set(parts[3], 1...12, names: CronSchedule.monthNames),
      let years = CronSchedule.set(parts[5], 1970...2199), let day = CronSchedule.rule(parts[2], parts[4])
    else { throw invalid }
    (self.minutes, self.hours, self.months, self.years, self.day) = (minutes, hours, months, years, day)
  }

  /// The first moment after another one; nil if there is none within thirty years.
  func next(after moment: Timestamp) -> Timestamp? {
    let first = Timestamp(seconds: moment.seconds - moment.seconds % 60 + 60)
    var date = CivilDate(first)
    for _ in 0..<11_000 {
      if years.contains(date.year), months.contains(date.month), includes(date), let found = time(on: date) { return found }
      date = CivilDate(CivilDate(year: date.year, month: date.month, day: date.day).timestamp.adding(seconds: 86_400))
    }
    return nil
  }

  /// The first matching minute of a day, from the time of the date on.
  private func time(on date: CivilDate) -> Timestamp? {
    for hour in hours.sorted() where hour >= date.hour {
      let earliest = hour == date.hour ? date.minute : 0
      if let minute = minutes.sorted().first(where: { $0 >= earliest }) {
        return CivilDate(year: date.year, month: date.month, day: date.day, hour: hour, minute: minute).timestamp
      }
    }
    return nil
  }

  private func includes(_ date: CivilDate) -> Bool {
    let length = CivilDate.days(inMonth: date.month, year: date.year)
    switch day {
    case .every: return true
    case .days(let days): return days.contains(date.day)
    case .last: return date.day == length
    case .weekdays(let weekdays): return weekdays.contains(date.weekday + 1)
    case .lastWeekday(let weekday): return date.weekday + 1 == weekday && date.day + 7 > length
    case .nthWeekday(let weekday, let count): return date.weekday + 1 == weekday && (date.day - 1) / 7 + 1 == count
    case .weekdayNearest(let wanted):
      let target = CivilDate(year: date.year, month: date.month, day: min(wanted, length))
      switch target.weekday {
      case 6: return date.day == (target.day == 1 ? 3 : target.day - 1)
      case 0: return date.day == (target.day == length ? target.day - 2 : target.day + 1)
      default: return date.day == target.day
      }
    }
  }

  // MARK: Reading

  private static func rule(_ ofMonth: String, _ ofWeek: String) -> DayRule? {
    if ofWeek == "?" || ofWeek == "*" {
      if ofMonth == "?" || ofMonth == "*" { return .every }
      if ofMonth == "L" { return .last }
      if ofMonth.hasSuffix("W") {
        return Int(ofMonth.dropLast()).flatMap { (1...31).contains($0) ? .weekdayNearest($0) : nil }
      }
      return set(ofMonth, 1...31).map { .days($0) }
    }
    guard ofMonth == "?" || ofMonth == "*" else { return nil }
    if ofWeek == "L" { return .weekdays([7]) }
    if ofWeek.hasSuffix("L") { return weekday(ofWeek.dropLast()).map { .lastWeekday($0) } }
    let parts = ofWeek.split(separator: "#", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let weekday = weekday(parts[0]), let count = Int(parts[1]), (1...5).contains(count) else { return nil }
      return .nthWeekday(weekday, count)
    }
    return set(ofWeek, 1...7, names: dayNames).map { .weekdays($0) }
  }

  private static func weekday(_ text: Substring) -> Int? { set(String(text), 1...7, names: dayNames)?.first }

  /// The values a field names: lists of values, ranges and steps.
  private static func set(_ field: String, _ range: ClosedRange<Int>, names: [String] = []) -> Set<Int>? {
    func value(_ text: Substring) -> Int? {
      let number = names.firstIndex(of: String(text)).map { $0 + 1 } ?? Int(text)
      return number.flatMap { range.contains($0) ? $0 : nil }
    }
    var values: Set<Int> = []
    for item in field.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "/", omittingEmptySubsequences: false)
      guard let head = parts.first, parts.count <= 2 else { return nil }
      let step = parts.count == 2 ? Int(parts[1]) : 1
      guard let step, step > 0, step <= range.upperBound else { return nil }
      let ends = head.split(separator: "-", omittingEmptySubsequences: false)
      var (low, high) = (range.lowerBound, range.upperBound)
      if head != "*" {
        guard ends.count <= 2, let first = ends.first.flatMap(value) else { return nil }
        guard let last = ends.count == 2 ? value(ends[1]) : parts.count == 2 ? high : first, first <= last else { return nil }
        (low, high) = (first, last)
      }
      values.formUnion(stride(from: low, through: high, by: step))
    }
    return values.isEmpty ? nil : values
  }
}
