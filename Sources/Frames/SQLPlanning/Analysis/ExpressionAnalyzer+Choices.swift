import SQLColumns
import SQLFunctions
import SQLSyntax

/// CASE, IF, COALESCE, NULLIF, TRY and CAST.
extension ExpressionAnalyzer {
  func choice(_ expression: Expression) throws(SQLError) -> TypedExpression {
    switch expression.kind {
    case .searchedCase(let clauses, let otherwise): return try searched(clauses, otherwise)
    case .simpleCase(let operand, let clauses, let otherwise): return try simple(operand, clauses, otherwise)
    case .ifElse(let condition, let result, let otherwise): return try ifElse(condition, result, otherwise)
    case .coalesce(let parts):
      let typed = try sameType(parts, "All COALESCE operands")
      return .coalesce(typed, typed[0].type)
    case .nullIf(let first, let second): return try nullIf(first, second, expression.position)
    case .tryValue(let inner): return .attempt(try analyze(inner))
    default: throw SQLError("NOT_SUPPORTED", "Unexpected expression", at: expression.position)
    }
  }

  private func searched(_ clauses: [Expression.WhenClause], _ otherwise: Expression?) throws(SQLError) -> TypedExpression {
    var conditions: [TypedExpression] = []
    for clause in clauses {
      let condition = try analyze(clause.condition)
      guard Coercion.isPossible(condition.type, .boolean) else {
        throw SQLError(
          "TYPE_MISMATCH", "CASE WHEN clause must evaluate to a boolean (actual: \(condition.type.name))",
          at: clause.condition.position)
      }
      conditions.append(condition.coerced(to: .boolean))
    }
    return try choose(conditions, clauses, otherwise)
  }

  private func simple(
    _ operand: Expression, _ clauses: [Expression.WhenClause], _ otherwise: Expression?
  ) throws(SQLError) -> TypedExpression {
    let value = try analyze(operand)
    var conditions: [TypedExpression] = []
    for clause in clauses {
      let other = try analyze(clause.condition)
      guard let type = Coercion.common(value.type, other.type) else {
        throw SQLError(
          "TYPE_MISMATCH", "CASE operand type does not match WHEN clause operand type: \(value.type.name) vs \(other.type.name)",
          at: clause.condition.position)
      }
      conditions.append(.comparison(.equal, value.coerced(to: type), other.coerced(to: type)))
    }
    return try choose(conditions, clauses, otherwise)
  }

  private func choose(
    _ conditions: [TypedExpression], _ clauses: [Expression.WhenClause], _ otherwise: Expression?
  ) throws(SQLError) -> TypedExpression {
    let typed = try sameType(clauses.map(\.result) + (otherwise.map { [$0] } ?? []), "All CASE results")
    let type = typed[0].type
    let branches = zip(conditions, typed).map { TypedExpression.Branch($0, $1) }
    return .choice(branches, otherwise: otherwise == nil ? .null(type) : typed[typed.count - 1], type)
  }

  private func ifElse(_ condition: Expression, _ result: Expression, _ otherwise: Expression?) throws(SQLError) -> TypedExpression
  {
    let test = try analyze(condition)
    guard Coercion.isPossible(test.type, .boolean) else {
      throw SQLError(
        "TYPE_MISMATCH", "IF condition must evaluate to a boolean (actual: \(test.type.name))", at: condition.position)
    }
    let typed = try sameType([result] + (otherwise.map { [$0] } ?? []), "Result types for IF")
    let branch = TypedExpression.Branch(test.coerced(to: .boolean), typed[0])
    return .choice([branch], otherwise: typed.count > 1 ? typed[1] : .null(typed[0].type), typed[0].type)
  }

  private func nullIf(_ first: Expression, _ second: Expression, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    let (left, right) = (try analyze(first), try analyze(second))
    guard let common = Coercion.common(left.type, right.type) else {
      throw SQLError(
        "TYPE_MISMATCH", "Types are not comparable with NULLIF: \(left.type.name) vs \(right.type.name)", at: position)
    }
    let same = TypedExpression.comparison(.equal, left.coerced(to: common), right.coerced(to: common))
    return .choice([.init(same, .null(left.type))], otherwise: left, left.type)
  }

  func cast(_ inner: Expression, _ written: DataType, _ isSafe: Bool, _ position: SQLPosition) throws(SQLError) -> TypedExpression
  {
    let value = try analyze(inner)
    let type = try TypeReader.type(written)
    guard Cast.isPossible(value.type, type) else {
      throw SQLError("TYPE_MISMATCH", "Cannot cast \(value.type.name) to \(type.name)", at: position)
    }
    return .cast(value, type, isTry: isSafe)
  }
}
