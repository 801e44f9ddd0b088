import CCrypto

/// Comparing secrets without telling by the time taken how much of them was right.
public enum ConstantTime {
  /// Whether both hold the same bytes. Different lengths answer at once.
  public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && mocklake_equal(left, right, left.count) == 1
  }

  /// Whether both texts hold the same UTF-8 bytes. Different lengths answer at once.
  public static func equal(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left, right)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        left.count == right.count && mocklake_equal(left.baseAddress, right.baseAddress, left.count) == 1
      }
    }
  }
}
