import CCrypto

/// MD5 (RFC 1321); the entity tag of S3 objects and `Content-MD5`, no security rests on it.
public struct MD5: Digest {
  /// 16 bytes.
  public static var length: Int { 16 }

  private var state = mocklake_md5_state()

  /// A digest of nothing yet.
  public init() {
    mocklake_md5_start(&state)
  }

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    mocklake_md5_update(&state, base, bytes.count)
  }

  /// The digest of everything taken; starts again from nothing.
  public mutating func finalize() -> [UInt8] {
    let bytes = digest(16) { mocklake_md5_finish(&state, $0) }
    mocklake_md5_start(&state)
    return bytes
  }
}
