/// The sentences in which IAM refuses a document; it words identity policies and policies with principals differently.
struct PolicyWording: Sendable {
  /// What the document is used as.
  let kind: PolicyKind

  private var isIdentity: Bool { kind.belongsToIdentity }

  /// The text is no JSON.
  var invalidJSON: String { isIdentity ? syntax : "This policy contains invalid Json" }
  /// The structure is none of a policy.
  var syntax: String { isIdentity ? "Syntax errors in policy." : "Syntax error in policy." }
  /// The version is none that exists.
  var version: String { isIdentity ? syntax : "The policy must contain a valid version string" }
  /// There is no statement.
  var emptyStatement: String { isIdentity ? syntax : "Could not parse the policy: Statement is empty!" }
  /// The effect is missing.
  var missingEffect: String { isIdentity ? syntax : "Missing required field Effect" }
  /// Two statements have one identifier.
  var repeatedSid: String {
    isIdentity
      ? "Statement IDs (SID) in a single policy must be unique." : "The Statement Ids in the policy are not unique"
  }
  /// The actions are missing.
  var missingActions: String {
    isIdentity ? "Policy statement must contain actions." : "Missing required field Action"
  }
  /// The resources are missing.
  var missingResources: String {
    isIdentity ? "Policy statement must contain resources." : "Missing required field Resource"
  }

  /// The effect is neither Allow nor Deny.
  func effect(_ text: String) -> String { isIdentity ? syntax : "Invalid effect: \(text)" }

  /// A statement or document has a member that no policy has.
  func unknownField(_ name: String) -> String { isIdentity ? syntax : "Unknown field \(name)" }

  /// A condition operator does not exist.
  func conditionOperator(_ name: String) -> String { isIdentity ? syntax : "Invalid Condition type : \(name)" }

  /// A principal is of an unknown kind.
  func principalKind(_ name: String) -> String { "Invalid principal in policy: \"\(name)\"" }

  /// A principal does not exist or is no principal.
  func principal(_ kind: PolicyStatement.Principals.Kind, _ value: String) -> String {
    "Invalid principal in policy: \"\(kind == .service ? "SERVICE" : kind.rawValue)\":\"\(value)\""
  }
}
