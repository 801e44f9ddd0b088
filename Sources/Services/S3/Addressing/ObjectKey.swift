import AWSWire

/// The rules for keys, from "Naming Amazon S3 objects".
enum ObjectKey {
  /// In bytes of UTF-8.
  static let maximumLength = 1024

  /// - Throws: `KeyTooLongError`, or `InvalidURI` for a key whose `..` would lead above its first segment.
  static func validate(_ key: String) throws(ServiceError) {
    guard key.utf8.count <= maximumLength else { throw .keyTooLong(key.utf8.count) }
    if key.utf8.contains(UInt8(ascii: ".")), climbsAboveRoot(key) { throw .invalidURI(key) }
  }

  /// Read from left to right, relative segments may never outnumber the others.
  private static func climbsAboveRoot(_ key: String) -> Bool {
    var depth = 0
    for segment in key.utf8.split(separator: UInt8(ascii: "/")) {
      depth += segment.elementsEqual("..".utf8) ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }
}
