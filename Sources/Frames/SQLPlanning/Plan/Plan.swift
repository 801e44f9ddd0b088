public import SQLColumns
public import SQLFunctions

/// How the rows of a query come about.
public indirect enum Plan: Sendable {
  /// The rows of a table.
  case scan(TableScan)
  /// Rows of expressions without inputs.
  case values([[TypedExpression]], [SQLType])
  /// The rows for which a condition holds.
  case filter(Plan, TypedExpression)
  /// Expressions of each row.
  case project(Plan, [TypedExpression])
  /// The rows of two inputs put together.
  case join(JoinPlan)
  /// One row for each group.
  case aggregate(AggregatePlan)
  /// Each row with values computed over its window.
  case window(WindowPlan)
  /// The rows in order; only the first so many if a limit is given.
  case sort(Plan, [SortKey], limit: Int?)
  /// Some rows in their order; with keys also those that equal the last.
  case limit(Plan, offset: Int, count: Int?, ties: [SortKey])
  /// The rows of all inputs.
  case union([Plan])
  /// The rows that two inputs share, or those of the first alone.
  case difference(DifferencePlan)
  /// Each row with the elements of its lists.
  case unnest(UnnestPlan)
  /// Each row with the rows of a query that sees it.
  case lateral(LateralPlan)
  /// Each row by chance.
  case sample(Plan, fraction: Double)
  /// The rows with the number of each from 0 on, as the last column.
  case numbered(Plan)

  /// The types of the columns that come out.
  public var types: [SQLType] {
    switch self {
    case .scan(let scan): scan.columns.map { scan.table.columns[$0].type }
    case .values(_, let types): types
    case .filter(let input, _), .sort(let input, _, _), .limit(let input, _, _, _), .sample(let input, _): input.types
    case .project(_, let expressions): expressions.map(\.type)
    case .join(let join): join.types
    case .aggregate(let aggregate): aggregate.types
    case .window(let window): window.input.types + window.calls.map(\.type)
    case .union(let inputs): inputs[0].types
    case .difference(let difference): difference.left.types
    case .unnest(let unnest): unnest.types
    case .lateral(let lateral): lateral.input.types + lateral.types
    case .numbered(let input): input.types + [.bigint]
    }
  }
}

/// The rows of a table.
public struct TableScan: Sendable {
  /// The table.
  public var table: TableDescription
  /// Places of the columns that are read, in the order in which they come out.
  public var columns: [Int]
  /// What rows must fulfil to count; a source may leave out those that do not. Inputs are the columns that come out.
  public var conditions: [TypedExpression]

  /// A scan.
  public init(_ table: TableDescription, columns: [Int], conditions: [TypedExpression] = []) {
    (self.table, self.columns, self.conditions) = (table, columns, conditions)
  }
}

/// A key to sort by.
public struct SortKey: Sendable {
  /// The key.
  public var expression: TypedExpression
  /// Greatest first.
  public var isDescending: Bool
  /// NULLs before all others.
  public var nullsFirst: Bool

  /// A key.
  public init(_ expression: TypedExpression, isDescending: Bool = false, nullsFirst: Bool = false) {
    (self.expression, self.isDescending, self.nullsFirst) = (expression, isDescending, nullsFirst)
  }
}

/// The rows of two inputs put together.
public struct JoinPlan: Sendable {
  /// Which rows come out.
  public enum Kind: Sendable {
    /// Pairs that match.
    case inner
    /// Those, and the left rows that match none.
    case left
    /// Those, and the right rows that match none.
    case right
    /// All of these.
    case full
    /// Each left row once, with a boolean telling whether it matches: TRUE, FALSE, or NULL if only NULLs stand in the way.
    case mark
    /// The left rows that match.
    case semi
    /// The left rows that match none.
    case anti
  }

  /// Which rows come out.
  public var kind: Kind
  /// The left input.
  public var left: Plan
  /// The right input.
  public var right: Plan
  /// Expressions of the left and of the right that must be equal.
  public var keys: [(left: TypedExpression, right: TypedExpression)]
  /// What else must hold; inputs are the left's columns, then the right's.
  public var condition: TypedExpression?

