/// The escapes of `U&'…'`: `\1234` and `\+123456`.
enum UnicodeEscapes {
  /// Why a text cannot be decoded.
  struct Invalid: Error {
    let reason: String
  }

  /// Why a text cannot be the escape character; nil if it can.
  static func refusal(ofEscape text: String) -> String? {
    guard let scalar = text.unicodeScalars.first else { return "Empty Unicode escape character" }
    let isValid =
      text.unicodeScalars.count == 1 && scalar.value < 0x7F && scalar.value > 0x20 && hexadecimal(scalar) == nil
      && !"\"+'".unicodeScalars.contains(scalar)
    return isValid ? nil : "Invalid Unicode escape character: \(text)"
  }

  static func decode(_ text: String, escape: Character) throws(Invalid) -> String {
    let mark = escape.unicodeScalars.first ?? "\\"
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == mark else {
        result.append(scalar)
        continue
      }
      result.append(rest.first == mark ? rest.removeFirst() : try character(&rest))
    }
    return String(result)
  }

  private static func character(_ rest: inout String.UnicodeScalarView.SubSequence) throws(Invalid) -> Unicode.Scalar {
    guard let first = rest.first else { throw Invalid(reason: "Incomplete escape sequence: ") }
    let isLong = first == "+"
    if isLong {
      rest.removeFirst()
    } else if hexadecimal(first) == nil {
      throw Invalid(reason: "Invalid hexadecimal digit: \(first)")
    }
    var (digits, value) = ("", UInt32(0))
    for _ in 0..<(isLong ? 6 : 4) {
      guard let scalar = rest.first, let digit = hexadecimal(scalar) else {
        throw Invalid(reason: "Incomplete escape sequence: \(digits)")
      }
      rest.removeFirst()
      digits.unicodeScalars.append(scalar)
      value = value << 4 | digit
    }
    if let scalar = Unicode.Scalar(value) { return scalar }
    let isSurrogate = (0xD800...0xDFFF).contains(value)
    throw Invalid(
      reason: isSurrogate
        ? "Invalid escaped character: \(digits). Escaped character is a surrogate. Use '\\+123456' instead."
        : "Invalid escaped character: \(digits)")
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "0"..."9": scalar.value - 0x30
    case "a"..."f": scalar.value - 0x57
    case "A"..."F": scalar.value - 0x37
    default: nil
    }
  }
}
