import AWSWire

/// The constraints of Lake Formation's model that several operations share.
enum LakeShapes {
  /// `NameString`: one line, 1 to 255 characters.
  static let name = StringConstraint(minimum: 1, maximum: 255, pattern: singleLine)

  /// `CatalogIdString`.
  static let catalogID = StringConstraint(minimum: 1, maximum: 255, pattern: singleLine)

  /// `DataLakePrincipalString`.
  static let principal = StringConstraint.length(1...255)

  /// `LFTagKey`.
  static let tagKey = StringConstraint(
    minimum: 1, maximum: 128, pattern: tagPattern("^([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*)$", "_.:/=+-@%"))

  /// `LFTagValue`.
  static let tagValue = StringConstraint(
    minimum: 0, maximum: 256, pattern: tagPattern("^([\\p{L}\\p{Z}\\p{N}_.:\\*\\/=+\\-@%]*)$", "_.:*/=+-@%"))

  /// `IAMRoleArn`.
  static let role = StringConstraint(
    pattern: .init("arn:aws:iam::[0-9]*:role/.*") { text in
      guard let arn = ARN(text) else { return false }
      return arn.partition == "aws" && arn.service == "iam" && arn.region.isEmpty
        && arn.account.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        && arn.resource.hasPrefix("role/")
    })

  private static let singleLine = StringConstraint.Pattern(
    "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*"
  ) { text in
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF || $0 == "\t" }
  }

  private static func tagPattern(_ text: String, _ signs: String) -> StringConstraint.Pattern {
    StringConstraint.Pattern(text) { value in
      value.unicodeScalars.allSatisfy { signs.unicodeScalars.contains($0) || isLetterSpaceOrNumber($0) }
    }
  }

  private static func isLetterSpaceOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spaceSeparator,
      .lineSeparator, .paragraphSeparator, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  // MARK: Settings

  private static let principals = Shape.list(
    .structure([.optional("DataLakePrincipalIdentifier", .string(principal))]), count: 0...30)

  private static let principalPermissions = Shape.list(
    .structure([
      .optional("Principal", .structure([.optional("DataLakePrincipalIdentifier", .string(principal))])),
      .optional("Permissions", .list(.string(.oneOf(LakePermission.names)))),
    ]))

  /// `DataLakeSettings`.
  static let settings: [Shape.Member] = [
    .optional("DataLakeAdmins", principals),
    .optional("ReadOnlyAdmins", principals),
    .optional("CreateDatabaseDefaultPermissions", principalPermissions),
    .optional("CreateTableDefaultPermissions", principalPermissions),
    .optional("Parameters", .map(key: name, value: StringConstraint(maximum: 512_000))),
    .optional("TrustedResourceOwners", .list(.string(catalogID))),
    .optional("AllowExternalDataFiltering", .bool),
    .optional("AllowFullTableExternalDataAccess", .bool),
    .optional("ExternalDataFilteringAllowList", principals),
    .optional("AuthorizedSessionTagValueList", .list(.string(name))),
  ]
}

extension Fields {
  /// A list of texts that must be there.
  func requiredStrings(
    _ name: String, _ constraint: StringConstraint = .any, count: ClosedRange<Int>? = nil
  ) throws(ServiceError) -> [String] {
    if let texts = try strings(name, constraint, count: count) { return texts }
    violate(name, "null", "Member must not be null")
    return []
  }

  /// A list of structures that must be there.
  func requiredList<Element>(
    _ name: String, count: ClosedRange<Int>? = nil, _ read: (Fields) throws(ServiceError) -> Element
  ) throws(ServiceError) -> [Element] {
    if let elements = try list(name, count: count, read) { return elements }
    violate(name, "null", "Member must not be null")
    return []
  }
}
