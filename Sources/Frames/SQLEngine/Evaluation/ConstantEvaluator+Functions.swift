import Basics
import SQLSyntax

extension ConstantEvaluator {
  /// The functions that constants may call; anything else fails as an unknown function does.
  func call(_ name: String, _ arguments: [Expression], _ position: SQLPosition) throws(QueryError) -> QueryValue {
    switch (name, arguments.count) {
    case ("coalesce", 1...): return try coalesce(arguments)
    case ("nullif", 2): return try nullIf(arguments, position)
    case ("if", 2), ("if", 3): return try choose(arguments)
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

  private func coalesce(_ arguments: [Expression]) throws(QueryError) -> QueryValue {
    for argument in arguments {
      let value = try value(of: argument)
      if !value.isNull { return value }
    }
    return .null
  }

  private func nullIf(_ arguments: [Expression], _ position: SQLPosition) throws(QueryError) -> QueryValue {
    let first = try value(of: arguments[0])
    let verdict = try Comparison.apply("=", first, try value(of: arguments[1]), at: position)
    return verdict.content == .boolean(true) ? QueryValue(.null, first.type) : first
  }

  private func choose(_ arguments: [Expression]) throws(QueryError) -> QueryValue {
    if try value(of: arguments[0]).content == .boolean(true) { return try value(of: arguments[1]) }
    return arguments.count > 2 ? try value(of: arguments[2]) : .null
  }

  /// `try(…)` turns these errors into NULL and lets all others pass.
  private func attempt(_ expression: Expression) throws(QueryError) -> QueryValue {
    do {
      return try value(of: expression)
    } catch {
      let caught = ["DIVISION_BY_ZERO", "INVALID_CAST_ARGUMENT", "INVALID_FUNCTION_ARGUMENT", "NUMERIC_VALUE_OUT_OF_RANGE"]
      guard caught.contains(error.name) else { throw error }
      return .null
    }
  }

  private func text(
    _ arguments: [Expression], _ name: String, _ position: SQLPosition, _ change: (String) -> String
  ) throws(QueryError) -> QueryValue {
    let value = try value(of: arguments[0])
    guard value.type.isText else { throw unexpected(value, name, position) }
    guard let text = value.text else { return QueryValue(.null, value.type) }
    return QueryValue(.text(change(text)), value.type)
  }

  private func length(_ arguments: [Expression], _ position: SQLPosition) throws(QueryError) -> QueryValue {
    let value = try value(of: arguments[0])
    guard value.type.isText else { throw unexpected(value, "length", position) }
    return QueryValue(value.text.map { .integer(Int64($0.unicodeScalars.count)) } ?? .null, .bigint)
  }

  private func absolute(_ value: QueryValue, _ position: SQLPosition) throws(QueryError) -> QueryValue {
    switch value.content {
    case .null: return value
    case .integer(let number): return number < 0 ? try Arithmetic.negate(value, at: position) : value
    case .decimal(let digits): return digits < 0 ? try Arithmetic.negate(value, at: position) : value
    case .double(let number): return QueryValue(.double(number.magnitude), .double)
    default: throw unexpected(value, "abs", position)
    }
  }

  private func unexpected(_ value: QueryValue, _ name: String, _ position: SQLPosition) -> QueryError {
    QueryError("TYPE_MISMATCH", "Unexpected parameters (\(value.type.name)) for function \(name).", at: position)
  }
}
