/// A query with its WITH clause, order and bounds.
public struct Query: Sendable, Hashable {
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
  /// `WITH …`
  public var with: With?
  /// What yields the rows.
  public var body: QueryBody
  /// `ORDER BY`
  public var orderBy: [SortItem] = []
  /// `OFFSET n`: a whole number or a parameter.
  public var offset: Expression?
  /// `LIMIT` or `FETCH FIRST`
  public var limit: Limit?

  /// A query of a body alone.
  public init(_ body: QueryBody, at position: SQLPosition = .start) {
    self.body = body
    self.position = position
  }

  /// How many rows a query yields.
  public enum Limit: Sendable, Hashable {
    /// `LIMIT n`: a whole number or a parameter.
    case count(Expression)
    /// `LIMIT ALL`
    case all
    /// `FETCH FIRST n ROWS ONLY | WITH TIES`; without a number one row.
    case fetchFirst(Expression?, withTies: Bool)
  }
}

/// `WITH [RECURSIVE] …`
public struct With: Sendable, Hashable {
  /// Whether the queries may name themselves.
  public var isRecursive: Bool
  /// The queries in order; each sees those before it.
  public var queries: [NamedQuery]
  /// Where it begins.
  @SourceLocation public var position: SQLPosition

  /// `name (columns) AS (query)`
  public struct NamedQuery: Sendable, Hashable {
    /// The name.
    public var name: Identifier
    /// The names of its columns; empty if not given.
    public var columns: [Identifier]
    /// The query.
    public var query: Query
    /// Where it begins.
    @SourceLocation public var position: SQLPosition
  }
}

/// What yields a query's rows.
public struct QueryBody: Sendable, Hashable {
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
  /// What it is.
  public var kind: Kind

  /// A body.
  public init(_ kind: Kind, at position: SQLPosition = .start) {
    self.kind = kind
    self.position = position
  }

  /// The kinds of body.
  public indirect enum Kind: Sendable, Hashable {
    /// `SELECT …`
    case select(Select)
    /// `… UNION …`
    case setOperation(SetOperation)
    /// `VALUES …`: each row is an expression, usually `.row`.
    case values([Expression])
    /// `TABLE name`
    case table(QualifiedName)
    /// A query in brackets.
    case subquery(Query)
  }
}

/// Several bodies, combined from left to right.
public struct SetOperation: Sendable, Hashable {
  /// How rows are combined.
  public var kind: Kind
  /// Whether equal rows count once: `DISTINCT`, the default.
  public var isDistinct: Bool
  /// The operands in order, at least two; chains of the same operation are flat.
  public var terms: [QueryBody]

  /// The kinds of set operation.
  public enum Kind: String, Sendable {
    /// The rows of all.
    case union = "UNION"
    /// The rows that are in all.
    case intersect = "INTERSECT"
    /// The rows of the first that are in no other.
    case except = "EXCEPT"
  }
}
