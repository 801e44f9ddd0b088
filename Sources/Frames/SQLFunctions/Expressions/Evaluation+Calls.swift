import SQLColumns

/// Calls of functions, with their lambdas.
extension Evaluation {
  func call(
    _ function: ScalarFunction, _ arguments: [TypedExpression], _ type: SQLType, _ batch: Batch
  ) throws(SQLError) -> Column {
    var columns: [Column] = []
    var lambdas: [LambdaClosure?] = []
    for argument in arguments {
      if case .lambda(let parameters, let captures, let body) = argument {
        lambdas.append(try closure(parameters, captures, body, batch))
        columns.append(.constant(.null, argument.type, count: batch.count))
      } else {
        lambdas.append(nil)
        columns.append(try column(argument, batch))
      }
    }
    var context = CallContext(types: arguments.map(\.type), result: type, session: session)
    if lambdas.contains(where: { $0 != nil }) { context.lambdas = lambdas }
    switch function.body {
    case .columns(let body): return try body(columns, batch.count, context)
    case .row(let body): return try rows(function, body, columns, batch.count, context)
    }
  }

  private func rows(
    _ function: ScalarFunction, _ body: ScalarFunction.RowBody, _ columns: [Column], _ count: Int, _ context: CallContext
  ) throws(SQLError) -> Column {
    let hasLambda = !context.lambdas.isEmpty
    if function.isDeterministic && !hasLambda {
      if count > 1, columns.allSatisfy({ $0.constantValue != nil }) {
        let one = try rows(function, body, columns.map { $0.slice(0..<1) }, 1, context)
        return .constant(one[0], context.result, count: count)
      }
      if let shared = try overDictionary(function, body, columns, count, context) { return shared }
    }
    var builder = ColumnBuilder(context.result, capacity: count)
    var context = context
    for row in 0..<count {
      context.row = row
      let values = columns.map { $0[row] }
      if !function.readsNulls, zip(values.indices, values).contains(where: { $1.isNull && !isLambda($0, context) }) {
        builder.appendNull()
      } else {
        builder.append(try body(values, context))
      }
    }
    return builder.finish()
  }

  private func isLambda(_ place: Int, _ context: CallContext) -> Bool {
    place < context.lambdas.count && context.lambdas[place] != nil
  }

  /// One computation for each word of a dictionary, if only one argument varies and has one.
  private func overDictionary(
    _ function: ScalarFunction, _ body: ScalarFunction.RowBody, _ columns: [Column], _ count: Int, _ context: CallContext
  ) throws(SQLError) -> Column? {
    let varying = columns.indices.filter { columns[$0].constantValue == nil }
    guard varying.count == 1, case .dictionary(let indices, let words) = columns[varying[0]].storage, words.count < count,
      !function.readsNulls
    else { return nil }
    let inner = columns.indices.map { index -> Column in
      index == varying[0] ? words : .constant(columns[index].constantValue ?? .null, columns[index].type, count: words.count)
    }
    let answers = try rows(function, body, inner, words.count, context)
    return Column(context.result, count: count, .dictionary(indices, answers.flattened))
  }

  /// A lambda with its captured columns: its body sees its parameters first, then what it captures.
  private func closure(
    _ parameters: [SQLType], _ captures: [TypedExpression], _ body: TypedExpression, _ batch: Batch
  ) throws(SQLError) -> LambdaClosure {
    var captured: [Column] = []
    for capture in captures { captured.append(try column(capture, batch)) }
    let columns = captured
    return LambdaClosure { rows, row throws(SQLError) in
      var inputs: [Column] = []
      for (index, type) in parameters.enumerated() { inputs.append(Column(type, rows.map { $0[index] })) }
      inputs += columns.map { .constant($0[row], $0.type, count: rows.count) }
      return try self.column(body, Batch(inputs, count: rows.count)).values
    }
  }
}
