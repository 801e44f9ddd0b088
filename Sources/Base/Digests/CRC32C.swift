import CCrypto

/// CRC-32C (Castagnoli; the one of iSCSI).
public struct CRC32C: CyclicRedundancyCheck {
  /// The reflected polynomial.
  public static var polynomial: UInt32 { 0x82f6_3b78 }

  /// The check value of everything taken so far.
  public private(set) var value: UInt32 = 0

  /// The check of nothing yet: zero.
  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    value = mocklake_crc32c(value, bytes.baseAddress, bytes.count)
  }

  /// The check value, most significant byte first as S3 sends it; starts again from nothing.
  public mutating func finalize() -> [UInt8] {
    defer { value = 0 }
    return value.bigEndianBytes
  }
}
