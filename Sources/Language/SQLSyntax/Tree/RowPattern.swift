/// `relation MATCH_RECOGNIZE (…)`
public struct PatternRecognition: Sendable, Hashable {
  /// What is searched.
  public var input: Relation
  /// `PARTITION BY`
  public var partitionBy: [Expression] = []
  /// `ORDER BY`
  public var orderBy: [SortItem] = []
  /// `MEASURES`
  public var measures: [MeasureDefinition] = []
  /// `ONE ROW PER MATCH` and its like; nil if not written.
  public var rowsPerMatch: RowsPerMatch?
  /// `AFTER MATCH SKIP …`; nil if not written.
  public var skip: PatternSkip?
  /// `INITIAL` (true) or `SEEK` (false).
  public var isInitial: Bool?
  /// `PATTERN (…)`
  public var pattern: RowPattern
  /// `SUBSET`
  public var subsets: [SubsetDefinition] = []
  /// `DEFINE`
  public var definitions: [VariableDefinition] = []

  /// How many rows a match yields.
  public enum RowsPerMatch: String, Sendable {
    /// One.
    case one = "ONE ROW PER MATCH"
    /// All, with no word on empty matches.
    case all = "ALL ROWS PER MATCH"
    /// All, and empty matches.
    case allShowingEmpty = "ALL ROWS PER MATCH SHOW EMPTY MATCHES"
    /// All without empty matches.
    case allOmittingEmpty = "ALL ROWS PER MATCH OMIT EMPTY MATCHES"
    /// All, and rows without a match.
    case allWithUnmatched = "ALL ROWS PER MATCH WITH UNMATCHED ROWS"
  }
}

/// The clauses of row pattern recognition in a window's frame.
public struct FramePattern: Sendable, Hashable {
  /// `MEASURES`
  public var measures: [MeasureDefinition] = []
  /// `AFTER MATCH SKIP …`
  public var skip: PatternSkip?
  /// `INITIAL` (true) or `SEEK` (false).
  public var isInitial: Bool?
  /// `PATTERN (…)`
  public var pattern: RowPattern?
  /// `SUBSET`
  public var subsets: [SubsetDefinition] = []
  /// `DEFINE`
  public var definitions: [VariableDefinition] = []
}

/// `expression AS name`
public struct MeasureDefinition: Sendable, Hashable {
  /// The value.
  public var value: Expression
  /// The name.
  public var name: Identifier
}

/// `name = (variables)`
public struct SubsetDefinition: Sendable, Hashable {
  /// The name.
  public var name: Identifier
  /// The variables it stands for.
  public var variables: [Identifier]
}

/// `variable AS condition`
public struct VariableDefinition: Sendable, Hashable {
  /// The variable.
  public var name: Identifier
  /// What a row must fulfil.
  public var condition: Expression
}

/// Where the search goes on after a match.
public enum PatternSkip: Sendable, Hashable {
  /// After the last row of the match.
  case pastLastRow
  /// At the row after the first.
  case toNextRow
  /// At the first row of a variable.
  case toFirst(Identifier)
  /// At the last row of a variable.
  case toLast(Identifier)
}

/// A pattern of rows.
public struct RowPattern: Sendable, Hashable {
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
  /// What it is.
  public var kind: Kind

  /// The kinds of pattern.
  public indirect enum Kind: Sendable, Hashable {
    /// A row that fulfils a variable.
    case variable(Identifier)
    /// `()`
    case empty
    /// `^`
    case partitionStart
    /// `$`
    case partitionEnd
    /// One after the other.
    case concatenation([RowPattern])
    /// One of several; the first is preferred.
    case alternation([RowPattern])
    /// `PERMUTE(…)`
    case permutation([RowPattern])
    /// `{- … -}`: matched and left out of the output.
    case excluded(RowPattern)
    /// A pattern several times; `most` is nil without an upper bound.
    case quantified(RowPattern, least: Int, most: Int?, isGreedy: Bool)
  }
}
