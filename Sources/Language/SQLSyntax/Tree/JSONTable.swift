/// `JSON_TABLE(input, path COLUMNS (…))`
public struct JSONTable: Sendable, Hashable {
  /// Input and path.
  public var path: JSONPathCall
  /// The columns.
  public var columns: [Column]
  /// `PLAN …`
  public var plan: Plan?
  /// `EMPTY ON ERROR` (false) or `ERROR ON ERROR` (true).
  public var failsOnError: Bool?

  /// A column of the table.
  public indirect enum Column: Sendable, Hashable {
    /// `name FOR ORDINALITY`
    case ordinality(Identifier)
    /// `name type PATH … ON EMPTY … ON ERROR`
    case value(Identifier, DataType, path: String?, onEmpty: JSONValueBehavior?, onError: JSONValueBehavior?)
    /// `name type FORMAT JSON PATH …`
    case query(Identifier, DataType, JSONEncoding, path: String?, JSONQueryOptions)
    /// `NESTED PATH path AS name COLUMNS (…)`
    case nested(path: String, name: Identifier?, [Column])
  }

  /// The clauses of a column that yields JSON.
  public struct JSONQueryOptions: Sendable, Hashable {
    /// `… WRAPPER`
    public var wrapper: JSONWrapper?
    /// `KEEP QUOTES` or `OMIT QUOTES`
    public var keepsQuotes: Bool?
    /// `… ON EMPTY`
    public var onEmpty: JSONQueryBehavior?
    /// `… ON ERROR`
    public var onError: JSONQueryBehavior?
  }

  /// How nested paths are joined.
  public indirect enum Plan: Sendable, Hashable {
    /// `PLAN DEFAULT (…)`
    case standard(isOuter: Bool, isUnion: Bool)
    /// A path's name.
    case leaf(Identifier)
    /// `parent OUTER|INNER child`
    case join(Identifier, isOuter: Bool, Plan)
    /// `a UNION b`
    case union([Plan])
    /// `a CROSS b`
    case cross([Plan])
  }
}
