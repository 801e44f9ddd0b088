public import SQLColumns

/// Answers the subqueries of a statement while its rows are computed.
public protocol SubqueryAnswers: Sendable {
  /// The answer for each row, given what the subquery sees of it and what is compared.
  func answer(_ call: SubqueryCall, captures: [Column], operand: Column?, count: Int) throws(SQLError) -> Column
}

/// Computes expressions for the rows of a batch.
public struct Evaluation: Sendable {
  /// The query's surroundings.
  public let session: SQLSession
  /// Who answers subqueries; nil where none may occur.
  public let subqueries: (any SubqueryAnswers)?
  /// The values of the row around a correlated subquery.
  public let outer: [SQLValue]

  /// An evaluation.
  public init(_ session: SQLSession, subqueries: (any SubqueryAnswers)? = nil, outer: [SQLValue] = []) {
    (self.session, self.subqueries, self.outer) = (session, subqueries, outer)
  }

  /// The values of an expression, one for each row.
  public func column(_ expression: TypedExpression, _ batch: Batch) throws(SQLError) -> Column {
    switch expression {
    case .constant(let value, let type): return .constant(value, type, count: batch.count)
    case .input(let index, _): return batch.columns[index]
    case .outer(let index, let type): return .constant(outer[index], type, count: batch.count)
    case .arithmetic(let kind, let left, let right, let type):
      return try arithmetic(kind, try column(left, batch), try column(right, batch), type)
    case .comparison(let kind, let left, let right):
      return try compared(kind, try column(left, batch), try column(right, batch))
    case .distinct(let left, let right): return try distinct(try column(left, batch), try column(right, batch))
    case .and(let terms): return try logical(terms, batch, isAnd: true)
    case .or(let terms): return try logical(terms, batch, isAnd: false)
    case .not(let inner): return negated(try column(inner, batch))
    case .isNull(let inner): return nullTest(try column(inner, batch))
    case .inConstants(let inner, let set): return membership(try column(inner, batch), set)
    case .cast(let inner, let type, let isTry): return try cast(inner, type, isTry, batch)
    case .choice(let branches, let otherwise, let type): return try choice(branches, otherwise, type, batch)
    case .coalesce(let terms, let type): return try coalesce(terms, type, batch)
    case .attempt(let inner): return try attempt(inner, batch)
    case .construct(let parts, let type): return try construct(parts, type, batch)
    case .field(let inner, let index, let type): return field(try column(inner, batch), index, type)
    case .call(let function, let arguments, let type): return try call(function, arguments, type, batch)
    case .lambda: throw SQLError("GENERIC_INTERNAL_ERROR", "a lambda is no value")
    case .subquery(let call): return try answered(call, batch)
    }
  }

  /// The value of an expression that looks at no columns.
  public func value(_ expression: TypedExpression) throws(SQLError) -> SQLValue {
    try column(expression, Batch([], count: 1))[0]
  }

  /// The rows for which a condition holds.
  public func rows(where condition: TypedExpression, _ batch: Batch) throws(SQLError) -> [Int32] {
    let mask = try column(condition, batch)
    if let value = mask.constantValue { return value.boolean ? (0..<Int32(batch.count)).map { $0 } : [] }
    let flags = mask.booleans
    var rows: [Int32] = []
    rows.reserveCapacity(batch.count)
    if let nulls = mask.flattened.nulls {
      for row in 0..<batch.count where flags[row] && !nulls[row] { rows.append(Int32(row)) }
    } else {
      for row in 0..<batch.count where flags[row] { rows.append(Int32(row)) }
    }
    return rows
  }

  private func arithmetic(_ kind: ArithmeticKind, _ left: Column, _ right: Column, _ type: SQLType) throws(SQLError) -> Column {
    if left.constantValue != nil && right.constantValue != nil && left.count > 1 {
      let one = try Arithmetic.apply(kind, left.slice(0..<1), right.slice(0..<1), type)
      return .constant(one[0], type, count: left.count)
    }
    return try Arithmetic.apply(kind, left, right, type)
  }

