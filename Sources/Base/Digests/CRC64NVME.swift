import CCrypto

/// CRC-64/NVME, the checksum that S3 adds to objects by default.
public struct CRC64NVME: CyclicRedundancyCheck {
  /// The reflected polynomial.
  public static var polynomial: UInt64 { 0x9a6c_9329_ac4b_c9b5 }

  /// The check value of everything taken so far.
  public private(set) var value: UInt64 = 0

  /// The check of nothing yet: zero.
  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    value = mocklake_crc64nvme(value, bytes.baseAddress, bytes.count)
  }

  /// The check value, most significant byte first as S3 sends it; starts again from nothing.
  public mutating func finalize() -> [UInt8] {
    defer { value = 0 }
    return value.bigEndianBytes
  }
}
