public import IAMPolicy

/// An error as a customer pasted it, read: who was refused what on what by which layer, as far as it says.
public struct PastedError: Sendable {
  /// The text as pasted.
  public let text: String
  /// The error's code, such as `AccessDeniedException`; nil if none is in the text.
  public private(set) var code: String?
  /// The operation that was called, such as `GetTables`; nil if none is named.
  public private(set) var operation: String?
  /// The action that was refused; nil if it can only be guessed.
  public private(set) var action: String?
  /// What it was refused on: an ARN, or a name that the text gives.
  public private(set) var resource: String?
  /// The ARN of whoever was refused.
  public private(set) var principal: String?
  /// The layer that refused, where the sentence tells it.
  public private(set) var layer: PolicyLayer?
  /// Whether a statement denied it or nothing allowed it.
  public private(set) var effect: Decision.Effect?
  /// The policy that denied it, where the sentence names it.
  public private(set) var policy: String?
  /// The service through which the denial came, such as `athena`, where the wrapping tells it.
  public private(set) var via: String?

  /// Reads a text.
  public init(_ text: String) {
    self.text = text
    readWrapping()
    readSentence()
    readAthenaSentence()
  }

  /// The service of the action or of the sentence.
  public var service: String? { action.flatMap { $0.split(separator: ":").first.map(String.init) } }

  /// What it may come from, the likeliest first.
  public var causes: [ErrorCause] { ErrorCause.ranked(for: self) }

  /// The role's or user's name of the principal.
  public var principalName: String? {
    guard let last = principal?.split(separator: ":").last else { return nil }
    let parts = last.split(separator: "/").map(String.init)
    return parts.first == "assumed-role" ? parts.dropFirst().first : parts.last
  }

  // MARK: Reading

  private mutating func readWrapping() {
    if let match = text.firstMatch(of: /An error occurred \(([\w.]+)\) when calling the (\w+) operation/) {
      (code, operation) = (String(match.1), String(match.2))
    }
    if let match = text.firstMatch(of: /Error Code: (\w+)/) { code = code ?? String(match.1) }
    if let match = text.firstMatch(of: /botocore\.(?:errorfactory|exceptions)\.(\w+)/) { code = code ?? String(match.1) }
    if text.contains("Service: AmazonDataCatalog") || text.contains("MetaException(message:") { via = "athena" }
  }

  /// `User: … is not authorized to perform: … on resource: … because no … / with an explicit deny in …`
  private mutating func readSentence() {
    let pattern =
      /User:? (\S+) is not authorized to perform:? ([\w-]+:\w+)(?: on resource:? "?((?:role |user |policy )?[^\s"]+)"?)?([^\n]*)/
    guard let match = text.firstMatch(of: pattern) else { return }
    (principal, action) = (String(match.1), String(match.2))
    resource = match.3.map(String.init) ?? "*"
    readReason(String(match.4))
  }

  private mutating func readReason(_ reason: String) {
    if let match = reason.firstMatch(of: /because no (.+?) allows the/) {
      (effect, layer) = (.implicitDeny, PastedError.layer(String(match.1)))
    } else if let match = reason.firstMatch(
      of: /with an explicit deny in (?:an? |the )?(.+?)(?:: (arn:\S+?))?(?:[.\s]*$|\s\(|\. )/)
    {
      (effect, layer) = (.explicitDeny, PastedError.layer(String(match.1)))
      policy = match.2.map(String.init)
    } else if service == "sts" {
      layer = .trust
    }
  }

  private static func layer(_ words: String) -> PolicyLayer? {
    let names: [(String, PolicyLayer)] = [
      ("identity-based", .identity), ("permissions boundary", .boundary), ("session policy", .session),
      ("resource-based", .resource),
      ("service control", .serviceControl), ("resource control", .resourceControl), ("VPC endpoint", .endpoint),
      ("trust", .trust),
    ]
    return names.first { words.contains($0.0) }?.1
  }

  /// Athena says neither resource nor reason.
  private mutating func readAthenaSentence() {
    guard action == nil, let match = text.firstMatch(of: /not authorized to perform: (athena:\w+) on the resource/) else {
      return
    }
    action = String(match.1)
    code = code ?? "AccessDeniedException"
  }
}
