extension Timestamp {
  /// `2026-03-01T09:00:00Z`.
  public var iso8601: String {
    let date = CivilDate(self)
    return "\(date.dateText("-"))T\(date.timeText(":"))Z"
  }

  /// `2026-03-01T09:00:00.000Z`, the form of S3 listings.
  public var iso8601Milliseconds: String {
    let date = CivilDate(self)
    return "\(date.dateText("-"))T\(date.timeText(":")).\(padded(date.millisecond, 3))Z"
  }

  /// `20260301T090000Z`, the form of `X-Amz-Date`.
  public var basicISO8601: String {
    let date = CivilDate(self)
    return "\(date.dateText(""))T\(date.timeText(""))Z"
  }

  /// `20260301`, the date of a credential scope.
  public var basicDate: String { CivilDate(self).dateText("") }

  /// `2026-03-01`.
  public var date: String { CivilDate(self).dateText("-") }

  /// `09:00:00`, the time of day.
  public var timeOfDay: String { CivilDate(self).timeText(":") }

  /// `Sun, 01 Mar 2026 09:00:00 GMT`, the form of HTTP headers.
  public var httpDate: String {
    let date = CivilDate(self)
    let weekday = httpWeekdays[date.weekday]
    return "\(weekday), \(padded(date.day, 2)) \(httpMonths[date.month - 1]) \(padded(date.year, 4)) \(date.timeText(":")) GMT"
  }

  /// Seconds since the epoch with up to three decimals (`1772355600.5`), the form of awsJson answers.
  public var epochSecondsText: String {
    let fraction = Int(milliseconds - seconds * 1000)
    guard fraction != 0 else { return String(seconds) }
    var digits = padded(fraction, 3)
    while digits.last == "0" { digits.removeLast() }
    return "\(seconds).\(digits)"
  }

  /// Reads `20260301T090000Z`; nil for anything else.
  public init?(basicISO8601 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      let year = number(bytes[0..<4]), let month = number(bytes[4..<6]), let day = number(bytes[6..<8]),
      let hour = number(bytes[9..<11]), let minute = number(bytes[11..<13]), let second = number(bytes[13..<15])
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    guard date.isValid else { return nil }
    self = date.timestamp
  }

  /// Reads ISO 8601: a date, optionally a time to the minute, second or fraction, and `Z` or an offset (UTC if absent).
  public init?(iso8601 text: String) {
    var reader = ISO8601Reader(text)
    guard let timestamp = reader.read() else { return nil }
    self = timestamp
  }

  /// Reads `Sun, 01 Mar 2026 09:00:00 GMT`; nil for anything else.
  public init?(httpDate text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 29, bytes[25...].elementsEqual(" GMT".utf8), httpSeparators.allSatisfy({ bytes[$0] == $1 }),
      httpWeekdays.contains(String(decoding: bytes[0..<3], as: UTF8.self)),
      let month = httpMonths.firstIndex(of: String(decoding: bytes[8..<11], as: UTF8.self)),
      let day = number(bytes[5..<7]), let year = number(bytes[12..<16]), let hour = number(bytes[17..<19]),
      let minute = number(bytes[20..<22]), let second = number(bytes[23..<25])
    else { return nil }
    let date = CivilDate(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
    guard date.isValid else { return nil }
    self = date.timestamp
  }
}

private let httpWeekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
private let httpSeparators: [Int: UInt8] = [
  3: UInt8(ascii: ","), 4: 0x20, 7: 0x20, 11: 0x20, 16: 0x20, 19: UInt8(ascii: ":"), 22: UInt8(ascii: ":"),
]
private let httpMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

extension CivilDate {
  fileprivate func dateText(_ separator: String) -> String {
    padded(year, 4) + separator + padded(month, 2) + separator + padded(day, 2)
  }

  fileprivate func timeText(_ separator: String) -> String {
    padded(hour, 2) + separator + padded(minute, 2) + separator + padded(second, 2)
  }
}

private func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}

private func number(_ digits: some Collection<UInt8>) -> Int? {
  var value = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    value = value * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return value
}

/// Reads the ISO 8601 forms that AWS policies, YAML files and SDKs use.
private struct ISO8601Reader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func read() -> Timestamp? {
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2) else { return nil }
    var date = CivilDate(year: year, month: month, day: day)
    var offsetMinutes = 0
    if position < bytes.count {
      guard take("T") || take("t") || take(" "), readTime(into: &date), let offset = readOffset() else { return nil }
      offsetMinutes = offset
    }
    guard position == bytes.count, date.isValid else { return nil }
    return date.timestamp.adding(seconds: Int64(-offsetMinutes * 60))
  }

  private mutating func readTime(into date: inout CivilDate) -> Bool {
    guard let hour = digits(2), take(":"), let minute = digits(2) else { return false }
    (date.hour, date.minute) = (hour, minute)
    guard take(":") else { return true }
    guard let second = digits(2) else { return false }
    date.second = second
    if take(".") { return readFraction(into: &date) }
    return true
  }

  private mutating func readFraction(into date: inout CivilDate) -> Bool {
    var scale = 100
    let start = position
    while let digit = digits(1) {
      date.millisecond += digit * scale
      scale /= 10
    }
    return position > start
  }

  private mutating func readOffset() -> Int? {
    if position == bytes.count || take("Z") || take("z") { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = digits(2) else { return nil }
    let colon = take(":")
    guard let minutes = digits(2) ?? (colon ? nil : 0) else { return nil }
    return sign * (hours * 60 + minutes)
  }

  private mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count, let value = number(bytes[position..<position + count]) else { return nil }
    position += count
    return value
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
