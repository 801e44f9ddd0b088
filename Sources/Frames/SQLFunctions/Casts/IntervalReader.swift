/// Intervals from text: `2 03:04:05.678` and `1-2`.
public enum IntervalReader {
  /// Milliseconds of `days hours:minutes:seconds.millis`, cut off anywhere; nil if the text is none.
  public static func days(_ text: some StringProtocol) -> Int64? {
    var reader = DigitReader(text)
    reader.skipBlanks()
    let isNegative = reader.skip(0x2D)
    guard let days = reader.number(1...9) else { return nil }
    var total = Int64(days) * 86_400_000
    if reader.skip(0x20) {
      guard let clock = clock(&reader) else { return nil }
      total += clock
    }
    return reader.isAtEnd ? (isNegative ? -total : total) : nil
  }

  private static func clock(_ reader: inout DigitReader) -> Int64? {
    guard let hours = reader.number(1...9) else { return nil }
    var total = Int64(hours) * 3_600_000
    guard reader.skip(0x3A) else { return total }
    guard let minutes = reader.number(1...9) else { return nil }
    total += Int64(minutes) * 60_000
    guard reader.skip(0x3A) else { return total }
    return seconds(&reader).map { total + $0 }
  }

  /// Milliseconds of `seconds.millis`.
  static func seconds(_ reader: inout DigitReader) -> Int64? {
    guard let seconds = reader.number(1...12) else { return nil }
    guard reader.skip(0x2E) else { return Int64(seconds) * 1000 }
    let start = reader.place
    guard let fraction = reader.number(1...3) else { return nil }
    var millis = Int64(fraction)
    for _ in (reader.place - start)..<3 { millis *= 10 }
    return Int64(seconds) * 1000 + millis
  }

  /// Months of `years-months`; nil if the text is none.
  public static func months(_ text: some StringProtocol) -> Int64? {
    var reader = DigitReader(text)
    reader.skipBlanks()
    let isNegative = reader.skip(0x2D)
    guard let years = reader.number(1...9) else { return nil }
    var total = Int64(years) * 12
    if reader.skip(0x2D) {
      guard let months = reader.number(1...9) else { return nil }
      total += Int64(months)
    }
    return reader.isAtEnd ? (isNegative ? -total : total) : nil
  }

  /// An interval literal's value: milliseconds if it ends in a field from day to second, months otherwise; nil if the text does
  /// not fit the fields.
  public static func literal(_ text: String, from: String, to: String) -> Int64? {
    let fields = ["year", "month", "day", "hour", "minute", "second"]
    let units: [Int64] = [12, 1, 86_400_000, 3_600_000, 60_000, 1000]
    guard let first = fields.firstIndex(of: from), let last = fields.firstIndex(of: to), first <= last else { return nil }
    var reader = DigitReader(text)
    reader.skipBlanks()
    let isNegative = reader.skip(0x2D)
    if !isNegative { _ = reader.skip(0x2B) }
    var total: Int64 = 0
    for index in first...last {
      if index > first {
        guard reader.skip(separator(before: index)) else { return reader.isAtEnd ? (isNegative ? -total : total) : nil }
      }
      guard let part = index == 5 ? seconds(&reader) : reader.number(1...12).map({ Int64($0) &* units[index] }) else {
        return nil
      }
      total += part
    }
    return reader.isAtEnd ? (isNegative ? -total : total) : nil
  }

  private static func separator(before index: Int) -> UInt8 {
    switch index {
    case 1: 0x2D
    case 3: 0x20
    default: 0x3A
    }
  }
}
