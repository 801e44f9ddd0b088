import AWSWire

/// What a ciphertext was made for: not secret, not stored with it, and needed unchanged to open it again.
struct EncryptionContext: Sendable, Equatable {
  let values: [String: String]

  static let none = EncryptionContext([:])

  init(_ values: [String: String]) {
    self.values = values
  }

  /// Reads a map member; none if it is absent.
  init(_ fields: Fields, _ name: String = "EncryptionContext") throws(ServiceError) {
    values = Dictionary(try fields.map(name) ?? []) { $1 }
  }

  /// The bytes that stand for it in the authenticated data: pairs in order, each text with its length before it.
  var canonical: [UInt8] {
    values.sorted { $0.key < $1.key }.flatMap { EncryptionContext.counted($0.key) + EncryptionContext.counted($0.value) }
  }

  private static func counted(_ text: String) -> [UInt8] {
    let count = UInt32(truncatingIfNeeded: text.utf8.count)
    return (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * UInt32($0))) } + Array(text.utf8)
  }

  /// The condition keys of a request with this context.
  var conditionKeys: [String: [String]] {
    guard !values.isEmpty else { return [:] }
    var keys = ["kms:EncryptionContextKeys": values.keys.sorted()]
    for (key, value) in values { keys["kms:EncryptionContext:\(key)"] = [value] }
    return keys
  }
}