  private func compared(_ kind: ComparisonKind, _ left: Column, _ right: Column) throws(SQLError) -> Column {
    if left.constantValue?.isNull == true || right.constantValue?.isNull == true {
      return .constant(.null, .boolean, count: left.count)
    }
    return try Comparison.apply(kind, left, right)
  }

  private func distinct(_ left: Column, _ right: Column) throws(SQLError) -> Column {
    var values: [Bool] = []
    for row in 0..<left.count { values.append(!(try Comparison.isSame(left[row], right[row], left.type))) }
    return Column(.boolean, count: left.count, .booleans(values))
  }

  private func negated(_ column: Column) -> Column {
    if let value = column.constantValue {
      return .constant(value.isNull ? .null : .boolean(!value.boolean), .boolean, count: column.count)
    }
    let flat = column.flattened
    return Column(.boolean, count: flat.count, nulls: flat.nulls, .booleans(flat.booleans.map { !$0 }))
  }

  private func nullTest(_ column: Column) -> Column {
    guard column.mayHaveNulls else { return .constant(.boolean(false), .boolean, count: column.count) }
    return Column(.boolean, count: column.count, .booleans((0..<column.count).map { column.isNull($0) }))
  }

  private func membership(_ column: Column, _ set: ConstantSet) -> Column {
    if case .dictionary(let indices, let words) = column.storage {
      let answers = membership(words.flattened, set)
      return Column(.boolean, count: column.count, .dictionary(indices, answers))
    }
    let values = (0..<column.count).map { set.values.contains(column[$0]) }
    var nulls = column.nullMask
    if set.hasNull { nulls = (0..<column.count).map { !values[$0] || column.isNull($0) } }
    return Column(.boolean, count: column.count, nulls: nulls, .booleans(values))
  }

  private func cast(_ inner: TypedExpression, _ type: SQLType, _ isTry: Bool, _ batch: Batch) throws(SQLError) -> Column {
    let source = try column(inner, batch)
    do {
      return try Cast.column(source, to: type, session)
    } catch {
      guard isTry else { throw error }
      var builder = ColumnBuilder(type, capacity: batch.count)
      for row in 0..<batch.count {
        builder.append((try? Cast.value(source[row], from: source.type, to: type, session)) ?? .null)
      }
      return builder.finish()
    }
  }

  private func construct(_ parts: [TypedExpression], _ type: SQLType, _ batch: Batch) throws(SQLError) -> Column {
    var columns: [Column] = []
    for part in parts { columns.append(try column(part, batch)) }
    if case .row = type { return Column(type, count: batch.count, .rows(columns)) }
    var builder = ColumnBuilder(type, capacity: batch.count)
    for row in 0..<batch.count { builder.append(.array(columns.map { $0[row] })) }
    return builder.finish()
  }

  private func field(_ column: Column, _ index: Int, _ type: SQLType) -> Column {
    if let value = column.constantValue {
      return .constant(value.isNull ? .null : value.elements[index], type, count: column.count)
    }
    let flat = column.flattened
    guard case .rows(let fields) = flat.storage else { return .constant(.null, type, count: column.count) }
    guard let nulls = flat.nulls else { return fields[index] }
    return fields[index].gather(nulls.indices.map { nulls[$0] ? -1 : Int32($0) })
  }

  private func answered(_ call: SubqueryCall, _ batch: Batch) throws(SQLError) -> Column {
    guard let subqueries else { throw SQLError.unsupported("Subqueries are not supported here") }
    var captures: [Column] = []
    for capture in call.captures { captures.append(try column(capture, batch)) }
    let operand: Column? = if let expression = call.operand { try column(expression, batch) } else { nil }
    return try subqueries.answer(call, captures: captures, operand: operand, count: batch.count)
  }
}
