import SQLColumns
import SQLFunctions
import SQLPlanning
import Synchronization

/// Answers subqueries, each once for the same values of the row around it.
final class SubqueryRunner: SubqueryAnswers {
  private let subplans: [Plan]
  private let session: SQLSession
  private let source: any TableSource
  private let cancellation: Cancellation
  private let answers = Mutex<[Question: Rows]>([:])

  private struct Question: Hashable {
    let index: Int
    let captures: [SQLValue]
  }

  /// The rows of a subquery, with what membership tests need.
  final class Rows: Sendable {
    let batch: Batch
    let set: Set<SQLValue>
    let hasNull: Bool

    init(_ batch: Batch, keepsSet: Bool) {
      self.batch = batch
      let values = keepsSet ? batch.columns[0].values : []
      set = Set(values.filter { !$0.isNull })
      hasNull = values.contains { $0.isNull }
    }
  }

  init(_ subplans: [Plan], _ session: SQLSession, _ source: any TableSource, _ cancellation: Cancellation) {
    (self.subplans, self.session, self.source, self.cancellation) = (subplans, session, source, cancellation)
  }

  func answer(_ call: SubqueryCall, captures: [Column], operand: Column?, count: Int) throws(SQLError) -> Column {
    if captures.isEmpty, operand == nil, count > 0 {
      return .constant(try value(call, rows(call, []), .null), call.type, count: count)
    }
    var builder = ColumnBuilder(call.type, capacity: count)
    for row in 0..<count {
      let rows = try rows(call, captures.map { $0[row] })
      builder.append(try value(call, rows, operand?[row] ?? .null))
    }
    return builder.finish()
  }

  /// The rows of a subquery seen from a row with these values.
  func rows(_ call: SubqueryCall, _ captures: [SQLValue]) throws(SQLError) -> Rows {
    var keepsSet = false
    if case .quantified(.equal, isAll: false) = call.kind { keepsSet = isPlain(call.operand?.type ?? .unknown) }
    let isSingle = if case .exists = call.kind { true } else { false }
    return try rows(call.index, captures, keepsSet: keepsSet, onlyFirst: isSingle)
  }

  func rows(_ index: Int, _ captures: [SQLValue], keepsSet: Bool = false, onlyFirst: Bool = false) throws(SQLError) -> Rows {
    let question = Question(index: index, captures: captures)
    if let known = answers.withLock({ $0[question] }) { return known }
    try cancellation.check()
    let executor = Executor(session, source, cancellation, self, outer: captures)
    let plan = onlyFirst ? Plan.limit(subplans[index], offset: 0, count: 1, ties: []) : subplans[index]
    let rows = Rows(try executor.collect(plan), keepsSet: keepsSet)
    answers.withLock { known in
      // Answers are kept while they are few; a query may ask millions of times.
      if known.count > 100_000 { known.removeAll() }
      known[question] = rows
    }
    return rows
  }

  private func isPlain(_ type: SQLType) -> Bool {
    switch type.layout {
    case .integers, .bytes, .booleans: true
    case .wides: true
    default: false
    }
  }

  private func value(_ call: SubqueryCall, _ rows: Rows, _ operand: SQLValue) throws(SQLError) -> SQLValue {
    switch call.kind {
    case .exists: return .boolean(rows.batch.count > 0)
    case .scalar:
      guard rows.batch.count <= 1 else { throw SQLError("SUBQUERY_MULTIPLE_ROWS", "Scalar sub-query has returned multiple rows") }
      return rows.batch.count == 0 ? .null : rows.batch.columns[0][0]
    case .quantified(let kind, let isAll):
      let type = call.operand?.type ?? .unknown
      if kind == .equal, !isAll, isPlain(type) { return member(rows, operand) }
      return try quantified(kind, isAll, rows, operand, type)
    }
  }

  private func member(_ rows: Rows, _ operand: SQLValue) -> SQLValue {
    if rows.batch.count == 0 { return .boolean(false) }
    if operand.isNull { return .null }
    if rows.set.contains(operand) { return .boolean(true) }
    return rows.hasNull ? .null : .boolean(false)
  }

  private func quantified(
    _ kind: ComparisonKind, _ isAll: Bool, _ rows: Rows, _ operand: SQLValue, _ type: SQLType
  ) throws(SQLError) -> SQLValue {
    var isUnknown = false
    for row in 0..<rows.batch.count {
      let holds = try Comparison.value(kind, operand, rows.batch.columns[0][row], type)
      if holds.isNull { isUnknown = true } else if holds.boolean != isAll { return .boolean(!isAll) }
    }
    return isUnknown ? .null : .boolean(isAll)
  }
}
