/// A statement named by its policy and place.
public struct StatementReference: Sendable, Hashable {
  /// The policy it belongs to.
  public var source: PolicySource
  /// Its position in the policy, from 0.
  public var index: Int
  /// Its identifier.
  public var sid: String?
  /// What it does.
  public var effect: PolicyStatement.Effect
  /// Where it stands in the policy's text; nil for built documents.
  public var range: PolicyTextRange?

  /// A statement's name.
  public init(
    source: PolicySource, index: Int, sid: String?, effect: PolicyStatement.Effect, range: PolicyTextRange? = nil
  ) {
    (self.source, self.index, self.sid) = (source, index, sid)
    (self.effect, self.range) = (effect, range)
  }
}

/// What the policies answer.
public struct Decision: Sendable, Hashable {
  /// The possible answers; raw values are those of IAM's policy simulator.
  public enum Effect: String, Sendable {
    /// Allowed.
    case allowed
    /// Refused because nothing allows it.
    case implicitDeny
    /// Refused because a statement denies it.
    case explicitDeny
  }

  /// The answer.
  public var effect: Effect
  /// The layer that decided: where the deny stands, where an allow is missing, or whose allow sufficed.
  public var layer: PolicyLayer
  /// The statement that denied or allowed; nil if none did.
  public var statement: StatementReference?
  /// Whether caller and resource belong to different accounts; S3 then tells nothing more than `Access Denied`.
  public var crossesAccounts: Bool

  /// A decision.
  public init(
    _ effect: Effect, by layer: PolicyLayer, statement: StatementReference? = nil, crossesAccounts: Bool = false
  ) {
    (self.effect, self.layer, self.statement) = (effect, layer, statement)
    self.crossesAccounts = crossesAccounts
  }

  /// Whether the request may go ahead.
  public var isAllowed: Bool { effect == .allowed }
}
