import CCrypto

/// SHA-256 (FIPS 180-4); what request signatures and payload hashes use.
public struct SHA256: Digest {
  /// 32 bytes.
  public static var length: Int { 32 }

  private var state = mocklake_sha256_state()

  /// A digest of nothing yet.
  public init() {
    mocklake_sha256_start(&state)
  }

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    mocklake_sha256_update(&state, base, bytes.count)
  }

  /// The digest of everything taken; starts again from nothing.
  public mutating func finalize() -> [UInt8] {
    let bytes = digest(32) { mocklake_sha256_finish(&state, $0) }
    mocklake_sha256_start(&state)
    return bytes
  }
}
