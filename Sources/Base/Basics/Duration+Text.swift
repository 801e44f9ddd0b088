extension Duration {
  /// Reads a length of time as people write it: a number and `ms`, `s`, `m`, `h` or `d`, several in a row (`1h30m`).
  ///
  /// A plain `0` needs no unit; nil for anything else, and for what does not fit.
  public init?(abbreviated text: String) {
    if text == "0" {
      self = .zero
      return
    }
    var rest = Substring(text)
    var total: Int64 = 0
    while !rest.isEmpty {
      guard let milliseconds = takeTerm(from: &rest) else { return nil }
      let sum = total.addingReportingOverflow(milliseconds)
      guard !sum.overflow else { return nil }
      total = sum.partialValue
    }
    guard !text.isEmpty else { return nil }
    self = .milliseconds(total)
  }

  /// Whole milliseconds, rounded towards zero; the largest number if it does not fit.
  public var wholeMilliseconds: Int64 {
    let seconds = components.seconds.multipliedReportingOverflow(by: 1000)
    guard !seconds.overflow else { return components.seconds < 0 ? .min : .max }
    return seconds.partialValue &+ components.attoseconds / 1_000_000_000_000_000
  }

  /// The length in its largest fitting unit: `412 ms`, `2.1 s`, `3 m 5 s`.
  public var readable: String {
    let milliseconds = wholeMilliseconds
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    if milliseconds < 60_000 { return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s" }
    return "\(milliseconds / 60_000) m \(milliseconds % 60_000 / 1000) s"
  }
}

/// Takes one number with its unit off the front of a text and answers its milliseconds.
private func takeTerm(from text: inout Substring) -> Int64? {
  let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
  text = text.dropFirst(digits.count)
  let unit = text.prefix { $0.isLetter }
  text = text.dropFirst(unit.count)
  guard let scale = milliseconds(per: unit), let first = digits.first, first != ".", digits.last != "." else { return nil }
  if let whole = Int64(digits) {
    let product = whole.multipliedReportingOverflow(by: scale)
    return product.overflow ? nil : product.partialValue
  }
  guard let value = Double(digits), value * Double(scale) < 9e15 else { return nil }
  return Int64((value * Double(scale)).rounded())
}

private func milliseconds(per unit: Substring) -> Int64? {
  switch unit {
  case "ms": 1
  case "s": 1000
  case "m", "min": 60_000
  case "h": 3_600_000
  case "d": 86_400_000
  default: nil
  }
}
