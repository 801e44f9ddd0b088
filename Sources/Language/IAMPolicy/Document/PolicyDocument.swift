/// A policy as it was written: version, identifier and statements, each with its place in the text.
public struct PolicyDocument: Sendable {
  /// The versions of the policy language.
  public enum Version: String, Sendable {
    /// The first language, also meant when the element is absent: `${...}` is ordinary text in it.
    case v2008 = "2008-10-17"
    /// The present language, with policy variables.
    case v2012 = "2012-10-17"
  }

  /// What the document is used as.
  public var kind: PolicyKind
  /// The version of the policy language.
  public var version: Version
  /// The `Id` element; identity policies have none.
  public var id: String?
  /// The statements in order.
  public var statements: [PolicyStatement]

  /// A document from its parts; parts are not validated.
  public init(kind: PolicyKind, version: Version, id: String? = nil, statements: [PolicyStatement]) {
    (self.kind, self.version, self.id, self.statements) = (kind, version, id, statements)
  }
}
