import AWSWire

/// The shapes of Athena's model that several operations share.
enum AthenaShapes {
  static let workGroup = StringConstraint(
    pattern: .init("[a-zA-Z0-9._-]{1,128}") { name in
      (1...128).contains(name.utf8.count)
        && name.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    })

  static let catalog = StringConstraint.length(1...256)
  static let name = StringConstraint.length(1...128)
  static let token = StringConstraint.length(1...1024)
  static let queryID = StringConstraint.length(1...128)
  static let sql = StringConstraint.length(1...262_144)
  static let description = StringConstraint.length(1...1024)

  static let statementName = StringConstraint(
    minimum: 1, maximum: 256,
    pattern: .init("[a-zA-Z_][a-zA-Z0-9_@:]{1,256}") { name in
      guard name.utf8.count >= 2, let first = name.utf8.first else { return false }
      return isWord(first) && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        && name.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":") }
    })

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static let encryption = Shape.structure([
    .required("EncryptionOption", .string(.oneOf(["SSE_S3", "SSE_KMS", "CSE_KMS"]))), .optional("KmsKey", .text),
  ])

  static let resultConfiguration: [Shape.Member] = [
    .optional("OutputLocation", .text), .optional("EncryptionConfiguration", encryption),
    .optional("ExpectedBucketOwner", .string(.length(12...12))),
    .optional("AclConfiguration", .structure([.required("S3AclOption", .string(.oneOf(["BUCKET_OWNER_FULL_CONTROL"])))])),
  ]

  private static let engineVersion = Shape.structure([
    .optional("SelectedEngineVersion", .string(name)), .optional("EffectiveEngineVersion", .string(name)),
  ])

  private static let settings: [Shape.Member] = [
    .optional("EnforceWorkGroupConfiguration", .bool), .optional("PublishCloudWatchMetricsEnabled", .bool),
    .optional("BytesScannedCutoffPerQuery", .integer(10_000_000...Int.max)), .optional("RequesterPaysEnabled", .bool),
    .optional("EngineVersion", engineVersion), .optional("AdditionalConfiguration", .string(name)),
    .optional("ExecutionRole", .text), .optional("EnableMinimumEncryptionConfiguration", .bool),
    .optional("CustomerContentEncryptionConfiguration", .structure([.required("KmsKey", .text)])),
  ]

  static let workGroupConfiguration =
    [Shape.Member.optional("ResultConfiguration", .structure(resultConfiguration))] + settings

  static let workGroupUpdates =
    [
      Shape.Member.optional(
        "ResultConfigurationUpdates",
        .structure(
          resultConfiguration + [
            .optional("RemoveOutputLocation", .bool), .optional("RemoveEncryptionConfiguration", .bool),
            .optional("RemoveExpectedBucketOwner", .bool), .optional("RemoveAclConfiguration", .bool),
          ])),
      .optional("RemoveBytesScannedCutoffPerQuery", .bool),
      .optional("RemoveCustomerContentEncryptionConfiguration", .bool),
    ] + settings

  static let parameters = Shape.map(key: .length(1...255), value: .length(0...51_200))
}
