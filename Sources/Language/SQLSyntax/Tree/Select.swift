/// `SELECT …` without order and bounds.
public struct Select: Sendable, Hashable {
  /// Whether DISTINCT is written.
  public var isDistinct: Bool
  /// The outputs.
  public var items: [SelectItem]
  /// `FROM`: several relations with commas are implicit joins from left to right; nil without FROM.
  public var from: Relation?
  /// `WHERE`
  public var condition: Expression?
  /// `GROUP BY`
  public var groupBy: GroupBy?
  /// `HAVING`
  public var having: Expression?
  /// `WINDOW name AS (…)`
  public var windows: [WindowDefinition] = []
  /// Where SELECT stands.
  @SourceLocation public var position: SQLPosition
}

/// One output of a SELECT.
public struct SelectItem: Sendable, Hashable {
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
  /// What it is.
  public var kind: Kind

  /// The kinds of output.
  public enum Kind: Sendable, Hashable {
    /// A value, perhaps with a name.
    case value(Expression, alias: Identifier?)
    /// `*`
    case all
    /// `target.* [AS (names)]`: all columns of a relation, or all fields of a row.
    case allOf(Expression, columns: [Identifier])
  }
}

/// `GROUP BY [ALL|DISTINCT] …`
public struct GroupBy: Sendable, Hashable {
  /// Whether equal grouping sets count once.
  public var isDistinct: Bool
  /// The elements, which are multiplied with each other.
  public var elements: [Element]
  /// Where it begins.
  @SourceLocation public var position: SQLPosition

  /// One element of a GROUP BY.
  public enum Element: Sendable, Hashable {
    /// `a` or `(a, b)`: one grouping set; whole numbers mean outputs.
    case simple([Expression])
    /// `GROUPING SETS (…)`
    case groupingSets([[Expression]])
    /// `CUBE (…)`
    case cube([[Expression]])
    /// `ROLLUP (…)`
    case rollup([[Expression]])
  }
}

/// `name AS (specification)` of the WINDOW clause.
public struct WindowDefinition: Sendable, Hashable {
  /// The name.
  public var name: Identifier
  /// The window.
  public var specification: WindowSpecification
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
}
