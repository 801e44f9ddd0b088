import SQLColumns
import SQLFunctions
import SQLSyntax

/// Reads window functions and their windows.
struct WindowReader {
  private let analyzer: SelectAnalyzer

  init(_ analyzer: SelectAnalyzer) { self.analyzer = analyzer }

  /// The window with what it takes from named ones.
  func specification(_ window: Window) throws(SQLError) -> WindowSpecification {
    switch window {
    case .named(let name): return try named(name)
    case .specification(let specification): return try completed(specification)
    }
  }

  private func named(_ name: Identifier) throws(SQLError) -> WindowSpecification {
    guard let definition = analyzer.definitions.first(where: { $0.name.lowercased == name.lowercased }) else {
      throw SQLError("INVALID_WINDOW_REFERENCE", "Cannot resolve WINDOW name \(name.text)", at: name.position)
    }
    return try completed(definition.specification)
  }

  func completed(_ specification: WindowSpecification) throws(SQLError) -> WindowSpecification {
    guard let base = specification.base else { return specification }
    let inherited = try named(base)
    if !specification.partitionBy.isEmpty {
      throw SQLError(
        "INVALID_PARTITION_BY", "WINDOW specification with named WINDOW reference cannot specify PARTITION BY",
        at: specification.partitionBy[0].position)
    }
    if !specification.orderBy.isEmpty && !inherited.orderBy.isEmpty {
      throw SQLError(
        "INVALID_ORDER_BY", "Cannot specify ORDER BY if referenced named WINDOW specifies ORDER BY",
        at: specification.orderBy[0].position)
    }
    if inherited.frame != nil {
      throw SQLError(
        "INVALID_WINDOW_REFERENCE", "Cannot reference named WINDOW containing frame specification", at: base.position)
    }
    var result = specification
    result.base = nil
    result.partitionBy = inherited.partitionBy
    if result.orderBy.isEmpty { result.orderBy = inherited.orderBy }
    return result
  }

  func shape(_ specification: WindowSpecification) throws(SQLError) -> SelectAnalyzer.WindowShape {
    var partition: [TypedExpression] = []
    for expression in specification.partitionBy {
      let typed = try analyzer.analyze(expression)
      guard typed.type.isComparable else {
        throw SQLError(
          "TYPE_MISMATCH", "\(typed.type.name) is not comparable, and therefore cannot be used in window function PARTITION BY",
          at: expression.position)
      }
      partition.append(typed)
    }
    var order: [SortKey] = []
    for item in specification.orderBy {
      let typed = try analyzer.analyze(item.key)
      guard typed.type.isOrderable || typed.type == .unknown else {
        throw SQLError(
          "TYPE_MISMATCH", "\(typed.type.name) is not orderable, and therefore cannot be used in window function ORDER BY",
          at: item.key.position)
      }
      order.append(SortKey(typed, isDescending: item.isDescending, nullsFirst: item.nullsFirst ?? false))
    }
    return SelectAnalyzer.WindowShape(partition: partition, order: order)
  }

  func call(
    _ call: FunctionCall, _ specification: WindowSpecification, _ shape: SelectAnalyzer.WindowShape, _ position: SQLPosition
  ) throws(SQLError) -> WindowCall {
    let name = call.name.last.lowercased
    let frame = try specification.frame.map { frame throws(SQLError) in try self.frame(frame, specification, shape) } ?? .standard
    guard let function = WindowFunction(rawValue: name) else {
      guard !AggregateRegistry.shared.named(name).isEmpty else {
        if FunctionRegistry.shared.scalars(named: name).isEmpty {
          throw SQLError("FUNCTION_NOT_FOUND", "Function '\(name)' not registered", at: position)
        }
        throw SQLError("FUNCTION_NOT_WINDOW", "Not a window function: \(name)", at: position)
      }
      if call.isDistinct {
        throw SQLError("NOT_SUPPORTED", "DISTINCT in window function parameters not yet supported: \(name)", at: position)
      }
      var plain = call
      plain.window = nil
      let aggregate = try AggregateReader(arguments: analyzer).call(plain, position)
      return WindowCall(.aggregate(aggregate), arguments: [], type: aggregate.type, frame: frame)
    }
    if call.filter != nil {
      throw SQLError("FUNCTION_NOT_AGGREGATE", "Filter is only valid for aggregation functions", at: position)
    }
    if specification.frame != nil, function.ignoresFrame, [.lag, .lead].contains(function) {
      throw SQLError("INVALID_WINDOW_FRAME", "Cannot specify window frame for \(name) function", at: position)
    }
    let (arguments, type) = try ranking(function, call, position)
    return WindowCall(
      .ranking(function), arguments: arguments, type: type, frame: frame, ignoresNulls: call.nullTreatment == .ignore)
  }

  private func ranking(
    _ function: WindowFunction, _ call: FunctionCall, _ position: SQLPosition
  ) throws(SQLError) -> ([TypedExpression], SQLType) {
    var typed: [TypedExpression] = []
    for argument in call.arguments { typed.append(try analyzer.analyze(argument)) }
    let signatures = function.signatures.map { Signature($0) }
    do throws(SQLError) {
      let resolution = FunctionResolution(function.rawValue, typed.map { .value($0.type) })
      let choice = try resolution.scalar(
        signatures.indices.map { index in
          ScalarFunction(function.signatures[index], .row { _, _ in .null })
        })
      return (zip(typed, choice.arguments).map { $0.coerced(to: $1) }, choice.result)
    } catch { throw error.placed(position) }
  }

