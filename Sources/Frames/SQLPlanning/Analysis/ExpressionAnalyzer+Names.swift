import SQLColumns
import SQLFunctions
import SQLSyntax

/// Columns, fields, lambda parameters.
extension ExpressionAnalyzer {
  /// A name, qualified or not, or a field of some expression.
  func reference(_ expression: Expression) throws(SQLError) -> TypedExpression {
    guard let parts = expression.nameParts else {
      guard case .dereference(let base, let field) = expression.kind else { return try analyze(expression) }
      return try self.field(try analyze(base), field.lowercased, expression.position)
    }
    if let (value, taken) = try resolve(parts, expression.position, level: lambdas.count) {
      return try fields(value, parts.dropFirst(taken), expression.position)
    }
    throw unresolved(parts, expression.position)
  }

  func unresolved(_ parts: [String], _ position: SQLPosition) -> SQLError {
    SQLError(
      "COLUMN_NOT_FOUND",
      "Column '\(parts.joined(separator: "."))' cannot be resolved or requester is not authorized to access requested resources",
      at: position)
  }

  /// What a name means, seen from inside so many lambdas.
  func resolve(_ parts: [String], _ position: SQLPosition, level: Int) throws(SQLError) -> (TypedExpression, Int)? {
    guard level > 0 else { return try resolveColumn(parts, position) }
    let frame = lambdas[level - 1]
    if let place = frame.names.lastIndex(of: parts[0]) { return (.input(place, frame.types[place]), 1) }
    guard let (value, taken) = try resolve(parts, position, level: level - 1) else { return nil }
    return (frame.capture(value), taken)
  }

  private func resolveColumn(_ parts: [String], _ position: SQLPosition) throws(SQLError) -> (TypedExpression, Int)? {
    for count in stride(from: parts.count, to: 0, by: -1) {
      let places = scope.places(of: parts[..<count])
      if places.count > 1 {
        throw SQLError("AMBIGUOUS_NAME", "Column '\(parts[..<count].joined(separator: "."))' is ambiguous", at: position)
      }
      if let place = places.first { return (try column(place, position), count) }
    }
    guard let outer = planner.outer, let (value, taken) = try outer.resolve(parts, position) else { return nil }
    return (outer.capture(value), taken)
  }

  private func fields(_ value: TypedExpression, _ names: ArraySlice<String>, _ position: SQLPosition) throws(SQLError)
    -> TypedExpression
  {
    var value = value
    for name in names { value = try field(value, name, position) }
    return value
  }

  /// A field of a row by name.
  func field(_ base: TypedExpression, _ name: String, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    guard case .row(let fields) = base.type else {
      throw SQLError("TYPE_MISMATCH", "Expression \(base.type.name) is not of type ROW", at: position)
    }
    let places = fields.indices.filter { fields[$0].name?.lowercased() == name.lowercased() }
    if places.count > 1 { throw SQLError("AMBIGUOUS_NAME", "Ambiguous row field reference: \(name)", at: position) }
    guard let place = places.first else {
      throw unresolved([name], position)
    }
    return .field(base, place, fields[place].type)
  }
}

extension Expression {
  /// The parts of a name such as `t.a`, in lower case; nil for other expressions.
  var nameParts: [String]? {
    switch kind {
    case .identifier(let name): [name.lowercased]
    case .dereference(let base, let field): base.nameParts.map { $0 + [field.lowercased] }
    default: nil
    }
  }

  /// As messages quote an expression.
  var text: String { SQLPrinter.text(of: self) }
}
