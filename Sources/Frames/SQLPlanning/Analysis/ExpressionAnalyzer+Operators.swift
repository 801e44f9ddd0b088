import SQLColumns
import SQLFunctions
import SQLSyntax

/// Operators on values.
extension ExpressionAnalyzer {
  func operation(_ expression: Expression) throws(SQLError) -> TypedExpression {
    switch expression.kind {
    case .sign(let isNegative, let inner):
      let value = try analyze(inner)
      return isNegative ? try function("$negate", [value], expression.position, symbol: "-") : value
    case .arithmetic(let kind, let left, let right):
      return try arithmetic(
        ArithmeticKind(rawValue: kind.rawValue) ?? .add, try analyze(left), try analyze(right), expression.position)
    case .concatenation(let left, let right):
      return try function("concat", [try analyze(left), try analyze(right)], expression.position)
    case .comparison(let kind, let left, let right):
      return try comparison(kind, try analyze(left), try analyze(right), expression.position)
    case .logical(let kind, let terms):
      var typed: [TypedExpression] = []
      for term in terms { typed.append(try boolean(term, "Logical expression term")) }
      return kind == .and ? .and(typed) : .or(typed)
    case .not(let inner): return .not(try boolean(inner, "Value of logical NOT expression"))
    case .atTimeZone(let value, let zone):
      return try function("at_timezone", [try analyze(value), try analyze(zone)], expression.position)
    case .element(let base, let index): return try element(try analyze(base), try analyze(index), index, expression.position)
    default: throw SQLError("NOT_SUPPORTED", "Unexpected operator", at: expression.position)
    }
  }

  private func boolean(_ expression: Expression, _ what: String) throws(SQLError) -> TypedExpression {
    let typed = try analyze(expression)
    guard Coercion.isPossible(typed.type, .boolean) else {
      throw SQLError("TYPE_MISMATCH", "\(what) must evaluate to a boolean (actual: \(typed.type.name))", at: expression.position)
    }
    return typed.coerced(to: .boolean)
  }

  func arithmetic(
    _ kind: ArithmeticKind, _ left: TypedExpression, _ right: TypedExpression, _ position: SQLPosition
  ) throws(SQLError) -> TypedExpression {
    do throws(SQLError) {
      if let types = try kind.types(left.type, right.type) {
        return .arithmetic(kind, left.coerced(to: types.left), right.coerced(to: types.right), types.result)
      }
    } catch { throw error.placed(position) }
    let names: [ArithmeticKind: String] = [
      .add: "$add", .subtract: "$subtract", .multiply: "$multiply", .divide: "$divide", .modulus: "$modulus",
    ]
    return try function(names[kind] ?? "", [left, right], position, symbol: kind.rawValue)
  }

  func comparison(
    _ kind: SQLSyntax.ComparisonOperator, _ left: TypedExpression, _ right: TypedExpression, _ position: SQLPosition
  ) throws(SQLError) -> TypedExpression {
    let failure = SQLError(
      "TYPE_MISMATCH", "Cannot apply operator: \(left.type.name) \(kind.rawValue) \(right.type.name)", at: position)
    guard let type = Coercion.common(left.type, right.type), type.isComparable else { throw failure }
    let (first, second) = (left.coerced(to: type), right.coerced(to: type))
    guard let comparison = ComparisonKind(rawValue: kind.rawValue) else { return .distinct(first, second) }
    if comparison.isOrdering && !type.isOrderable { throw failure }
    return .comparison(comparison, first, second)
  }

  private func element(
    _ base: TypedExpression, _ index: TypedExpression, _ written: Expression, _ position: SQLPosition
  ) throws(SQLError) -> TypedExpression {
    guard case .row(let fields) = base.type else { return try function("$subscript", [base, index], position, symbol: "[]") }
    guard case .literal(.integer(let place)) = written.kind else {
      throw SQLError("EXPRESSION_NOT_CONSTANT", "Subscript expression on ROW requires a constant index", at: written.position)
    }
    guard place > 0 else {
      throw SQLError(
        "INVALID_FUNCTION_ARGUMENT", "Invalid subscript index: \(place). ROW indices start at 1", at: written.position)
    }
    guard place <= fields.count else {
      throw SQLError(
        "INVALID_FUNCTION_ARGUMENT", "Subscript index out of bounds: \(place), max value is \(fields.count)", at: written.position
      )
    }
    return .field(base, Int(place) - 1, fields[Int(place) - 1].type)
  }

  func row(_ parts: [Expression]) throws(SQLError) -> TypedExpression {
    var typed: [TypedExpression] = []
    for part in parts { typed.append(try analyze(part)) }
    return .construct(typed, .row(typed.map { SQLType.Field(nil, $0.type) }))
  }

  func array(_ parts: [Expression], _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    guard parts.count <= 254 else {
      throw SQLError("TOO_MANY_ARGUMENTS", "Too many arguments for array constructor", at: position)
    }
    let typed = try sameType(parts, "All ARRAY elements")
    return .construct(typed, .array(typed.first?.type ?? .unknown))
  }

  /// Expressions in the type that all become.
  func sameType(_ parts: [Expression], _ what: String) throws(SQLError) -> [TypedExpression] {
    var typed: [TypedExpression] = []
    var type = SQLType.unknown
    for part in parts {
      let value = try analyze(part)
      guard let common = Coercion.common(type, value.type) else {
        throw SQLError(
          "TYPE_MISMATCH",
          "\(what) must be the same type or coercible to a common type. Cannot find common type between \(type.name) and \(value.type.name), all types (without duplicates): [\(types(typed + [value]))]",
          at: part.position)
      }
      type = common
      typed.append(value)
    }
    return typed.map { $0.coerced(to: type) }
  }

  private func types(_ typed: [TypedExpression]) -> String {
    var names: [String] = []
    for name in typed.map(\.type.name) where !names.contains(name) { names.append(name) }
    return names.joined(separator: ", ")
  }

  func currentTime(_ kind: CurrentTime, _ precision: Int?) -> TypedExpression {
    let session = state.session
    let digits = precision ?? 3
    let now = SQLValue.zoned(MomentReader.rounded(session.start, digits: min(digits, 12)), session.zone)
    let source = TypedExpression.constant(now, .zonedTimestamp(digits))
    let type: SQLType =
      switch kind {
      case .date: .date
      case .time: .zonedTime(digits)
      case .timestamp: .zonedTimestamp(digits)
      case .localTime: .time(digits)
      case .localTimestamp: .timestamp(digits)
      }
    let value = (try? Cast.value(now, from: source.type, to: type, session)) ?? .null
    return .constant(value, type)
  }

  func sessionValue(_ kind: SessionValue) -> TypedExpression {
    let session = state.session
    let text =
      switch kind {
      case .user: session.user
      case .catalog: planner.environment.catalog
      case .schema: planner.environment.schema
      case .path: ""
      }
    return .constant(.text(text), .varchar(nil))
  }
}
