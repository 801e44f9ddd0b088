import AWSWire

/// The shapes of STS's model that several operations share.
enum STSShapes {
  static let arn = StringConstraint(
    minimum: 20, maximum: 2048,
    pattern: .init("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+") {
      !$0.isEmpty
    })

  /// Session names and source identities.
  static let sessionName = StringConstraint(
    minimum: 2, maximum: 64, pattern: .init("[\\w+=,.@-]*") { $0.utf8.allSatisfy { isWord($0) || "+=,.@-".utf8.contains($0) } })

  static let externalID = StringConstraint(
    minimum: 2, maximum: 1224,
    pattern: .init("[\\w+=,.@:\\/-]*") { $0.utf8.allSatisfy { isWord($0) || "+=,.@:/-".utf8.contains($0) } })

  static let accessKeyID = StringConstraint(
    minimum: 16, maximum: 128, pattern: .init("[\\w]*") { $0.utf8.allSatisfy(isWord) })

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
