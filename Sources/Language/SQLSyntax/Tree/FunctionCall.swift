/// A function's call with all its clauses.
public struct FunctionCall: Sendable, Hashable {
  /// The function's name.
  public var name: QualifiedName
  /// The arguments in order.
  public var arguments: [Expression] = []
  /// Whether the only argument is `*`.
  public var hasStar = false
  /// The pattern variable of `count(A.*)`.
  public var starLabel: Identifier?
  /// Whether DISTINCT stands before the arguments.
  public var isDistinct = false
  /// `ORDER BY` among the arguments, or of `WITHIN GROUP`.
  public var orderBy: [SortItem] = []
  /// `FILTER (WHERE …)`
  public var filter: Expression?
  /// `IGNORE NULLS` or `RESPECT NULLS`
  public var nullTreatment: NullTreatment?
  /// `OVER …`
  public var window: Window?
  /// `RUNNING` or `FINAL` in row pattern measures.
  public var processingMode: ProcessingMode?
  /// What LISTAGG does when its result gets too long.
  public var overflow: Overflow?

  /// A plain call.
  public init(_ name: QualifiedName, _ arguments: [Expression] = []) {
    (self.name, self.arguments) = (name, arguments)
  }

  /// Which rows a navigation function skips.
  public enum NullTreatment: String, Sendable {
    /// Rows with NULL are skipped.
    case ignore = "IGNORE"
    /// All rows count.
    case respect = "RESPECT"
  }

  /// Which rows of a match a measure sees.
  public enum ProcessingMode: String, Sendable {
    /// Those up to the current row.
    case running = "RUNNING"
    /// All rows of the match.
    case final = "FINAL"
  }

  /// `ON OVERFLOW …` of LISTAGG.
  public enum Overflow: Sendable, Hashable {
    /// The query fails.
    case error
    /// The list is cut, the filler is appended, and with `withCount` the number of values left out.
    case truncate(filler: String?, withCount: Bool)
  }
}

/// What a function is computed over.
public indirect enum Window: Sendable, Hashable {
  /// A window of the WINDOW clause.
  case named(Identifier)
  /// A window in brackets.
  case specification(WindowSpecification)
}

/// `(name PARTITION BY … ORDER BY … frame)`
public struct WindowSpecification: Sendable, Hashable {
  /// The window that this one extends.
  public var base: Identifier?
  /// `PARTITION BY`
  public var partitionBy: [Expression] = []
  /// `ORDER BY`
  public var orderBy: [SortItem] = []
  /// The frame; nil if none is written.
  public var frame: WindowFrame?
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
}

/// `ROWS BETWEEN start AND end`
public struct WindowFrame: Sendable, Hashable {
  /// What the bounds count.
  public var unit: FrameUnit
  /// Where the frame begins.
  public var start: FrameBound
  /// Where it ends; nil without BETWEEN.
  public var end: FrameBound?
  /// The clauses of row pattern recognition inside a window.
  public var pattern: FramePattern?
  /// Where it begins in the text.
  @SourceLocation public var position: SQLPosition

  /// What a frame's bounds count.
  public enum FrameUnit: String, Sendable {
    /// Rows.
    case rows = "ROWS"
    /// Values of the sort key.
    case range = "RANGE"
    /// Groups of peers.
    case groups = "GROUPS"
  }
}

/// One end of a frame.
public struct FrameBound: Sendable, Hashable {
  /// Where it stands.
  @SourceLocation public var position: SQLPosition
  /// Which row it means.
  public var kind: Kind

  /// The kinds of bound.
  public enum Kind: Sendable, Hashable {
    /// `UNBOUNDED PRECEDING`
    case unboundedPreceding
    /// `n PRECEDING`
    case preceding(Expression)
    /// `CURRENT ROW`
    case currentRow
    /// `n FOLLOWING`
    case following(Expression)
    /// `UNBOUNDED FOLLOWING`
    case unboundedFollowing
  }
}

/// One key of an ORDER BY.
public struct SortItem: Sendable, Hashable {
  /// The key; a whole number means an output's position.
  public var key: Expression
  /// Whether DESC is written.
  public var isDescending: Bool
  /// `NULLS FIRST` or `NULLS LAST`; nil means last.
  public var nullsFirst: Bool?
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
}
