import Basics
import SQLSyntax

/// Evaluates expressions that name no column, with Trino's types, coercions and errors.
struct ConstantEvaluator {
  let now: Timestamp

  func value(of expression: ConstantExpression) throws(QueryError) -> QueryValue {
    switch expression {
    case .null: return .null
    case .boolean(let value): return QueryValue(.boolean(value), .boolean)
    case .integer(let value): return QueryValue(.integer(value), Int32(exactly: value) == nil ? .bigint : .integer)
    case .decimal(let text): return try decimal(text)
    case .double(let value): return QueryValue(.double(value), .double)
    case .string(let text): return QueryValue(.text(text), .varchar(text.unicodeScalars.count))
    case .typed(let type, let text, let position): return try Conversion.typed(type, text, at: position)
    case .name(let parts, let position):
      throw QueryError(
        "COLUMN_NOT_FOUND",
        "Column '\(parts.joined(separator: ".").lowercased())' cannot be resolved or requester is not authorized to access requested resources",
        at: position)
    case .unary(let operation, let operand, let position):
      return try unary(operation, try value(of: operand), position)
    case .binary("AND", let left, let right, let position): return try logical("AND", left, right, position)
    case .binary("OR", let left, let right, let position): return try logical("OR", left, right, position)
    case .binary("||", let left, let right, let position): return try concatenation(left, right, position)
    case .binary(let operation, let left, let right, let position):
      return try binary(operation, try value(of: left), try value(of: right), position)
    case .isNull(let operand): return QueryValue(.boolean(try value(of: operand).isNull), .boolean)
    case .oneOf(let operand, let list, let position): return try oneOf(operand, list, position)
    case .between(let operand, let low, let high, let position):
      return try between(try value(of: operand), try value(of: low), try value(of: high), position)
    case .like(let text, let pattern, let escape, let position): return try like(text, pattern, escape, position)
    case .star(let position):
      throw QueryError("COLUMN_NOT_FOUND", "SELECT * not allowed in queries without FROM clause", at: position)
    case .choice(let operand, let branches, let otherwise): return try choice(operand, branches, otherwise)
    case .cast(let operand, let type, let isSafe, let position): return try cast(operand, type, isSafe, position)
    case .call(let name, let arguments, let position): return try call(name, arguments, position)
    }
  }

  // MARK: Literals

  private func decimal(_ text: String) throws(QueryError) -> QueryValue {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let scale = parts.count > 1 ? parts[1].count : 0
    let digits = parts.joined()
    let significant = digits.drop { $0 == "0" || $0 == "-" }.count
    guard max(significant, scale) <= 38, let value = Int128(digits) else {
      throw QueryError("SYNTAX_ERROR", "Invalid decimal literal '\(text)'")
    }
    return QueryValue(.decimal(value), .decimal(precision: max(significant, scale, 1), scale: scale))
  }

  // MARK: Operators

  private func unary(_ operation: String, _ value: QueryValue, _ position: SQLPosition) throws(QueryError) -> QueryValue {
    if operation == "NOT" {
      guard value.type == .boolean || value.type == .unknown else {
        throw QueryError(
          "TYPE_MISMATCH", "Value of logical NOT expression must evaluate to a boolean (actual: \(value.type.name))", at: position
        )
      }
      guard case .boolean(let bool) = value.content else { return QueryValue(.null, .boolean) }
      return QueryValue(.boolean(!bool), .boolean)
    }
    return try Arithmetic.negate(value, at: position)
  }

  private func binary(
    _ operation: String, _ left: QueryValue, _ right: QueryValue, _ position: SQLPosition
  ) throws(QueryError) -> QueryValue {
    if ["+", "-", "*", "/", "%"].contains(operation) {
      return try Arithmetic.apply(operation, left, right, at: position)
    }
    return try Comparison.apply(operation, left, right, at: position)
  }

  /// Three-valued logic; the right side is not evaluated where the left one decides.
  private func logical(
    _ operation: String, _ left: ConstantExpression, _ right: ConstantExpression, _ position: SQLPosition
  ) throws(QueryError) -> QueryValue {
    let decisive = operation == "OR"
    let first = try boolean(left, operation, position)
    if first == decisive { return QueryValue(.boolean(decisive), .boolean) }
    let second = try boolean(right, operation, position)
    if second == decisive { return QueryValue(.boolean(decisive), .boolean) }
    guard first != nil, second != nil else { return QueryValue(.null, .boolean) }
    return QueryValue(.boolean(!decisive), .boolean)
  }

  private func boolean(_ expression: ConstantExpression, _ operation: String, _ position: SQLPosition) throws(QueryError) -> Bool?
  {
    let value = try value(of: expression)
    guard value.type == .boolean || value.type == .unknown else {
      throw QueryError(
        "TYPE_MISMATCH", "Logical expression term must evaluate to a boolean (actual: \(value.type.name))", at: position)
    }
    if case .boolean(let bool) = value.content { return bool }
    return nil
  }

  private func concatenation(_ left: ConstantExpression, _ right: ConstantExpression, _ position: SQLPosition) throws(QueryError)
    -> QueryValue
  {
    let (first, second) = (try value(of: left), try value(of: right))
    for value in [first, second] where !value.type.isText {
      throw QueryError(
        "TYPE_MISMATCH",
        "Unexpected parameters (\(first.type.name), \(second.type.name)) for function concat. Expected: concat(char(x), char(y)), concat(array(E), E) E, concat(E, array(E)) E, concat(array(E)) E, concat(varchar), concat(varbinary)",
        at: position)
    }
    guard let a = first.text, let b = second.text else { return QueryValue(.null, .varchar(nil)) }
    return QueryValue(.text(a + b), .varchar(nil))
  }

