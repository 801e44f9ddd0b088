public import Basics
public import Documents
public import IAMPolicy

/// What is remembered of one call: who asked for what, what was decided and what was answered.
public struct JournalRecord: Sendable {
  /// What one permission check came to.
  public struct Check: Sendable {
    /// The question that was put to the policies.
    public var request: AuthorizationRequest
    /// The policies it was put to, kept so that the full trace can be made later.
    public var policies: PolicySet
    /// The verdict.
    public var decision: Decision

    /// A check.
    public init(request: AuthorizationRequest, policies: PolicySet, decision: Decision) {
      (self.request, self.policies, self.decision) = (request, policies, decision)
    }
  }

  /// The number in `r-42`.
  public var number: Int
  /// The call on whose behalf a service made this one; nil for requests from outside.
  public var parent: Int?
  /// When it came, on the injected clock.
  public var time: Timestamp
  /// How long it took, in microseconds.
  public var microseconds: Int
  /// The service's name; empty if the request could not be told.
  public var service: String
  /// The operation's name; empty if the request could not be told.
  public var operation: String
  /// The ARN of the caller.
  public var caller: String
  /// The account spoken of.
  public var account: String
  /// The region spoken of.
  public var region: String
  /// The input without bodies, cut if large.
  public var parameters: JSON
  /// The HTTP status answered.
  public var status: Int
  /// The error's code; nil for success.
  public var errorCode: String?
  /// The error's sentence; nil for success.
  public var errorMessage: String?
  /// The permission checks in order.
  public var checks: [Check]
  /// What would have been checked after the denial, so that a fix can name all of it.
  public var unreached: [Permission]
  /// The scripted fault that decided the answer; nil without one.
  public var fault: String?

  /// A record of a call that has just come.
  public init(number: Int, parent: Int? = nil, time: Timestamp) {
    (self.number, self.parent, self.time) = (number, parent, time)
    (microseconds, status) = (0, 0)
    (service, operation, caller, account, region) = ("", "", "", "", "")
    parameters = .object([:])
    checks = []
    unreached = []
  }

  /// `glue:GetTables`.
  public var action: String { "\(service):\(operation)" }

  /// Whether policies refused the call, or would have in audit mode, or Lake Formation did.
  public var isDenied: Bool { isDeniedByLakeFormation || checks.contains { $0.decision.effect != .allowed } }

  /// Whether Lake Formation refused what policies allow.
  public var isDeniedByLakeFormation: Bool {
    errorCode == "AccessDeniedException" && errorMessage?.hasPrefix("Insufficient Lake Formation permission(s)") == true
      && checks.allSatisfy { $0.decision.isAllowed }
  }
}
