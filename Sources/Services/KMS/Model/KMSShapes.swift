import AWSWire
import Digests

/// The shapes of KMS's model that several operations share.
enum KMSShapes {
  /// The one key spec and encryption algorithm of symmetric keys.
  static let symmetric = "SYMMETRIC_DEFAULT"

  static let keyID = StringConstraint.length(1...2048)
  static let description = StringConstraint.length(0...8192)
  static let marker = StringConstraint.length(1...1024)
  static let grantID = StringConstraint.length(1...128)
  static let grantToken = StringConstraint.length(1...8192)

  static let aliasName = StringConstraint(
    minimum: 1, maximum: 256, pattern: .init("^[a-zA-Z0-9:/_-]+$") { isName($0, besides: ":/_-") })

  static let grantName = aliasName

  static let principal = StringConstraint(
    minimum: 1, maximum: 256, pattern: .init("^[\\w+=,.@:/-]+$") { isName($0, besides: "_+=,.@:/-") })

  static let policyName = StringConstraint(
    minimum: 1, maximum: 128, pattern: .init("[\\w]+") { isName($0, besides: "_") })

  static let policy = StringConstraint(
    minimum: 1, maximum: 131_072,
    pattern: .init("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+") { text in
      text.unicodeScalars.allSatisfy { (0x20...0xFF).contains($0.value) || [0x09, 0x0A, 0x0D].contains($0.value) }
    })

  static let algorithm = StringConstraint.oneOf([symmetric, "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"])

  static func isName(_ text: String, besides signs: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: signs.utf8.contains(byte)
        }
      }
  }
}

extension Fields {
  /// Bytes that may be absent, sent as base64. KMS shows no secret in its messages, so broken lengths are answered at once.
  func blob(_ name: String, count: ClosedRange<Int>) throws(ServiceError) -> [UInt8]? {
    guard let text = try string(name) else { return nil }
    guard let bytes = Base64.decode(text) else {
      throw ServiceError("SerializationException", "Invalid Base64 in \(name)", origin: .frontEnd)
    }
    let member = name.prefix(1).lowercased() + name.dropFirst()
    if bytes.count < count.lowerBound {
      throw .violation(member, "Member must have length greater than or equal to \(count.lowerBound)")
    }
    if bytes.count > count.upperBound {
      throw .violation(member, "Member must have length less than or equal to \(count.upperBound)")
    }
    return bytes
  }

  /// Bytes that must be there. Answers none after recording the violation.
  func requiredBlob(_ name: String, count: ClosedRange<Int>) throws(ServiceError) -> [UInt8] {
    if let bytes = try blob(name, count: count) { return bytes }
    violate(name, "null", "Member must not be null")
    return []
  }

  /// The algorithm of an encryption. Keys here are symmetric, which leaves one.
  func algorithm(_ name: String) throws(ServiceError) {
    guard let algorithm = try string(name, KMSShapes.algorithm), algorithm != KMSShapes.symmetric else { return }
    throw ServiceError(
      "InvalidKeyUsageException", "Algorithm \(algorithm) is incompatible with key spec SYMMETRIC_DEFAULT.",
      origin: .frontEnd)
  }
}

extension FieldWriter {
  /// Bytes as base64.
  mutating func field(_ name: String, blob bytes: [UInt8]) { field(name, Base64.encode(bytes)) }
}
