/// What a FROM clause names.
public struct Relation: Sendable, Hashable {
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
  /// What it is.
  public var kind: Kind

  /// A relation.
  public init(_ kind: Kind, at position: SQLPosition = .start) {
    self.kind = kind
    self.position = position
  }

  /// The kinds of relation.
  public indirect enum Kind: Sendable, Hashable {
    /// A table or view, perhaps at an earlier time.
    case table(QualifiedName, TimeTravel?)
    /// `relation AS name (columns)`; the columns are empty if not given.
    case aliased(Relation, Identifier, columns: [Identifier])
    /// Two relations joined.
    case join(Join)
    /// `relation TABLESAMPLE method (percentage)`
    case sampled(Relation, SampleMethod, percentage: Expression)
    /// A query in brackets.
    case subquery(Query)
    /// `LATERAL (query)`
    case lateral(Query)
    /// `UNNEST(…) [WITH ORDINALITY]`
    case unnest([Expression], withOrdinality: Bool)
    /// `TABLE(function(…))`
    case tableFunction(TableFunctionCall)
    /// `JSON_TABLE(…)`
    case jsonTable(JSONTable)
    /// `relation MATCH_RECOGNIZE (…)`
    case patternRecognition(PatternRecognition)
  }

  /// How TABLESAMPLE chooses.
  public enum SampleMethod: String, Sendable {
    /// Each row by chance.
    case bernoulli = "BERNOULLI"
    /// Each segment of data by chance.
    case system = "SYSTEM"
  }
}

/// `FOR TIMESTAMP|VERSION AS OF …`
public struct TimeTravel: Sendable, Hashable {
  /// Whether a version rather than a time is given.
  public var isVersion: Bool
  /// The version or time.
  public var value: Expression
  /// Where `FOR` stands.
  @SourceLocation public var position: SQLPosition
}

/// Two relations joined.
public struct Join: Sendable, Hashable {
  /// Which rows are kept.
  public var kind: Kind
  /// The left side.
  public var left: Relation
  /// The right side.
  public var right: Relation
  /// Which rows match; nil for cross and implicit joins.
  public var criteria: Criteria?

  /// The kinds of join.
  public enum Kind: String, Sendable {
    /// `CROSS JOIN`
    case cross = "CROSS"
    /// A comma in FROM.
    case implicit = ","
    /// `[INNER] JOIN`
    case inner = "INNER"
    /// `LEFT [OUTER] JOIN`
    case left = "LEFT"
    /// `RIGHT [OUTER] JOIN`
    case right = "RIGHT"
    /// `FULL [OUTER] JOIN`
    case full = "FULL"
  }

  /// Which rows of the two sides match.
  public enum Criteria: Sendable, Hashable {
    /// `ON condition`
    case on(Expression)
    /// `USING (columns)`
    case using([Identifier])
    /// `NATURAL`
    case natural
  }
}

/// `name(arguments)` inside `TABLE(…)`.
public struct TableFunctionCall: Sendable, Hashable {
  /// The function.
  public var name: QualifiedName
  /// The arguments in order.
  public var arguments: [Argument]
  /// `COPARTITION (a, b), …`
  public var copartition: [[QualifiedName]] = []
  /// Where it begins.
  @SourceLocation public var position: SQLPosition

  /// An argument, perhaps with its name.
  public struct Argument: Sendable, Hashable {
    /// The name before `=>`.
    public var name: Identifier?
    /// The value.
    public var value: Value
    /// Where it begins.
    @SourceLocation public var position: SQLPosition
  }

  /// What an argument can be.
  public enum Value: Sendable, Hashable {
    /// A value.
    case expression(Expression)
    /// `TABLE(name)` or `TABLE(query)` with partitioning and order.
    case table(Relation, partitionBy: [Expression]?, orderBy: [SortItem], prunesWhenEmpty: Bool?)
    /// `DESCRIPTOR(a, b type)`; nil for `CAST(NULL AS DESCRIPTOR)`.
    case descriptor([DescriptorField]?)
  }

  /// A field of a descriptor.
  public struct DescriptorField: Sendable, Hashable {
    /// The name.
    public var name: Identifier
    /// The type, if given.
    public var type: DataType?
  }
}
