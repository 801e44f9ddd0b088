import AWSWire
import Documents

/// The shapes of Lambda's model that several operations share.
enum LambdaShapes {
  static let functionName = StringConstraint(
    minimum: 1, maximum: 256,
    pattern: .init(
      "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?"
        + "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"
    ) { text in
      isWord(text, besides: "-_.:$") && !text.hasSuffix(":") && !text.hasPrefix(":")
        && (text.hasPrefix("arn:") ? (7...8).contains(count(text)) : count(text) <= 4)
    })

  static let qualifier = StringConstraint(
    minimum: 1, maximum: 128,
    pattern: .init("\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+") { isWord($0, besides: "-_$.") })

  static let alias = StringConstraint(
    minimum: 1, maximum: 128,
    pattern: .init("(?!^[0-9]+$)([a-zA-Z0-9-_]+)") { isWord($0, besides: "-_") && !$0.utf8.allSatisfy(isDigit) })

  static let version = StringConstraint(
    minimum: 1, maximum: 1024,
    pattern: .init("(\\$LATEST(\\.PUBLISHED)?|[0-9]+)") { $0 == "$LATEST" || $0.utf8.allSatisfy(isDigit) })

  static let statementID = StringConstraint(
    minimum: 1, maximum: 100, pattern: .init("([a-zA-Z0-9-_]+)") { isWord($0, besides: "-_") })

  static let action = StringConstraint(
    pattern: .init("(lambda:[*]|lambda:[a-zA-Z]+|[*])") { text in
      text == "*" || text.hasPrefix("lambda:") && isWord(String(text.dropFirst(7)), besides: "*")
    })

  static let role = StringConstraint(
    pattern: .init("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+") { text in
      guard let arn = ARN(text) else { return false }
      return arn.service == "iam" && arn.account.utf8.count == 12 && arn.resource.hasPrefix("role")
    })

  static let runtimes = [
    "nodejs16.x", "nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x", "java8", "java8.al2", "java11", "java17",
    "java21", "java25", "python3.8", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13",
    "python3.14", "dotnet6", "dotnet8", "go1.x", "ruby3.2", "ruby3.3", "ruby3.4", "provided", "provided.al2",
    "provided.al2023",
  ]

  /// What a function is set up with, as it is answered.
  static let settings: [Shape.Member] = [
    .optional("Runtime", .string(.oneOf(runtimes))),
    .optional("Role", .string(role)),
    .optional("Handler", .string(.length(0...128))),
    .optional("Description", .string(.length(0...256))),
    .optional("Timeout", .integer(1...900)),
    .optional("MemorySize", .integer(128...10_240)),
    .optional(
      "VpcConfig",
      .structure([
        .optional("SubnetIds", .list(.text, count: 0...16)), .optional("SecurityGroupIds", .list(.text, count: 0...5)),
      ])),
    .optional("Environment", .structure([.optional("Variables", .map(key: .any, value: .any))])),
    .optional("KMSKeyArn", .text),
    .optional("TracingConfig", .structure([.optional("Mode", .string(.oneOf(["Active", "PassThrough"])))])),
    .optional("EphemeralStorage", .structure([.required("Size", .integer(512...10_240))])),
    .optional(
      "LoggingConfig",
      .structure([
        .optional("LogFormat", .string(.oneOf(["JSON", "Text"]))), .optional("ApplicationLogLevel", .text),
        .optional("SystemLogLevel", .text), .optional("LogGroup", .string(.length(1...512))),
      ])),
  ]

  /// What functions can have on AWS and not here.
  static let unserved = [
    "Layers", "FileSystemConfigs", "ImageConfig", "CodeSigningConfigArn", "CapacityProviderConfig", "TenancyConfig",
    "DeadLetterConfig", "PublishTo",
  ]

  private static func count(_ text: String) -> Int { text.split(separator: ":", omittingEmptySubsequences: false).count }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isWord(_ text: String, besides signs: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: isDigit(byte) || signs.utf8.contains(byte)
        }
      }
  }
}

extension Fields {
  /// The settings a request gives a function.
  /// - Throws: `NotImplemented` for those that are not served.
  func settings() throws(ServiceError) -> JSON {
    for name in LambdaShapes.unserved {
      guard let value = json(name), value.elements?.isEmpty != true, value.string != "" else { continue }
      throw .unserved(name)
    }
    if let snapshots = try structure("SnapStart")?.string("ApplyOn"), snapshots != "None" { throw .unserved("SnapStart") }
    return try document(LambdaShapes.settings)
  }

  /// A whole number that stands in the query, and so is text.
  func queryInteger(_ name: String, in range: ClosedRange<Int>) throws(ServiceError) -> Int? {
    guard let text = try string(name) else { return nil }
    guard let number = Int(text) else {
      throw ServiceError("SerializationException", "\(name) is no number", origin: .frontEnd)
    }
    if !range.contains(number) {
      let bound =
        number < range.lowerBound ? "greater than or equal to \(range.lowerBound)" : "less than or equal to \(range.upperBound)"
      violate(name, "'\(number)'", "Member must have value \(bound)")
    }
    return number
  }
}
