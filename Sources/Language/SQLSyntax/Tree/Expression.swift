/// A value's expression, knowing nothing of catalogs.
public indirect enum Expression: Sendable, Equatable {
  /// `NULL`
  case null
  /// `TRUE` or `FALSE`
  case boolean(Bool)
  /// A whole number.
  case integer(String)
  /// A number with a decimal point.
  case decimal(String)
  /// A number with an exponent.
  case double(String)
  /// A text.
  case string(String)
  /// A typed literal such as `DATE '2024-01-01'`.
  case typed(String, String, SQLPosition)
  /// A name, with what it is qualified by.
  case name([String], SQLPosition)
  /// An operator on one value: `-`, `+`, `NOT`.
  case unary(String, Expression, SQLPosition)
  /// An operator on two values.
  case binary(String, Expression, Expression, SQLPosition)
  /// `IS NULL`
  case isNull(Expression)
  /// `IN (…)`
  case oneOf(Expression, [Expression], SQLPosition)
  /// `BETWEEN … AND …`
  case between(Expression, Expression, Expression, SQLPosition)
  /// `LIKE`, perhaps with `ESCAPE`
  case like(Expression, Expression, escape: Expression?, SQLPosition)
  /// `CASE [operand] WHEN … THEN … ELSE … END`
  case choice(operand: Expression?, branches: [Branch], otherwise: Expression?)
  /// `CAST(… AS type)`; `TRY_CAST` if `isSafe`.
  case cast(Expression, to: TypeName, isSafe: Bool, SQLPosition)
  /// `*`: all columns, or all rows as the argument of `count`.
  case star(SQLPosition)
  /// A function's call.
  case call(String, [Expression], SQLPosition)

  /// One `WHEN … THEN …`.
  public struct Branch: Sendable, Equatable {
    /// What is compared or tested.
    public var condition: Expression
    /// What it yields.
    public var result: Expression
  }
}

/// A type as written: `decimal(10,2)`.
public struct TypeName: Sendable, Equatable {
  /// The name in lower case.
  public var name: String
  /// The numbers in brackets.
  public var parameters: [Int]
  /// Where it stands.
  public var position: SQLPosition
}
