import AWSWire
import ServiceCore

/// What both simulations are asked.
struct SimulationInput: Sendable {
  let policies: [String]
  let boundaries: [String]?
  let actions: [String]
  /// Empty for actions without a resource.
  let resources: [String]
  let resourcePolicy: String?
  let resourceOwner: String?
  let caller: String?
  let context: [String: [String]]
  let page: PageRequest

  init(_ fields: Fields) throws(ServiceError) {
    policies = try fields.strings("PolicyInputList", IAMShapes.simulatedPolicy) ?? []
    boundaries = try fields.strings("PermissionsBoundaryPolicyInputList", IAMShapes.simulatedPolicy)
    actions = try fields.strings("ActionNames", .length(3...128)) ?? []
    if fields.json("ActionNames") == nil { fields.violate("ActionNames", "null", "Member must not be null") }
    resources = try fields.strings("ResourceArns", .length(1...2048)) ?? []
    resourcePolicy = try fields.string("ResourcePolicy", IAMShapes.simulatedPolicy)
    resourceOwner = try fields.string("ResourceOwner", .length(1...2048))
    caller = try fields.string("CallerArn", .length(1...2048))
    // EC2 alone has several ways of handling resources; its scenarios change nothing for other services.
    _ = try fields.string("ResourceHandlingOption", .length(1...64))
    context = try SimulationInput.context(fields)
    page = try PageRequest(fields)
  }

  private static func context(_ fields: Fields) throws(ServiceError) -> [String: [String]] {
    let entries = try fields.list("ContextEntries") { item throws(ServiceError) in
      let name = try item.string("ContextKeyName", .length(5...256))
      _ = try item.string("ContextKeyType", .oneOf(contextKeyTypes))
      return (name ?? "", try item.strings("ContextKeyValues") ?? [])
    }
    return Dictionary(entries ?? []) { $1 }
  }

  private static let contextKeyTypes = [
    "string", "stringList", "numeric", "numericList", "boolean", "booleanList", "ip", "ipList", "binary", "binaryList",
    "date", "dateList",
  ]

  /// - Throws: `InvalidInput` for what IAM refuses before it simulates anything.
  func check() throws(ServiceError) {
    guard boundaries?.count ?? 0 <= 1 else {
      throw .invalidInput("The list of Permissions Boundary policies cannot exceed 1 items.")
    }
    let invalid = resources.filter { $0 != "*" && ARN($0) == nil }
    guard invalid.isEmpty else {
      throw .invalidInput("ResourceNames are not in a valid ARN format: \(invalid.joined(separator: ", ")).")
    }
  }

  /// The account that owns resources whose ARNs name none.
  /// - Throws: `InvalidInput` unless the owner is given as the ARN of an account's root; IAM refuses bare numbers.
  func ownerAccount() throws(ServiceError) -> String? {
    guard let resourceOwner else { return nil }
    guard let arn = ARN(resourceOwner), arn.service == "iam", arn.account.isAccountNumber else {
      throw .invalidInput("'\(resourceOwner)' is not a valid as a Resource Owner.")
    }
    return arn.account
  }
}

extension String {
  fileprivate var isAccountNumber: Bool { utf8.count == 12 && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
