/// A text inside a policy and where it stands.
public struct PolicyText: Sendable, Hashable {
  /// The text.
  public var text: String
  /// The byte offset of its opening quote in the document; 0 for built documents.
  public var offset: Int

  /// A text at a place.
  public init(_ text: String, offset: Int = 0) {
    (self.text, self.offset) = (text, offset)
  }
}

/// The stretch of a policy text that a statement covers; lines and columns count from 1.
public struct PolicyTextRange: Sendable, Hashable {
  /// The line of the first character.
  public var startLine: Int
  /// The column of the first character.
  public var startColumn: Int
  /// The line of the last character.
  public var endLine: Int
  /// The column of the last character.
  public var endColumn: Int

  /// A stretch from its first to its last character.
  public init(startLine: Int, startColumn: Int, endLine: Int, endColumn: Int) {
    (self.startLine, self.startColumn) = (startLine, startColumn)
    (self.endLine, self.endColumn) = (endLine, endColumn)
  }
}

/// One statement of a policy.
public struct PolicyStatement: Sendable {
  /// What a statement does to the requests it matches.
  public enum Effect: String, Sendable {
    /// Grants them, unless something denies them.
    case allow = "Allow"
    /// Refuses them, whatever else grants them.
    case deny = "Deny"
  }

  /// Patterns that a request's action or resource must match, or with `Not…` must not match.
  public struct PatternList: Sendable, Hashable {
    /// Whether the element was `NotAction` or `NotResource`.
    public var isNegated: Bool
    /// The patterns in order.
    public var patterns: [PolicyText]

    /// A list of patterns.
    public init(isNegated: Bool = false, _ patterns: [PolicyText]) {
      (self.isNegated, self.patterns) = (isNegated, patterns)
    }
  }

  /// Who a statement is about.
  public struct Principals: Sendable, Hashable {
    /// The kinds of principal a policy can name.
    public enum Kind: String, Sendable, CaseIterable {
      /// Accounts, users, roles and sessions.
      case aws = "AWS"
      /// AWS services.
      case service = "Service"
      /// Identity providers.
      case federated = "Federated"
      /// Canonical user identifiers of S3.
      case canonicalUser = "CanonicalUser"
    }

    /// One named principal.
    public struct Entry: Sendable, Hashable {
      /// What kind of principal is named.
      public var kind: Kind
      /// The name: ARN, account number, service name, identifier or `*`.
      public var value: PolicyText

      /// A named principal.
      public init(_ kind: Kind, _ value: PolicyText) {
        (self.kind, self.value) = (kind, value)
      }
    }

    /// Whether the element was `NotPrincipal`.
    public var isNegated: Bool
    /// The named principals; a bare `"*"` is the AWS principal `*`.
    public var entries: [Entry]

    /// A list of principals.
    public init(isNegated: Bool = false, _ entries: [Entry]) {
      (self.isNegated, self.entries) = (isNegated, entries)
    }
  }

  /// One key of a condition block: the operator, the key and the values it is compared with.
  public struct Condition: Sendable, Hashable {
    /// The operator as written, for example `ForAnyValue:StringLikeIfExists`.
    public var operatorName: PolicyText
    /// The condition key as written.
    public var key: PolicyText
    /// The values; numbers and booleans as their text.
    public var values: [PolicyText]

    /// One key of a condition block.
    public init(operatorName: PolicyText, key: PolicyText, values: [PolicyText]) {
      (self.operatorName, self.key, self.values) = (operatorName, key, values)
    }
  }

  /// The statement's position in the document, from 0.
  public var index: Int
  /// The statement's identifier.
  public var sid: String?
  /// What the statement does.
  public var effect: Effect
  /// Who it is about; nil if not said.
  public var principals: Principals?
  /// The actions it is about.
  public var actions: PatternList
  /// The resources it is about; nil if not said.
  public var resources: PatternList?
  /// What must hold besides.
  public var conditions: [Condition]
  /// The byte offset of the statement's opening brace; 0 for built documents.
  public var offset: Int
  /// Where the statement stands in the text; nil for built documents.
  public var range: PolicyTextRange?

  /// A statement from its parts.
  public init(
    index: Int = 0, sid: String? = nil, effect: Effect, principals: Principals? = nil, actions: PatternList,
    resources: PatternList? = nil, conditions: [Condition] = [], offset: Int = 0, range: PolicyTextRange? = nil
  ) {
    (self.index, self.sid, self.effect, self.principals, self.offset) = (index, sid, effect, principals, offset)
    (self.actions, self.resources, self.conditions, self.range) = (actions, resources, conditions, range)
  }
}
