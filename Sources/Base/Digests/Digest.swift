/// A function that turns bytes, given piece by piece, into a short fixed number of bytes. Copies run on independently.
public protocol Digest: Sendable {
  /// How many bytes a digest has.
  static var length: Int { get }

  /// A digest of nothing yet.
  init()

  /// Takes the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer)

  /// The digest of everything taken; starts again from nothing.
  mutating func finalize() -> [UInt8]
}

extension Digest {
  /// Takes the next bytes.
  @inlinable
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Takes the UTF-8 bytes of a text.
  @inlinable
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The digest of all these bytes.
  @inlinable
  public static func hash(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { hash($0) }
  }

  /// The digest of a text's UTF-8 bytes.
  @inlinable
  public static func hash(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }

  /// The digest of all these bytes.
  @inlinable
  public static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var digest = Self()
    digest.update(bytes)
    return digest.finalize()
  }
}

/// Makes the array that a C function fills with a digest.
func digest(_ count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
    guard let base = buffer.baseAddress else { return }
    fill(base)
    initialized = count
  }
}
