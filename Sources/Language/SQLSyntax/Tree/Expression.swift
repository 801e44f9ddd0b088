/// An expression that yields a value.
///
/// Where several places could be meant, `position` is the one that the engine's messages give: the operator of an arithmetic,
/// concatenation or comparison, the first word after the operand of a predicate, the beginning of everything else.
public struct Expression: Sendable, Hashable {
  /// Where it stands.
  @SourceLocation public var position: SQLPosition
  /// What it is.
  public var kind: Kind

  /// An expression.
  public init(_ kind: Kind, at position: SQLPosition = .start) {
    self.kind = kind
    self.position = position
  }

  /// The kinds of expression.
  public indirect enum Kind: Sendable, Hashable {
    // MARK: Values

    /// A constant.
    case literal(Literal)
    /// `?`: the number counts from 0 through the statement.
    case parameter(Int)
    /// A name: a column, or the beginning of a qualified one.
    case identifier(Identifier)
    /// `base.field`: a qualified column, or a field of a row.
    case dereference(Expression, Identifier)
    /// `base[index]`
    case element(Expression, at: Expression)
    /// `ROW(…)` or `(a, b)`
    case row([Expression])
    /// `ARRAY[…]`
    case array([Expression])
    /// `current_date`, `localtimestamp(3)` and their like.
    case currentTime(CurrentTime, precision: Int?)
    /// `current_user` and its like.
    case session(SessionValue)

    // MARK: Operators

    /// `+x` or `-x`; a minus before a number is part of the literal.
    case sign(isNegative: Bool, Expression)
    /// `left + right`
    case arithmetic(ArithmeticOperator, Expression, Expression)
    /// `left || right`: the engine's function `concat`.
    case concatenation(Expression, Expression)
    /// `left = right`
    case comparison(ComparisonOperator, Expression, Expression)
    /// `left = ANY (query)`
    case quantifiedComparison(ComparisonOperator, Quantifier, Expression, Query)
    /// `a AND b AND c`: at least two terms, chains are flat.
    case logical(LogicalOperator, [Expression])
    /// `NOT x`, also of `NOT IN`, `NOT LIKE`, `NOT BETWEEN` and `IS NOT DISTINCT FROM`.
    case not(Expression)
    /// `x AT TIME ZONE zone`
    case atTimeZone(Expression, Expression)

    // MARK: Predicates

    /// `x IS NULL`
    case isNull(Expression)
    /// `x IS NOT NULL`
    case isNotNull(Expression)
    /// `x BETWEEN low AND high`
    case between(Expression, Expression, Expression)
    /// `x IN (a, b)`
    case inList(Expression, [Expression])
    /// `x IN (query)`
    case inQuery(Expression, Query)
    /// `x LIKE pattern [ESCAPE escape]`
    case like(Expression, pattern: Expression, escape: Expression?)
    /// `EXISTS (query)`
    case exists(Query)
    /// A query as a value.
    case subquery(Query)

    // MARK: Choices

    /// `CASE operand WHEN value THEN result … ELSE otherwise END`
    case simpleCase(Expression, [WhenClause], otherwise: Expression?)
    /// `CASE WHEN condition THEN result … ELSE otherwise END`
    case searchedCase([WhenClause], otherwise: Expression?)
    /// `IF(condition, result[, otherwise])`
    case ifElse(Expression, Expression, otherwise: Expression?)
    /// `COALESCE(a, b, …)`: at least two operands.
    case coalesce([Expression])
    /// `NULLIF(a, b)`
    case nullIf(Expression, Expression)
    /// `TRY(x)`
    case tryValue(Expression)

    // MARK: Calls

    /// A function's call. `POSITION(a IN b)` is a call of `strpos`, `SUBSTRING(a FROM b FOR c)` of `substr`,
    /// `NORMALIZE(a, NFD)` of `normalize` with the form as a text, `LISTAGG` of `listagg`.
    case call(FunctionCall)
    /// `measure OVER window`: a measure of row pattern recognition in a window.
    case measure(Identifier, Window)
    /// `(x, y) -> body`
    case lambda([Identifier], Expression)
    /// `CAST(x AS type)`; `TRY_CAST` if it is safe.
    case cast(Expression, DataType, isSafe: Bool)
    /// `EXTRACT(field FROM x)`
    case extract(Identifier, Expression)
    /// `TRIM([side] [characters] FROM x)`
    case trim(TrimSide, Expression, characters: Expression?)
    /// `GROUPING(a, t.b)`: columns, each an identifier or a dereference.
    case grouping([Expression])

    // MARK: JSON

    /// `JSON_EXISTS(…)`
    case jsonExists(JSONPathCall, onError: JSONExistsBehavior?)
    /// `JSON_VALUE(…)`
    case jsonValue(JSONValueCall)
    /// `JSON_QUERY(…)`
    case jsonQuery(JSONQueryCall)
    /// `JSON_OBJECT(…)`
    case jsonObject(JSONObjectCall)
    /// `JSON_ARRAY(…)`
    case jsonArray(JSONArrayCall)
  }

  /// One `WHEN … THEN …`.
  public struct WhenClause: Sendable, Hashable {
    /// What is tested, or compared with the operand.
    public var condition: Expression
    /// What it yields.
    public var result: Expression
    /// Where `WHEN` stands.
    @SourceLocation public var position: SQLPosition
  }
}
