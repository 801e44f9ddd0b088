/// A value's expression, knowing nothing of catalogs.
public indirect enum ConstantExpression: Sendable, Equatable {
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
  case unary(String, ConstantExpression, SQLPosition)
  /// An operator on two values.
  case binary(String, ConstantExpression, ConstantExpression, SQLPosition)
  /// `IS NULL`
  case isNull(ConstantExpression)
  /// `IN (…)`
  case oneOf(ConstantExpression, [ConstantExpression], SQLPosition)
  /// `BETWEEN … AND …`
  case between(ConstantExpression, ConstantExpression, ConstantExpression, SQLPosition)
  /// `LIKE`, perhaps with `ESCAPE`
  case like(ConstantExpression, ConstantExpression, escape: ConstantExpression?, SQLPosition)
  /// `CASE [operand] WHEN … THEN … ELSE … END`
  case choice(operand: ConstantExpression?, branches: [Branch], otherwise: ConstantExpression?)
  /// `CAST(… AS type)`; `TRY_CAST` if `isSafe`.
  case cast(ConstantExpression, to: TypeName, isSafe: Bool, SQLPosition)
  /// `*`: all columns, or all rows as the argument of `count`.
  case star(SQLPosition)
  /// A function's call.
  case call(String, [ConstantExpression], SQLPosition)

  /// One `WHEN … THEN …`.
  public struct Branch: Sendable, Equatable {
    /// What is compared or tested.
    public var condition: ConstantExpression
    /// What it yields.
    public var result: ConstantExpression
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

  /// A type's name.
  public init(name: String, parameters: [Int] = [], position: SQLPosition) {
    (self.name, self.parameters, self.position) = (name, parameters, position)
  }
}
