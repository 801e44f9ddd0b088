/// `INSERT INTO name (columns) query`
public struct Insert: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The columns named; empty if none are.
  public var columns: [Identifier]
  /// The rows.
  public var query: Query
}

/// `DELETE FROM name WHERE condition`
public struct Delete: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// Which rows go; nil for all.
  public var condition: Expression?
}

/// `UPDATE name SET … WHERE condition`
public struct Update: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// What is set.
  public var assignments: [Assignment]
  /// Which rows change; nil for all.
  public var condition: Expression?
}

/// `column = value`
public struct Assignment: Sendable, Hashable {
  /// The column.
  public var column: Identifier
  /// Its new value.
  public var value: Expression
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
}

/// `MERGE INTO name USING source ON condition WHEN …`
public struct Merge: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// Its name in the statement.
  public var alias: Identifier?
  /// The rows that come in.
  public var source: Relation
  /// Which rows match.
  public var condition: Expression
  /// What happens; the first case that holds for a row counts.
  public var cases: [Case]

  /// One `WHEN … THEN …`.
  public struct Case: Sendable, Hashable {
    /// Whether it is for rows that match.
    public var isMatched: Bool
    /// `AND condition`
    public var condition: Expression?
    /// What happens.
    public var action: Action
    /// Where it begins.
    @SourceLocation public var position: SQLPosition
  }

  /// What happens to a row.
  public enum Action: Sendable, Hashable {
    /// `UPDATE SET …`
    case update([Assignment])
    /// `DELETE`
    case delete
    /// `INSERT (columns) VALUES (values)`; the columns are empty if not given.
    case insert([Identifier], [Expression])
  }
}

/// `CREATE TABLE name WITH (…) AS query`
public struct CreateTableAs: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// Whether a table that exists is left alone.
  public var ifNotExists: Bool
  /// Whether a table that exists is replaced.
  public var replaces = false
  /// The columns named; empty if none are.
  public var columns: [Identifier]
  /// `COMMENT`
  public var comment: String?
  /// `WITH (…)`
  public var properties: [TableProperty]
  /// The rows.
  public var query: Query
  /// Whether the rows are written: false for `WITH NO DATA`.
  public var hasData: Bool
}

/// `UNLOAD (query) TO 'location' WITH (…)`
public struct Unload: Sendable, Hashable {
  /// The rows.
  public var query: Query
  /// Where they are written.
  public var location: String
  /// Where the location stands in the text.
  @SourceLocation public var locationPosition: SQLPosition
  /// `WITH (…)`
  public var properties: [TableProperty]
}

/// `CREATE [OR REPLACE] VIEW name AS query`
public struct CreateView: Sendable, Hashable {
  /// The view.
  public var name: QualifiedName
  /// Whether a view that exists is replaced.
  public var replaces: Bool
  /// `COMMENT`
  public var comment: String?
  /// `SECURITY INVOKER` (true) or `SECURITY DEFINER` (false).
  public var isInvokerSecurity: Bool?
  /// The query.
  public var query: Query
}

/// `EXPLAIN [ANALYZE [VERBOSE]] [(options)] statement`
public struct Explain: Sendable, Hashable {
  /// The statement.
  public var statement: Statement
  /// Whether the statement is executed.
  public var isAnalyze = false
  /// Whether more is told.
  public var isVerbose = false
  /// `FORMAT`: `TEXT`, `GRAPHVIZ` or `JSON`.
  public var format: String?
  /// `TYPE`: `LOGICAL`, `DISTRIBUTED`, `VALIDATE` or `IO`.
  public var type: String?
}

/// `EXTERNAL FUNCTION name(parameters) RETURNS type LAMBDA 'function'`
public struct ExternalFunction: Sendable, Hashable {
  /// The name in the query.
  public var name: Identifier
  /// The parameters.
  public var parameters: [Parameter]
  /// What it yields.
  public var returns: DataType
  /// The Lambda function's name or ARN.
  public var lambda: String
  /// Where it begins.
  @SourceLocation public var position: SQLPosition

  /// A parameter.
  public struct Parameter: Sendable, Hashable {
    /// The name, if given.
    public var name: Identifier?
    /// The type.
    public var type: DataType
  }
}
