import AWSWire

/// The shapes of IAM's model that several operations share. What names may be made of is checked by `NameRules`.
enum IAMShapes {
  static let newUserName = StringConstraint.length(1...64)
  static let policyName = StringConstraint.length(1...128)
  static let path = StringConstraint.length(1...512)
  static let policyDocument = StringConstraint.length(1...131_072)
  static let simulatedPolicy = policyDocument
  static let policyDescription = StringConstraint.length(0...1000)
  static let arn = StringConstraint.length(20...2048)
  static let accessKeyID = StringConstraint(
    minimum: 16, maximum: 128, pattern: .init("[\\w]+") { $0.utf8.allSatisfy(NameRules.isWord) })
  static let accessKeyStatus = StringConstraint.oneOf(["Active", "Inactive"])
  static let sessionLimit = 3600...43_200

  static let description = StringConstraint(
    maximum: 1000,
    pattern: .init("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*") { text in
      text.unicodeScalars.allSatisfy { scalar in
        [0x09, 0x0A, 0x0D].contains(scalar.value) || (0x20...0x7E).contains(scalar.value)
          || (0xA1...0xFF).contains(scalar.value)
      }
    })

  static let tagKey = StringConstraint(minimum: 1, maximum: 128, pattern: tagPattern("+"))
  static let tagValue = StringConstraint(minimum: 0, maximum: 256, pattern: tagPattern("*"))

  static let versionID = StringConstraint(
    pattern: .init("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?") { VersionID($0) != nil })

  private static func tagPattern(_ quantifier: String) -> StringConstraint.Pattern {
    .init("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]\(quantifier)") { $0.unicodeScalars.allSatisfy(isTagCharacter) }
  }

  private static func isTagCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spaceSeparator,
      .lineSeparator, .paragraphSeparator, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: "_.:/=+-@".unicodeScalars.contains(scalar)
    }
  }
}