  private func between(
    _ value: QueryValue, _ low: QueryValue, _ high: QueryValue, _ position: SQLPosition
  ) throws(QueryError) -> QueryValue {
    let verdicts = [
      try Comparison.apply(">=", value, low, at: position), try Comparison.apply("<=", value, high, at: position),
    ]
    return verdicts.first { $0.content == .boolean(false) } ?? verdicts.first { $0.isNull } ?? verdicts[0]
  }

  private func oneOf(_ operand: ConstantExpression, _ list: [ConstantExpression], _ position: SQLPosition) throws(QueryError)
    -> QueryValue
  {
    let wanted = try value(of: operand)
    var items: [QueryValue] = []
    // Every item is evaluated, even after one that matches: an error in any of them fails the query.
    for item in list { items.append(try value(of: item)) }
    _ = try CommonType.of([wanted] + items, in: "IN value and list items", at: position)
    var verdict = QueryValue(.boolean(false), .boolean)
    for item in items {
      let equal = try Comparison.apply("=", wanted, item, at: position)
      if equal.content == .boolean(true) { return equal }
      if equal.isNull { verdict = equal }
    }
    return verdict
  }

  private func like(
    _ text: ConstantExpression, _ pattern: ConstantExpression, _ escape: ConstantExpression?, _ position: SQLPosition
  ) throws(QueryError) -> QueryValue {
    let hasEscape = escape != nil
    let texts = [
      try self.text(text, "Left side of", position), try self.text(pattern, "Pattern for", position),
      try escape.map { escape throws(QueryError) in try self.text(escape, "Escape for", position) } ?? .some(""),
    ]
    guard let value = texts[0], let like = texts[1], let escape = texts[2] else { return QueryValue(.null, .boolean) }
    guard escape.unicodeScalars.count == 1 || !hasEscape && escape.isEmpty else {
      throw QueryError("INVALID_FUNCTION_ARGUMENT", "Escape string must be a single character")
    }
    guard let pattern = LikePattern(like, escape: escape.unicodeScalars.first) else {
      throw QueryError(
        "INVALID_FUNCTION_ARGUMENT", "Escape character must be followed by '%', '_' or the escape character itself")
    }
    return QueryValue(.boolean(pattern.matches(value)), .boolean)
  }

  /// A part of LIKE, which must be a text.
  private func text(_ expression: ConstantExpression, _ part: String, _ position: SQLPosition) throws(QueryError) -> String? {
    let value = try value(of: expression)
    guard value.type.isText else {
      throw QueryError(
        "TYPE_MISMATCH", "\(part) LIKE expression must evaluate to a varchar (actual: \(value.type.name))", at: position)
    }
    return value.text
  }

  private func choice(
    _ operand: ConstantExpression?, _ branches: [ConstantExpression.Branch], _ otherwise: ConstantExpression?
  ) throws(QueryError) -> QueryValue {
    let start = SQLPosition(line: 1, column: 1)
    let compared = try operand.map { operand throws(QueryError) in try value(of: operand) }
    var results = branches.map(\.result)
    if let otherwise { results.append(otherwise) }
    var chosen = results.count > branches.count ? branches.count : nil
    for (index, branch) in branches.enumerated() {
      let condition = try value(of: branch.condition)
      let verdict =
        try compared.map { compared throws(QueryError) in try Comparison.apply("=", compared, condition, at: start) } ?? condition
      guard verdict.content == .boolean(true) else { continue }
      chosen = index
      break
    }
    return try unified(results, taking: chosen, in: "All CASE results", at: start)
  }

  /// One of several expressions, as a value of the type they have in common; NULL if none is taken.
  ///
  /// Only the one taken may fail: the others give no more than their type.
  func unified(
    _ expressions: [ConstantExpression], taking chosen: Int?, in place: String, at position: SQLPosition
  ) throws(QueryError) -> QueryValue {
    var values: [QueryValue] = []
    for (index, expression) in expressions.enumerated() {
      values.append(index == chosen ? try value(of: expression) : try typed(expression))
    }
    let type = try CommonType.of(values, in: place, at: position)
    guard let chosen else { return QueryValue(.null, type) }
    return try Conversion.cast(values[chosen], to: type, at: position)
  }

  /// A NULL of the type that an expression has; of no type where evaluating it fails for its data.
  func typed(_ expression: ConstantExpression) throws(QueryError) -> QueryValue {
    do {
      return QueryValue(.null, try value(of: expression).type)
    } catch {
      guard error.concernsData else { throw error }
      return .null
    }
  }

  private func cast(
    _ operand: ConstantExpression, _ name: TypeName, _ isSafe: Bool, _ position: SQLPosition
  ) throws(QueryError) -> QueryValue {
    let type = try Conversion.type(name)
    do {
      return try Conversion.cast(try value(of: operand), to: type, at: position)
    } catch {
      guard isSafe, error.concernsData else { throw error }
      return QueryValue(.null, type)
    }
  }
}

extension QueryType {
  var isText: Bool {
    switch self {
    case .varchar, .unknown: true
    default: false
    }
  }
}
