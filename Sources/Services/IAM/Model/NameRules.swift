import AWSWire

/// What names and paths may be made of, refused in IAM's own sentences rather than the model's.
enum NameRules {
  /// Names of users, roles and policies.
  /// - Parameter member: the member as IAM spells it in messages, such as `userName`.
  static func check(_ name: String, _ member: String) throws(ServiceError) {
    guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else {
      throw .invalid(
        "The specified value for \(member) is invalid. "
          + "It must contain only alphanumeric characters and/or the following: +=,.@_-")
    }
  }

  /// Paths of users and roles: `/` or `/division/team/`.
  static func check(path: String, _ member: String = "path") throws(ServiceError) {
    let inner = path.dropFirst().dropLast()
    let isValid =
      path.hasPrefix("/") && path.hasSuffix("/") && path.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && !inner.hasPrefix("/") && !inner.hasSuffix("/") && !path.containsEmptyPart
    guard isValid else {
      throw .invalid(
        "The specified value for \(member) is invalid. It must begin and end with / and contain only alphanumeric "
          + "characters and/or / characters.")
    }
  }

  /// The beginning of paths in listings.
  static func check(pathPrefix: String?) throws(ServiceError) {
    guard let pathPrefix else { return }
    guard pathPrefix.hasPrefix("/"), pathPrefix.utf8.allSatisfy({ (0x21...0x7F).contains($0) }) else {
      throw .invalid(
        "The specified value for pathPrefix is invalid. It must begin with / and contain only alphanumeric characters "
          + "and/or / characters.")
    }
  }

  /// ARNs of managed policies.
  static func check(policyARN text: String) throws(ServiceError) {
    guard let arn = ARN(text), arn.service == "iam", arn.resource.hasPrefix("policy/") else {
      throw .invalidInput("ARN \(text) is not valid.")
    }
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { isWord(byte) || "+=,.@-".utf8.contains(byte) }
}

extension String {
  /// Whether two slashes follow each other.
  fileprivate var containsEmptyPart: Bool {
    zip(utf8, utf8.dropFirst()).contains { $0 == UInt8(ascii: "/") && $1 == UInt8(ascii: "/") }
  }
}
