import Basics

/// Dates and timestamps from text, in the forms that Trino reads: `2024-1-5`, `2024-01-05 10:20:30.123`.
enum MomentText {
  /// A day alone.
  static func date(_ text: String) -> Timestamp? { civil(text[...])?.timestamp }

  /// A day, or a day and a time after one blank; without a zone.
  static func moment(_ text: String) -> Timestamp? {
    let halves = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard var date = civil(halves[0]) else { return nil }
    guard halves.count > 1 else { return date.timestamp }
    let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = number(parts[0], 1...2), let minute = number(parts[1], 1...2) else {
      return nil
    }
    (date.hour, date.minute) = (hour, minute)
    guard parts.count < 3 || readSecond(parts[2], into: &date), date.isValid else { return nil }
    return date.timestamp
  }

  static func midnight(of moment: Timestamp) -> Timestamp {
    let date = CivilDate(moment)
    return CivilDate(year: date.year, month: date.month, day: date.day).timestamp
  }

  /// Whether digits follow the third decimal of the seconds.
  static func isFinerThanMilliseconds(_ text: String) -> Bool {
    let fraction = text.split(separator: ".", maxSplits: 1).dropFirst().first ?? ""
    return fraction.prefix { $0.isASCII && $0.isNumber }.count > 3
  }

  private static func civil(_ text: Substring) -> CivilDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], 4...6), let month = number(parts[1], 1...2),
      let day = number(parts[2], 1...2)
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    return date.isValid ? date : nil
  }

  /// Fractions are rounded to milliseconds.
  private static func readSecond(_ text: Substring, into date: inout CivilDate) -> Bool {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let second = number(parts[0], 1...2) else { return false }
    date.second = second
    guard parts.count > 1 else { return true }
    let digits = parts[1]
    guard number(digits.prefix(12), 1...12) != nil, digits.count <= 12,
      let milliseconds = number((digits + "000").prefix(3), 3...3)
    else { return false }
    date.millisecond = milliseconds + (digits.dropFirst(3).first ?? "0" >= "5" ? 1 : 0)
    return true
  }

  private static func number(_ text: Substring, _ length: ClosedRange<Int>) -> Int? {
    guard length.contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(text)
  }
}