  /// A join.
  public init(
    _ kind: Kind, _ left: Plan, _ right: Plan, keys: [(left: TypedExpression, right: TypedExpression)] = [],
    condition: TypedExpression? = nil
  ) {
    (self.kind, self.left, self.right, self.keys, self.condition) = (kind, left, right, keys, condition)
  }

  /// The types of the columns that come out.
  public var types: [SQLType] {
    switch kind {
    case .inner, .left, .right, .full: left.types + right.types
    case .mark: left.types + [.boolean]
    case .semi, .anti: left.types
    }
  }
}

/// One row for each group: the group's values, the results of the calls, and with several grouping sets the set's number.
public struct AggregatePlan: Sendable {
  /// The rows.
  public var input: Plan
  /// What groups are made by.
  public var groups: [TypedExpression]
  /// For each grouping set the places of its expressions among `groups`; nil for one set of all.
  public var sets: [[Int]]?
  /// What is computed for each group.
  public var calls: [AggregateCall]

  /// An aggregation.
  public init(_ input: Plan, groups: [TypedExpression], sets: [[Int]]? = nil, calls: [AggregateCall]) {
    (self.input, self.groups, self.sets, self.calls) = (input, groups, sets, calls)
  }

  /// The types of the columns that come out.
  public var types: [SQLType] { groups.map(\.type) + calls.map(\.type) + (sets == nil ? [] : [.bigint]) }
}

/// An aggregate's call.
public struct AggregateCall: Sendable {
  /// The function.
  public var function: AggregateFunction
  /// The arguments, in the types of the signature.
  public var arguments: [TypedExpression]
  /// The type of the result.
  public var type: SQLType
  /// Whether equal arguments count once.
  public var isDistinct = false
  /// Which rows count.
  public var filter: TypedExpression?
  /// The order in which rows come.
  public var order: [SortKey] = []

  /// A call.
  public init(_ function: AggregateFunction, _ arguments: [TypedExpression], _ type: SQLType) {
    (self.function, self.arguments, self.type) = (function, arguments, type)
  }
}

/// Each row with values computed over its window.
public struct WindowPlan: Sendable {
  /// The rows.
  public var input: Plan
  /// What partitions are made by.
  public var partition: [TypedExpression]
  /// The order in a partition.
  public var order: [SortKey]
  /// What is computed.
  public var calls: [WindowCall]

  /// Windows of one partitioning and order.
  public init(_ input: Plan, partition: [TypedExpression], order: [SortKey], calls: [WindowCall]) {
    (self.input, self.partition, self.order, self.calls) = (input, partition, order, calls)
  }
}

/// A window function's call.
public struct WindowCall: Sendable {
  /// The function.
  public enum Function: Sendable {
    /// `row_number`, `lag` and the others that only windows have.
    case ranking(WindowFunction)
    /// An aggregate over the frame.
    case aggregate(AggregateCall)
  }

  /// The function.
  public var function: Function
  /// The arguments of a function that only windows have.
  public var arguments: [TypedExpression]
  /// The type of the result.
  public var type: SQLType
  /// Which rows count.
  public var frame: Frame
  /// Whether NULLs are passed over.
  public var ignoresNulls: Bool

  /// A call.
  public init(_ function: Function, arguments: [TypedExpression], type: SQLType, frame: Frame, ignoresNulls: Bool = false) {
    (self.function, self.arguments, self.type) = (function, arguments, type)
    (self.frame, self.ignoresNulls) = (frame, ignoresNulls)
  }

  /// The rows of a partition that count for a row.
  public struct Frame: Sendable {
    /// What the bounds count.
    public enum Measure: Sendable {
      /// Rows.
      case rows
      /// Values of the sort key.
      case range
      /// Groups of peers.
      case groups
    }
    /// An end of the frame.
    public indirect enum Bound: Sendable {
      /// The partition's first row.
      case unboundedPreceding
      /// So far before; for ranges also the sort key's value there.
      case preceding(TypedExpression, edge: TypedExpression?)
      /// The row itself; for ranges and groups its peers.
      case currentRow
      /// So far after; for ranges also the sort key's value there.
      case following(TypedExpression, edge: TypedExpression?)
      /// The partition's last row.
      case unboundedFollowing
    }

