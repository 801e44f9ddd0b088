import SQLSyntax

/// What the evaluator of constants knows of expressions.
indirect enum ConstantExpression {
  /// `NULL`
  case null
  /// `TRUE` or `FALSE`
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number with a decimal point.
  case decimal(String)
  /// A number with an exponent.
  case double(Double)
  /// A text.
  case string(String)
  /// A typed literal such as `DATE '2024-01-01'`.
  case typed(String, String, SQLPosition)
  /// A name, with what it is qualified by.
  case name([String], SQLPosition)
  /// An operator on one value: `-`, `NOT`.
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
  struct Branch {
    /// What is compared or tested.
    var condition: ConstantExpression
    /// What it yields.
    var result: ConstantExpression
  }
}

/// A type as written: `decimal(10,2)`.
struct TypeName {
  /// The name in lower case.
  var name: String
  /// The numbers in brackets.
  var parameters: [Int] = []
  /// Where it stands.
  var position: SQLPosition
}
