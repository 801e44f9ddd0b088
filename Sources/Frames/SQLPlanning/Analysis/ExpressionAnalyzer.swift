import SQLColumns
import SQLFunctions
import SQLSyntax

/// Resolves names, functions and types of expressions over one scope.
class ExpressionAnalyzer {
  let planner: QueryPlanner
  let scope: Scope
  /// Where the expression stands, for messages such as `WHERE clause cannot contain aggregations`.
  let clause: String
  private(set) var lambdas: [LambdaFrame] = []

  init(_ planner: QueryPlanner, _ scope: Scope, clause: String) {
    (self.planner, self.scope, self.clause) = (planner, scope, clause)
  }

  var state: StatementState { planner.state }

  /// The parameters and captured values of a lambda being read.
  final class LambdaFrame {
    let names: [String]
    let types: [SQLType]
    private(set) var captures: [TypedExpression] = []
    private var places: [String: Int] = [:]

    init(_ names: [String], _ types: [SQLType]) { (self.names, self.types) = (names, types) }

    func capture(_ expression: TypedExpression) -> TypedExpression {
      if case .constant = expression { return expression }
      let key = expression.key
      if places[key] == nil {
        places[key] = captures.count
        captures.append(expression)
      }
      return .input(types.count + (places[key] ?? 0), expression.type)
    }
  }

  /// The typed form of an expression.
  func analyze(_ expression: Expression) throws(SQLError) -> TypedExpression {
    switch expression.kind {
    case .literal(let literal): return try LiteralReader(state.session).read(literal, expression.position)
    case .parameter(let index):
      guard index < state.parameters.count else {
        throw SQLError(
          "INVALID_PARAMETER_USAGE", "Incorrect number of parameters: expected \(index + 1) but found \(state.parameters.count)",
          at: expression.position)
      }
      return try analyze(state.parameters[index])
    case .identifier, .dereference: return try reference(expression)
    case .row(let parts): return try row(parts)
    case .array(let parts): return try array(parts, expression.position)
    case .currentTime(let kind, let precision): return currentTime(kind, precision)
    case .session(let kind): return sessionValue(kind)
    case .sign, .arithmetic, .concatenation, .comparison, .logical, .not, .atTimeZone, .element:
      return try operation(expression)
    case .isNull, .isNotNull, .between, .inList, .inQuery, .like, .exists, .subquery, .quantifiedComparison:
      return try predicate(expression)
    case .simpleCase, .searchedCase, .ifElse, .coalesce, .nullIf, .tryValue: return try choice(expression)
    case .call(let call): return try self.call(call, expression)
    case .lambda:
      throw SQLError("TYPE_MISMATCH", "Lambda expression should always be used inside a function", at: expression.position)
    case .cast(let inner, let type, let isSafe): return try cast(inner, type, isSafe, expression.position)
    case .extract(let field, let inner): return try extract(field, inner, expression.position)
    case .trim(let side, let inner, let characters): return try trim(side, inner, characters, expression.position)
    case .grouping: return try grouping(expression)
    case .measure(let name, _):
      throw SQLError(
        "INVALID_WINDOW_MEASURE", "Measure \(name.lowercased) is not defined in the corresponding window", at: expression.position
      )
    case .jsonExists, .jsonValue, .jsonQuery, .jsonObject, .jsonArray:
      throw SQLError("NOT_SUPPORTED", "SQL/JSON functions are not supported", at: expression.position)
    }
  }

  /// A condition: a boolean, or NULL.
  func condition(_ expression: Expression) throws(SQLError) -> TypedExpression {
    let typed = try analyze(expression)
    guard typed.type == .boolean || typed.type == .unknown else {
      throw SQLError(
        "TYPE_MISMATCH", "\(clause) clause must evaluate to a boolean: actual type \(typed.type.name)", at: expression.position)
    }
    return typed.coerced(to: .boolean)
  }

  /// Reads something with a lambda's parameters in sight; also tells what it captured.
  func withLambda<Result>(
    _ names: [String], _ types: [SQLType], _ body: () throws(SQLError) -> Result
  ) throws(SQLError) -> (Result, [TypedExpression]) {
    let frame = LambdaFrame(names, types)
    lambdas.append(frame)
    defer { lambdas.removeLast() }
    let result = try body()
    return (result, frame.captures)
  }

  // MARK: What grouped queries see differently

  /// A column of the scope as an expression.
  func column(_ place: Int, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    let field = scope.fields[place]
    if let origin = field.origin { state.use(origin.column, of: origin.table) }
    return .input(place, field.type)
  }

  /// An aggregate's call.
  func aggregate(_ call: FunctionCall, _ expression: Expression) throws(SQLError) -> TypedExpression {
    let message = "\(clause) cannot contain aggregations, window functions or grouping operations: [\(expression.text)]"
    throw SQLError("EXPRESSION_NOT_SCALAR", message, at: expression.position)
  }

  /// A window function's call.
  func window(_ call: FunctionCall, _ expression: Expression) throws(SQLError) -> TypedExpression {
    try aggregate(call, expression)
  }

  /// `GROUPING(...)`
  func grouping(_ expression: Expression) throws(SQLError) -> TypedExpression {
    throw SQLError(
      "MISSING_GROUP_BY", "A GROUPING() operation can only be used with a corresponding GROUPING SET/CUBE/ROLLUP/GROUP BY clause",
      at: expression.position)
  }
}

extension TypedExpression {
  /// The expression in another type that it becomes by itself.
  func coerced(to wanted: SQLType) -> TypedExpression {
    if type == wanted { return self }
    if case .constant(.null, _) = self { return .constant(.null, wanted) }
    return .cast(self, wanted, isTry: false)
  }
}
