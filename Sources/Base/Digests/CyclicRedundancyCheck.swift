/// A checksum that is the remainder of a division by a polynomial, so that parts' values combine to the value of the whole.
public protocol CyclicRedundancyCheck: Digest {
  /// An unsigned integer as wide as the check.
  associatedtype Value: FixedWidthInteger & UnsignedInteger & Sendable

  /// The polynomial with its bits reversed, without the highest power.
  static var polynomial: Value { get }

  /// The check value of everything taken so far.
  var value: Value { get }
}

extension CyclicRedundancyCheck {
  /// How many bytes the value has.
  public static var length: Int { Value.bitWidth / 8 }

  /// The value of two parts joined, from the values of each; a negative length counts as zero.
  ///
  /// S3 makes the full-object checksum of a multipart upload this way, without reading the parts again.
  public static func combine(_ first: Value, _ second: Value, secondLength: Int) -> Value {
    guard secondLength > 0 else { return first }
    return multiply(first, power(ofBytes: UInt(secondLength))) ^ second
  }

  /// The polynomial x^(8 * count) modulo the check's polynomial.
  private static func power(ofBytes count: UInt) -> Value {
    var result: Value = 1 << (Value.bitWidth - 1)
    var square: Value = 1 << (Value.bitWidth - 9)
    var rest = count
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      rest >>= 1
    }
    return result
  }

  /// The product of two polynomials with reversed bits, modulo the check's polynomial.
  private static func multiply(_ left: Value, _ right: Value) -> Value {
    var (product, shifted, bit): (Value, Value, Value) = (0, right, 1 << (Value.bitWidth - 1))
    while bit != 0 {
      if left & bit != 0 { product ^= shifted }
      shifted = shifted & 1 == 1 ? (shifted >> 1) ^ polynomial : shifted >> 1
      bit >>= 1
    }
    return product
  }
}

extension FixedWidthInteger {
  var bigEndianBytes: [UInt8] {
    withUnsafeBytes(of: bigEndian) { [UInt8]($0) }
  }
}
