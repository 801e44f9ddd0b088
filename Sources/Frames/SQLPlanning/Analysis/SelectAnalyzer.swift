import SQLColumns
import SQLFunctions
import SQLSyntax

/// Expressions of SELECT and ORDER BY: window functions are collected, and names may mean outputs.
class SelectAnalyzer: ExpressionAnalyzer {
  /// Window functions begin here among the inputs until their true place is known.
  static let windowBase = 1 << 24

  let definitions: [WindowDefinition]
  /// The window functions met so far.
  private(set) var windows: [(specification: WindowShape, call: WindowCall)] = []
  private var windowPlaces: [String: Int] = [:]
  private var isInsideWindow = false
  /// Outputs by name, in sight of ORDER BY alone.
  var aliases: [String: TypedExpression] = [:]

  /// Partitioning and order of a window.
  struct WindowShape {
    var partition: [TypedExpression]
    var order: [SortKey]

    var key: String {
      partition.map(\.key).joined(separator: ",") + "|"
        + order.map { "\($0.expression.key)\($0.isDescending)\($0.nullsFirst)" }.joined(separator: ",")
    }
  }

  init(_ planner: QueryPlanner, _ scope: Scope, definitions: [WindowDefinition]) {
    self.definitions = definitions
    super.init(planner, scope, clause: "SELECT")
  }

  override func analyze(_ expression: Expression) throws(SQLError) -> TypedExpression {
    if !aliases.isEmpty, lambdas.isEmpty, case .identifier(let name) = expression.kind, let output = aliases[name.lowercased] {
      return output
    }
    return try super.analyze(expression)
  }

  override func window(_ call: FunctionCall, _ expression: Expression) throws(SQLError) -> TypedExpression {
    guard !isInsideWindow else {
      throw SQLError(
        "NESTED_WINDOW", "Cannot nest window functions or row pattern measures inside window function arguments",
        at: expression.position)
    }
    guard let window = call.window else { return try aggregate(call, expression) }
    isInsideWindow = true
    defer { isInsideWindow = false }
    let reader = WindowReader(self)
    let specification = try reader.specification(window)
    let shape = try reader.shape(specification)
    let typed = try reader.call(call, specification, shape, expression.position)
    let key = "\(shape.key)#\(expressionKey(typed))"
    if windowPlaces[key] == nil {
      windowPlaces[key] = windows.count
      windows.append((shape, typed))
    }
    return .input(SelectAnalyzer.windowBase + (windowPlaces[key] ?? 0), typed.type)
  }

  private func expressionKey(_ call: WindowCall) -> String {
    let arguments = call.arguments.map(\.key).joined(separator: ",")
    let frame = "\(call.frame.unit)\(bound(call.frame.start))\(bound(call.frame.end))\(call.ignoresNulls)"
    switch call.function {
    case .ranking(let function): return "\(function.rawValue)(\(arguments))\(frame)"
    case .aggregate(let aggregate): return aggregate.key + frame
    }
  }

  private func bound(_ bound: WindowCall.Frame.Bound) -> String {
    switch bound {
    case .unboundedPreceding: "<<"
    case .preceding(let offset, _): "<\(offset.key)"
    case .currentRow: "="
    case .following(let offset, _): ">\(offset.key)"
    case .unboundedFollowing: ">>"
    }
  }
}

extension AggregateCall {
  /// A text that equal calls share, and no others.
  var key: String {
    let list = arguments.map(\.key).joined(separator: ",")
    let order = order.map { "\($0.expression.key)\($0.isDescending)\($0.nullsFirst)" }.joined(separator: ",")
    return "\(function.declaration)(\(isDistinct ? "distinct " : "")\(list)|\(filter?.key ?? "")|\(order))"
  }
}
