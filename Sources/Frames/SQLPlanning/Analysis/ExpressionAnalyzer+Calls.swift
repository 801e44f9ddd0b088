import SQLColumns
import SQLFunctions
import SQLSyntax

/// Calls of functions.
extension ExpressionAnalyzer {
  func call(_ call: FunctionCall, _ expression: Expression) throws(SQLError) -> TypedExpression {
    let name = call.name.last.lowercased
    if call.window != nil { return try window(call, expression) }
    if !AggregateRegistry.shared.named(name).isEmpty { return try aggregate(call, expression) }
    if WindowFunction(rawValue: name) != nil {
      throw SQLError("MISSING_OVER", "Window function \(name) requires an OVER clause", at: expression.position)
    }
    if call.isDistinct {
      throw SQLError("FUNCTION_NOT_AGGREGATE", "DISTINCT is not supported for non-aggregation functions", at: expression.position)
    }
    if call.filter != nil {
      throw SQLError("FUNCTION_NOT_AGGREGATE", "Filter is only valid for aggregation functions", at: expression.position)
    }
    guard call.arguments.count <= 127 else {
      throw SQLError("TOO_MANY_ARGUMENTS", "Too many arguments for function call \(name)()", at: expression.position)
    }
    return try scalar(name, call.arguments, expression.position)
  }

  /// A scalar function of arguments that may be lambdas.
  func scalar(_ name: String, _ arguments: [Expression], _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    let candidates = FunctionRegistry.shared.scalars(named: name)
    var typed: [TypedExpression?] = []
    var calls: [CallArgument] = []
    for argument in arguments {
      if case .lambda(let parameters, let body) = argument.kind {
        typed.append(nil)
        calls.append(
          .lambda(parameters: parameters.count) { types throws(SQLError) in
            try self.lambda(parameters, types, body).body.type
          })
      } else {
        let value = try analyze(argument)
        typed.append(value)
        calls.append(.value(value.type))
      }
    }
    do throws(SQLError) {
      let resolved = try FunctionResolution(name, calls).scalar(candidates)
      var final: [TypedExpression] = []
      for (index, type) in resolved.arguments.enumerated() {
        if let value = typed[index] {
          final.append(value.coerced(to: type))
        } else {
          final.append(try lambdaArgument(arguments[index], type))
        }
      }
      return .call(resolved.function, final, resolved.result)
    } catch { throw error.placed(position) }
  }

  private func lambdaArgument(_ argument: Expression, _ type: SQLType) throws(SQLError) -> TypedExpression {
    guard case .lambda(let parameters, let body) = argument.kind, case .function(let types, let result) = type else {
      return try analyze(argument)
    }
    let (typed, captures) = try lambda(parameters, types, body)
    return .lambda(parameters: types, captures: captures, body: typed.coerced(to: result))
  }

  private func lambda(
    _ parameters: [Identifier], _ types: [SQLType], _ body: Expression
  ) throws(SQLError) -> (body: TypedExpression, captures: [TypedExpression]) {
    let (typed, captures) = try withLambda(parameters.map(\.lowercased), types) { () throws(SQLError) in try analyze(body) }
    return (typed, captures)
  }

  /// A function of values that are typed already.
  /// - Parameter symbol: the operator that messages name instead of the function.
  func function(
    _ name: String, _ arguments: [TypedExpression], _ position: SQLPosition, symbol: String? = nil
  ) throws(SQLError) -> TypedExpression {
    do throws(SQLError) {
      let candidates = FunctionRegistry.shared.scalars(named: name)
      let resolved = try FunctionResolution(name, arguments.map { .value($0.type) }).scalar(candidates)
      let coerced = zip(arguments, resolved.arguments).map { $0.coerced(to: $1) }
      return .call(resolved.function, coerced, resolved.result)
    } catch {
      guard let symbol else { throw error.placed(position) }
      let types = arguments.map(\.type.name)
      let message =
        types.count == 1 ? "Cannot negate \(types[0])" : "Cannot apply operator: \(types.joined(separator: " \(symbol) "))"
      throw SQLError("TYPE_MISMATCH", message, at: position)
    }
  }

  func extract(_ field: Identifier, _ inner: Expression, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    let names = [
      "year": "year", "quarter": "quarter", "month": "month", "week": "week", "day": "day", "day_of_month": "day",
      "day_of_week": "day_of_week", "dow": "day_of_week", "day_of_year": "day_of_year", "doy": "day_of_year",
      "year_of_week": "year_of_week", "yow": "year_of_week", "hour": "hour", "minute": "minute", "second": "second",
      "timezone_minute": "timezone_minute", "timezone_hour": "timezone_hour",
    ]
    guard let name = names[field.lowercased] else {
      throw SQLError("SYNTAX_ERROR", "Invalid EXTRACT field: \(field.text)", at: position)
    }
    let value = try analyze(inner)
    do throws(SQLError) {
      return try function(name, [value], position)
    } catch {
      throw SQLError("TYPE_MISMATCH", "Cannot extract \(field.text.uppercased()) from \(value.type.name)", at: position)
    }
  }

  func trim(_ side: TrimSide, _ inner: Expression, _ characters: Expression?, _ position: SQLPosition) throws(SQLError)
    -> TypedExpression
  {
    let name = side == .both ? "trim" : side == .leading ? "ltrim" : "rtrim"
    return try scalar(name, [inner] + (characters.map { [$0] } ?? []), position)
  }
}
