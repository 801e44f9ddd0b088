extension JSON: Equatable {
  /// Whether two values are alike: objects whatever the order of their members (repeated names keep theirs), numbers by
  /// value; places do not count.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left.value, right.value) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b || DecimalNumber(a) == DecimalNumber(b)
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): alike(a, b) || a.count == b.count && alike(byName(a), byName(b))
    default: false
    }
  }

  private static func alike(_ left: [Member], _ right: [Member]) -> Bool {
    left.elementsEqual(right) { $0.name == $1.name && $0.value == $1.value }
  }

  private static func byName(_ members: [Member]) -> [Member] {
    members.sorted { $0.name < $1.name }
  }
}

/// The value of a JSON number, without rounding: digits without zeros at either end, and the power of ten of the last.
private struct DecimalNumber: Equatable {
  private let isNegative: Bool
  private let digits: [UInt8]
  /// Text where the power itself does not fit an integer; such numbers are alike only if written alike.
  private let power: String

  init(_ text: String) {
    let parts = text.split { $0 == "e" || $0 == "E" }
    let mantissa = parts.first ?? ""
    let fraction = mantissa.split(separator: ".").dropFirst().first ?? ""
    var digits = mantissa.utf8.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
    let written = digits.count
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let shift = written - digits.count - fraction.utf8.count
    self.digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
    isNegative = !self.digits.isEmpty && text.hasPrefix("-")
    power = self.digits.isEmpty ? "0" : DecimalNumber.power(parts.count > 1 ? parts[1] : "0", plus: shift)
  }

  private static func power(_ exponent: Substring, plus shift: Int) -> String {
    guard let value = Int(exponent), case (let sum, false) = value.addingReportingOverflow(shift) else {
      return "\(exponent)+\(shift)"
    }
    return String(sum)
  }
}
