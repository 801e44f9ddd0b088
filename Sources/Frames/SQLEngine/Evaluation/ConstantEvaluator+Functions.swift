import Basics
import SQLSyntax

extension ConstantEvaluator {
  /// The functions that constants may call; anything else fails as an unknown function does.
  func call(_ name: String, _ arguments: [ConstantExpression], _ position: SQLPosition) throws(QueryError) -> QueryValue {
    switch (name, arguments.count) {
    case ("coalesce", 2...): return try coalesce(arguments, position)
    case ("nullif", 2): return try nullIf(arguments, position)
    case ("if", 2), ("if", 3): return try choose(arguments, position)
    case ("count", 1): return try count(arguments[0])
    case ("try", 1): return try attempt(arguments[0])
    case ("current_date", 0): return QueryValue(.moment(midnight), .date)
    case ("current_timestamp", 0), ("now", 0): return QueryValue(.moment(now), .timestamp)
    case ("upper", 1): return try text(arguments, name, position) { $0.uppercased() }
    case ("lower", 1): return try text(arguments, name, position) { $0.lowercased() }
    case ("trim", 1):
      return try text(arguments, name, position) { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    case ("reverse", 1):
      return try text(arguments, name, position) { String(String.UnicodeScalarView($0.unicodeScalars.reversed())) }
    case ("length", 1): return try length(arguments, position)
    case ("abs", 1): return try absolute(try value(of: arguments[0]), position)
    case ("typeof", 1): return QueryValue(.text(try value(of: arguments[0]).type.name), .varchar(nil))
    case ("version", 0): return QueryValue(.text("Athena engine version 3"), .varchar(nil))
    default: throw QueryError("FUNCTION_NOT_FOUND", "Function '\(name)' not registered", at: position)
    }
  }

  private var midnight: Timestamp {
    var date = CivilDate(now)
    (date.hour, date.minute, date.second, date.millisecond) = (0, 0, 0, 0)
    return date.timestamp
  }

  /// Operands are evaluated up to the first that is not NULL; the others give no more than their type.
  private func coalesce(_ arguments: [ConstantExpression], _ position: SQLPosition) throws(QueryError) -> QueryValue {
    var (values, chosen): ([QueryValue], QueryValue?) = ([], nil)
    for argument in arguments {
      let value = chosen == nil ? try value(of: argument) : try typed(argument)
      values.append(value)
      if chosen == nil, !value.isNull { chosen = value }
    }
    let type = try CommonType.of(values, in: "All COALESCE operands", at: position)
    return try chosen.map { value throws(QueryError) in try Conversion.cast(value, to: type, at: position) }
      ?? QueryValue(.null, type)
  }

  /// Without a table there is one row.
  private func count(_ argument: ConstantExpression) throws(QueryError) -> QueryValue {
    if case .star = argument { return QueryValue(.integer(1), .bigint) }
    return QueryValue(.integer(try value(of: argument).isNull ? 0 : 1), .bigint)
  }

  private func nullIf(_ arguments: [ConstantExpression], _ position: SQLPosition) throws(QueryError) -> QueryValue {
    let first = try value(of: arguments[0])
    let second = try value(of: arguments[1])
    guard CommonType.wider(first.type, second.type) != nil else {
      throw QueryError(
        "TYPE_MISMATCH", "Types are not comparable with NULLIF: \(first.type.name) vs \(second.type.name)", at: position)
    }
    let verdict = try Comparison.apply("=", first, second, at: position)
    return verdict.content == .boolean(true) ? QueryValue(.null, first.type) : first
  }

  private func choose(_ arguments: [ConstantExpression], _ position: SQLPosition) throws(QueryError) -> QueryValue {
    let condition = try value(of: arguments[0])
    guard condition.type == .boolean || condition.type == .unknown else {
      throw QueryError("TYPE_MISMATCH", "IF condition must evaluate to a boolean (actual: \(condition.type.name))", at: position)
    }
    let results = Array(arguments.dropFirst())
    let chosen = condition.content == .boolean(true) ? 0 : results.count > 1 ? 1 : nil
    return try unified(results, taking: chosen, in: "Result types for IF", at: position)
  }

  /// `try(…)` turns these errors into NULL and lets all others pass.
  private func attempt(_ expression: ConstantExpression) throws(QueryError) -> QueryValue {
    do {
      return try value(of: expression)
    } catch {
      guard error.concernsData else { throw error }
      return .null
    }
  }

  private func text(
    _ arguments: [ConstantExpression], _ name: String, _ position: SQLPosition, _ change: (String) -> String
  ) throws(QueryError) -> QueryValue {
    let value = try value(of: arguments[0])
    guard value.type.isText else { throw unexpected(value, name, position) }
    guard let text = value.text else { return QueryValue(.null, value.type) }
    return QueryValue(.text(change(text)), value.type)
  }

  private func length(_ arguments: [ConstantExpression], _ position: SQLPosition) throws(QueryError) -> QueryValue {
    let value = try value(of: arguments[0])
    guard value.type.isText else { throw unexpected(value, "length", position) }
    return QueryValue(value.text.map { .integer(Int64($0.unicodeScalars.count)) } ?? .null, .bigint)
  }

  private func absolute(_ value: QueryValue, _ position: SQLPosition) throws(QueryError) -> QueryValue {
    switch value.content {
    case .null: return value
    case .integer(let number):
      if number == (value.type == .integer ? Int64(Int32.min) : Int64.min) {
        throw QueryError("NUMERIC_VALUE_OUT_OF_RANGE", "Value \(number) is out of range for abs(\(value.type.name))")
      }
      return QueryValue(.integer(abs(number)), value.type)
    case .decimal(let digits): return digits < 0 ? try Arithmetic.negate(value, at: position) : value
    case .double(let number): return QueryValue(.double(number.magnitude), .double)
    default: throw unexpected(value, "abs", position)
    }
  }

  private func unexpected(_ value: QueryValue, _ name: String, _ position: SQLPosition) -> QueryError {
    QueryError("TYPE_MISMATCH", "Unexpected parameters (\(value.type.name)) for function \(name).", at: position)
  }
}
