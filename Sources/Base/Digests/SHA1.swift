import CCrypto

/// SHA-1 (FIPS 180-4); one of the checksums S3 offers, no security rests on it.
public struct SHA1: Digest {
  /// 20 bytes.
  public static var length: Int { 20 }

  private var state = mocklake_sha1_state()

  /// A digest of nothing yet.
  public init() {
    mocklake_sha1_start(&state)
  }

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    mocklake_sha1_update(&state, base, bytes.count)
  }

  /// The digest of everything taken; starts again from nothing.
  public mutating func finalize() -> [UInt8] {
    let bytes = digest(20) { mocklake_sha1_finish(&state, $0) }
    mocklake_sha1_start(&state)
    return bytes
  }
}