    /// What the bounds count.
    public var unit: Measure
    /// Where the frame begins.
    public var start: Bound
    /// Where it ends.
    public var end: Bound

    /// A frame.
    public init(_ unit: Measure, _ start: Bound, _ end: Bound) {
      (self.unit, self.start, self.end) = (unit, start, end)
    }

    /// What counts where no frame is written.
    public static let standard = Frame(.range, .unboundedPreceding, .currentRow)
  }
}

/// Functions that only windows have.
public enum WindowFunction: String, Sendable, CaseIterable {
  /// The row's number.
  case rowNumber = "row_number"
  /// The number of the first peer.
  case rank
  /// The number of the peer group.
  case denseRank = "dense_rank"
  /// The rank among the rows from 0 to 1.
  case percentRank = "percent_rank"
  /// The share of rows up to the last peer.
  case cumulativeDistribution = "cume_dist"
  /// The bucket of so many of equal size.
  case ntile
  /// A value some rows before.
  case lag
  /// A value some rows after.
  case lead
  /// The frame's first value.
  case firstValue = "first_value"
  /// The frame's last value.
  case lastValue = "last_value"
  /// The frame's nth value.
  case nthValue = "nth_value"
}

/// The rows that two inputs share, or those of the first alone.
public struct DifferencePlan: Sendable {
  /// INTERSECT rather than EXCEPT.
  public var isIntersection: Bool
  /// Whether equal rows come out once.
  public var isDistinct: Bool
  /// The first input.
  public var left: Plan
  /// The second.
  public var right: Plan

  /// A set operation.
  public init(isIntersection: Bool, isDistinct: Bool, _ left: Plan, _ right: Plan) {
    (self.isIntersection, self.isDistinct, self.left, self.right) = (isIntersection, isDistinct, left, right)
  }
}

/// Each row with the elements of its lists and maps, side by side.
public struct UnnestPlan: Sendable {
  /// The rows.
  public var input: Plan
  /// The lists and maps.
  public var expressions: [TypedExpression]
  /// Whether the number of the element follows.
  public var hasOrdinality: Bool
  /// Whether rows without elements come out with NULLs.
  public var isOuter: Bool

  /// An unnesting.
  public init(_ input: Plan, _ expressions: [TypedExpression], hasOrdinality: Bool, isOuter: Bool) {
    (self.input, self.expressions, self.hasOrdinality, self.isOuter) = (input, expressions, hasOrdinality, isOuter)
  }

  /// The types of the elements' columns.
  public var elementTypes: [SQLType] {
    expressions.flatMap { expression -> [SQLType] in
      switch expression.type {
      case .array(.row(let fields)): fields.map(\.type)
      case .array(let element): [element]
      case .map(let key, let value): [key, value]
      default: []
      }
    } + (hasOrdinality ? [.bigint] : [])
  }

  /// The types of the columns that come out.
  public var types: [SQLType] { input.types + elementTypes }
}

/// Each row with the rows of a query that sees it.
public struct LateralPlan: Sendable {
  /// The rows.
  public var input: Plan
  /// Which of the statement's subqueries is run for each.
  public var index: Int
  /// What it sees of the row.
  public var captures: [TypedExpression]
  /// The types of its columns.
  public var types: [SQLType]
  /// Whether rows without any come out with NULLs.
  public var isOuter: Bool
  /// What pairs must fulfil; inputs are the rows' columns, then the query's.
  public var condition: TypedExpression?

  /// A lateral join.
  public init(
    _ input: Plan, _ index: Int, captures: [TypedExpression], types: [SQLType], isOuter: Bool, condition: TypedExpression? = nil
  ) {
    (self.input, self.index, self.captures, self.types) = (input, index, captures, types)
    (self.isOuter, self.condition) = (isOuter, condition)
  }
}
