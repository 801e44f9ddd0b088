import Digests

/// A secret narrowed to one day, region and service, ready to sign with.
public struct SigningKey: Sendable {
  /// What the key is narrowed to.
  public let scope: CredentialScope
  private let code: HMAC

  /// Derives the key; four rounds of HMAC.
  public init(secretAccessKey: String, scope: CredentialScope) {
    let day = HMAC.sha256(key: Array("AWS4\(secretAccessKey)".utf8), scope.date)
    let region = HMAC.sha256(key: day, scope.region)
    let service = HMAC.sha256(key: region, scope.service)
    code = HMAC(key: HMAC.sha256(key: service, CredentialScope.terminator))
    self.scope = scope
  }

  /// The signature of a string to sign: 64 lower-case hexadecimal digits.
  func signature(of stringToSign: [UInt8]) -> String {
    Hex.encode(code.authenticate(stringToSign))
  }
}

/// The strings that signatures are made of: algorithm, time and scope, then what the kind of signature adds, line by line.
enum StringToSign {
  static let requestAlgorithm = "AWS4-HMAC-SHA256"
  static let chunkAlgorithm = "AWS4-HMAC-SHA256-PAYLOAD"
  static let trailerAlgorithm = "AWS4-HMAC-SHA256-TRAILER"
  /// The hash of no bytes at all.
  static let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  static func bytes(algorithm: String, date: String, scope: CredentialScope, _ lines: String...) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(384)
    bytes.append(contentsOf: algorithm.utf8)
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: date.utf8)
    bytes.append(UInt8(ascii: "\n"))
    for part in [scope.date, scope.region, scope.service] {
      bytes.append(contentsOf: part.utf8)
      bytes.append(UInt8(ascii: "/"))
    }
    bytes.append(contentsOf: CredentialScope.terminator.utf8)
    for line in lines {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: line.utf8)
    }
    return bytes
  }
}
