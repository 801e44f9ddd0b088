public import SQLColumns

/// An expression after analysis: every name resolved, every type known, every coercion written out.
public indirect enum TypedExpression: Sendable {
  /// A constant.
  case constant(SQLValue, SQLType)
  /// A column of the rows that come in.
  case input(Int, SQLType)
  /// A column of the rows around a correlated subquery.
  case outer(Int, SQLType)
  /// A function's call; the arguments have the types of its signature.
  case call(ScalarFunction, [TypedExpression], SQLType)
  /// `+ - * / %` on numbers.
  case arithmetic(ArithmeticKind, TypedExpression, TypedExpression, SQLType)
  /// A comparison of values of one type.
  case comparison(ComparisonKind, TypedExpression, TypedExpression)
  /// `IS DISTINCT FROM`
  case distinct(TypedExpression, TypedExpression)
  /// All must hold.
  case and([TypedExpression])
  /// One must hold.
  case or([TypedExpression])
  /// `NOT`
  case not(TypedExpression)
  /// `IS NULL`
  case isNull(TypedExpression)
  /// `IN` a list of constants of one type; the flag tells whether the list holds NULL.
  case inConstants(TypedExpression, ConstantSet)
  /// CAST; the flag makes it TRY_CAST.
  case cast(TypedExpression, SQLType, isTry: Bool)
  /// The first result whose condition holds.
  case choice([Branch], otherwise: TypedExpression, SQLType)
  /// The first that is not NULL.
  case coalesce([TypedExpression], SQLType)
  /// NULL instead of an error of data.
  case attempt(TypedExpression)
  /// `ROW(...)`, `ARRAY[...]`: values put together to one of the type.
  case construct([TypedExpression], SQLType)
  /// A field of a row.
  case field(TypedExpression, Int, SQLType)
  /// A lambda: its parameters are the first inputs of the body, what it captures follows.
  case lambda(parameters: [SQLType], captures: [TypedExpression], body: TypedExpression)
  /// A subquery's answer; what it sees of the row, and what is compared with its rows.
  case subquery(SubqueryCall)

  /// One `WHEN ... THEN ...`.
  public struct Branch: Sendable {
    /// When the result counts.
    public var condition: TypedExpression
    /// The result.
    public var result: TypedExpression

    /// A branch.
    public init(_ condition: TypedExpression, _ result: TypedExpression) {
      (self.condition, self.result) = (condition, result)
    }
  }

  /// The type of the values.
  public var type: SQLType {
    switch self {
    case .constant(_, let type), .input(_, let type), .outer(_, let type), .call(_, _, let type), .arithmetic(_, _, _, let type),
      .cast(_, let type, _), .choice(_, _, let type), .coalesce(_, let type), .construct(_, let type), .field(_, _, let type):
      type
    case .comparison, .distinct, .and, .or, .not, .isNull, .inConstants: .boolean
    case .attempt(let inner): inner.type
    case .lambda(let parameters, _, let body): .function(parameters, body.type)
    case .subquery(let call): call.type
    }
  }

  /// The constant's value; nil if the expression is none.
  public var constant: SQLValue? {
    if case .constant(let value, _) = self { value } else { nil }
  }

  /// NULL of a type.
  public static func null(_ type: SQLType) -> TypedExpression { .constant(.null, type) }
  /// A boolean constant.
  public static func boolean(_ value: Bool) -> TypedExpression { .constant(.boolean(value), .boolean) }
}

/// A subquery inside an expression.
public struct SubqueryCall: Sendable {
  /// What is asked.
  public enum Kind: Sendable {
    /// The value of its only row; NULL if there is none.
    case scalar
    /// Whether it has rows.
    case exists
    /// A comparison with any, or with all, of its rows: `IN` is equal to any.
    case quantified(ComparisonKind, isAll: Bool)
  }

  /// Which of the statement's subqueries.
  public var index: Int
  /// What is asked.
  public var kind: Kind
  /// What the subquery sees of the row around it: its `outer` columns.
  public var captures: [TypedExpression]
  /// What is compared with its rows; none for other kinds.
  public var operand: TypedExpression?
  /// The type of the answer.
  public var type: SQLType

  /// A subquery's call.
  public init(_ index: Int, _ kind: Kind, captures: [TypedExpression], operand: TypedExpression?, type: SQLType) {
    (self.index, self.kind, self.captures, self.operand, self.type) = (index, kind, captures, operand, type)
  }
}

/// Constants to look a value up in.
public struct ConstantSet: Sendable {
  /// The values that are not NULL.
  public let values: Set<SQLValue>
  /// Whether NULL is among them.
  public let hasNull: Bool

  /// The set of a list.
  public init(_ list: [SQLValue]) {
    values = Set(list.filter { !$0.isNull })
    hasNull = list.contains { $0.isNull }
  }
}
