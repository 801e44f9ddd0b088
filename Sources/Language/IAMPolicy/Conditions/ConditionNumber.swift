import Basics

/// A number of a condition.
enum ConditionNumber {
  /// Reads a decimal number with optional sign, fraction and exponent; nil for anything else.
  static func read(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard allowed, let number = Double(text), number.isFinite else { return nil }
    return number
  }
}

/// A moment of a condition.
enum ConditionDate {
  /// Reads ISO 8601, seconds or milliseconds since 1970; nil for anything else.
  static func read(_ text: String) -> Timestamp? {
    if let timestamp = Timestamp(iso8601: text) { return timestamp }
    guard let number = ConditionNumber.read(text), abs(number) < 1e15 else { return nil }
    // From here on a count of seconds would lie beyond the year 5000, so it counts milliseconds.
    let milliseconds = abs(number) >= 1e11 ? number : number * 1000
    return Timestamp(milliseconds: Int64(milliseconds.rounded()))
  }
}