  // MARK: Frames

  private func frame(
    _ frame: WindowFrame, _ specification: WindowSpecification, _ shape: SelectAnalyzer.WindowShape
  ) throws(SQLError) -> WindowCall.Frame {
    if frame.pattern != nil {
      throw SQLError("NOT_SUPPORTED", "Row pattern recognition in window is not supported", at: frame.position)
    }
    try check(frame, specification)
    let unit: WindowCall.Frame.Measure = frame.unit == .rows ? .rows : frame.unit == .range ? .range : .groups
    let start = try bound(frame.start, frame, shape)
    let end = try frame.end.map { end throws(SQLError) in try bound(end, frame, shape) } ?? .currentRow
    return WindowCall.Frame(unit, start, end)
  }

  private func check(_ frame: WindowFrame, _ specification: WindowSpecification) throws(SQLError) {
    func fail(_ message: String) -> SQLError { SQLError("INVALID_WINDOW_FRAME", message, at: frame.position) }
    if case .unboundedFollowing = frame.start.kind { throw fail("Window frame start cannot be UNBOUNDED FOLLOWING") }
    if case .unboundedPreceding = frame.end?.kind { throw fail("Window frame end cannot be UNBOUNDED PRECEDING") }
    let end = frame.end?.kind ?? .currentRow
    if case .currentRow = frame.start.kind, case .preceding = end {
      throw fail("Window frame starting from CURRENT ROW cannot end with PRECEDING")
    }
    if case .following = frame.start.kind {
      if case .preceding = end { throw fail("Window frame starting from FOLLOWING cannot end with PRECEDING") }
      if case .currentRow = end { throw fail("Window frame starting from FOLLOWING cannot end with CURRENT ROW") }
    }
    if frame.unit == .groups, specification.orderBy.isEmpty {
      throw SQLError("MISSING_ORDER_BY", "Window frame of type GROUPS requires ORDER BY to be specified", at: frame.position)
    }
  }

  private func bound(
    _ bound: FrameBound, _ frame: WindowFrame, _ shape: SelectAnalyzer.WindowShape
  ) throws(SQLError) -> WindowCall.Frame.Bound {
    switch bound.kind {
    case .unboundedPreceding: return .unboundedPreceding
    case .currentRow: return .currentRow
    case .unboundedFollowing: return .unboundedFollowing
    case .preceding(let offset): return try distance(offset, frame, shape, isPreceding: true)
    case .following(let offset): return try distance(offset, frame, shape, isPreceding: false)
    }
  }

  private func distance(
    _ written: Expression, _ frame: WindowFrame, _ shape: SelectAnalyzer.WindowShape, isPreceding: Bool
  ) throws(SQLError) -> WindowCall.Frame.Bound {
    let offset = try analyzer.analyze(written)
    guard frame.unit == .range else {
      guard offset.type.isInteger || offset.type == .unknown || offset.type.decimalShape?.scale == 0 else {
        throw SQLError(
          "TYPE_MISMATCH",
          "Window frame \(frame.unit.rawValue) \(isPreceding ? "START" : "END") value type must be exact numeric type with scale 0 (actual \(offset.type.name))",
          at: written.position)
      }
      let typed = offset.coerced(to: .bigint)
      return isPreceding ? .preceding(typed, edge: nil) : .following(typed, edge: nil)
    }
    guard shape.order.count == 1 else {
      if shape.order.isEmpty {
        throw SQLError(
          "MISSING_ORDER_BY", "Window frame of type RANGE PRECEDING or FOLLOWING requires ORDER BY", at: frame.position)
      }
      throw SQLError(
        "INVALID_ORDER_BY",
        "Window frame of type RANGE PRECEDING or FOLLOWING requires single sort item in ORDER BY (actual: \(shape.order.count))",
        at: frame.position)
    }
    let key = shape.order[0]
    let kind: ArithmeticKind = isPreceding == key.isDescending ? .add : .subtract
    let edge: TypedExpression
    do throws(SQLError) {
      edge = try analyzer.arithmetic(kind, key.expression, offset, written.position)
    } catch {
      throw SQLError(
        "TYPE_MISMATCH",
        "Window frame of type RANGE PRECEDING or FOLLOWING requires that sort item type be numeric, datetime or interval (actual: \(key.expression.type.name))",
        at: written.position)
    }
    return isPreceding
      ? .preceding(offset, edge: .cast(edge, key.expression.type, isTry: false))
      : .following(offset, edge: .cast(edge, key.expression.type, isTry: false))
  }
}

extension WindowFunction {
  /// As Trino declares them.
  var signatures: [String] {
    switch self {
    case .rowNumber, .rank, .denseRank: ["\(rawValue)() -> bigint"]
    case .percentRank, .cumulativeDistribution: ["\(rawValue)() -> double"]
    case .ntile: ["ntile(bigint) -> bigint"]
    case .lag, .lead: ["\(rawValue)(T) -> T", "\(rawValue)(T, bigint) -> T", "\(rawValue)(T, bigint, T) -> T"]
    case .firstValue, .lastValue: ["\(rawValue)(T) -> T"]
    case .nthValue: ["nth_value(T, bigint) -> T"]
    }
  }

  /// Whether the frame does not matter.
  var ignoresFrame: Bool { ![.firstValue, .lastValue, .nthValue].contains(self) }
}
