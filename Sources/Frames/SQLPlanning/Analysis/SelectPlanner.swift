import SQLColumns
import SQLFunctions
import SQLSyntax

/// Plans one SELECT, with the ORDER BY of its query.
struct SelectPlanner {
  private let planner: QueryPlanner
  private let select: Select
  private let orderBy: [SortItem]

  init(_ planner: QueryPlanner, _ select: Select, orderBy: [SortItem]) {
    (self.planner, self.select, self.orderBy) = (planner, select, orderBy)
  }

  /// An output: its column and its value.
  private struct Output {
    var field: Scope.Field
    var value: TypedExpression
  }

  /// The rows, and the keys they are sorted by.
  func plan() throws(SQLError) -> (relation: PlannedRelation, ties: [SortKey]) {
    var source = try from()
    if let condition = select.condition {
      let typed = try ExpressionAnalyzer(planner, source.scope, clause: "WHERE").condition(condition)
      source.plan = .filter(source.plan, typed)
    }
    try checkWindows()
    let grouping = try self.grouping(source.scope)
    let analyzer =
      grouping.map { GroupedAnalyzer(planner, source.scope, definitions: select.windows, groups: $0.groups, sets: $0.sets) }
      ?? SelectAnalyzer(planner, source.scope, definitions: select.windows)
    let outputs = try self.outputs(analyzer)
    let having = try self.having(analyzer)
    let keys = try sortKeys(analyzer, outputs)
    return try assemble(source, analyzer, grouping, outputs, having, keys)
  }

  private func from() throws(SQLError) -> PlannedRelation {
    guard let relation = select.from else { return PlannedRelation(plan: .values([[]], []), scope: Scope()) }
    return try RelationPlanner(planner).plan(relation)
  }

  private func checkWindows() throws(SQLError) {
    var seen: Set<String> = []
    for definition in select.windows where !seen.insert(definition.name.lowercased).inserted {
      throw SQLError(
        "DUPLICATE_WINDOW_NAME", "WINDOW name '\(definition.name.lowercased)' specified more than once", at: definition.position)
    }
  }

  // MARK: Outputs

  private func outputs(_ analyzer: SelectAnalyzer) throws(SQLError) -> [Output] {
    var outputs: [Output] = []
    for item in select.items {
      switch item.kind {
      case .value(let expression, let alias):
        let typed = try analyzer.analyze(expression)
        var field = Scope.Field(alias?.lowercased ?? name(expression), typed.type)
        field.origin = origin(expression, analyzer.scope)
        if alias == nil, let place = place(expression, analyzer.scope) {
          field.qualifier = analyzer.scope.fields[place].qualifier
        }
        outputs.append(Output(field: field, value: typed))
      case .all:
        guard select.from != nil else {
          throw SQLError("COLUMN_NOT_FOUND", "SELECT * not allowed in queries without FROM clause", at: item.position)
        }
        outputs += try all(analyzer, analyzer.scope.fields.indices.filter { !analyzer.scope.fields[$0].isHidden }, item.position)
      case .allOf(let target, let columns): outputs += try allOf(target, columns, analyzer, item.position)
      }
    }
    if select.isDistinct {
      for output in outputs where !output.value.type.isComparable {
        throw SQLError(
          "TYPE_MISMATCH", "DISTINCT can only be applied to comparable types (actual: \(output.value.type.name))",
          at: select.position)
      }
    }
    return outputs
  }

  private func name(_ expression: Expression) -> String? {
    switch expression.kind {
    case .identifier(let name): name.lowercased
    case .dereference(_, let field): field.lowercased
    default: nil
    }
  }

  private func place(_ expression: Expression, _ scope: Scope) -> Int? {
    expression.nameParts.flatMap { scope.places(of: $0[...]).first }
  }

  private func origin(_ expression: Expression, _ scope: Scope) -> (table: TableName, column: String)? {
    place(expression, scope).flatMap { scope.fields[$0].origin }
  }

  private func all(_ analyzer: SelectAnalyzer, _ places: [Int], _ position: SQLPosition) throws(SQLError) -> [Output] {
    var outputs: [Output] = []
    for place in places {
      outputs.append(Output(field: analyzer.scope.fields[place], value: try analyzer.column(place, position)))
    }
    return outputs
  }

  private func allOf(
    _ target: Expression, _ columns: [Identifier], _ analyzer: SelectAnalyzer, _ position: SQLPosition
  ) throws(SQLError) -> [Output] {
    var outputs: [Output]
    if let parts = target.nameParts,
      case let places = analyzer.scope.fields.indices.filter({
        !analyzer.scope.fields[$0].isHidden && analyzer.scope.fields[$0].belongs(to: parts)
      }), !places.isEmpty
    {
      outputs = try all(analyzer, places, position)
    } else {
      let typed: TypedExpression
      do throws(SQLError) {
        typed = try analyzer.analyze(target)
      } catch {
        guard error.code == "COLUMN_NOT_FOUND", let parts = target.nameParts else { throw error }
        throw SQLError("TABLE_NOT_FOUND", "Unable to resolve reference \(parts.joined(separator: "."))", at: target.position)
      }
      guard case .row(let fields) = typed.type else {
        throw SQLError("TYPE_MISMATCH", "expected expression of type Row", at: target.position)
      }
      outputs = fields.indices.map { index in
        Output(field: Scope.Field(fields[index].name, fields[index].type), value: .field(typed, index, fields[index].type))
      }
    }
    guard columns.isEmpty || columns.count == outputs.count else {
      throw SQLError(
        "MISMATCHED_COLUMN_ALIASES", "Column alias list has \(columns.count) entries but relation has \(outputs.count) columns",
        at: position)
    }
    for (index, column) in columns.enumerated() { outputs[index].field.name = column.lowercased }
    return outputs
  }

  private func having(_ analyzer: SelectAnalyzer) throws(SQLError) -> TypedExpression? {
    guard let having = select.having else { return nil }
    let typed = try analyzer.analyze(having)
    guard Coercion.isPossible(typed.type, .boolean) else {
      throw SQLError(
        "TYPE_MISMATCH", "HAVING clause must evaluate to a boolean: actual type \(typed.type.name)", at: having.position)
    }
    return typed.coerced(to: .boolean)
  }

  // MARK: Groups

  private struct Grouping {
    var groups: [TypedExpression]
    var sets: [[Int]]
    var hasSets: Bool
  }

  private func grouping(_ scope: Scope) throws(SQLError) -> Grouping? {
    guard let groupBy = select.groupBy else {
      let isAggregated =
        select.having != nil
        || select.items.contains { item in if case .value(let value, _) = item.kind { value.hasAggregate } else { false } }
        || orderBy.contains { $0.key.hasAggregate }
      return isAggregated ? Grouping(groups: [], sets: [[]], hasSets: false) : nil
    }
    let reader = GroupByReader(ExpressionAnalyzer(planner, scope, clause: "GROUP BY clause"), select)
    let (groups, sets) = try reader.read(groupBy)
    let isPlain = sets.count == 1 && sets[0].count == groups.count
    return Grouping(groups: groups, sets: sets, hasSets: !isPlain)
  }

  // MARK: Order

  private func sortKeys(_ analyzer: SelectAnalyzer, _ outputs: [Output]) throws(SQLError) -> [SortKey] {
    guard !orderBy.isEmpty else { return [] }
    var aliases: [String: TypedExpression] = [:]
    for output in outputs { if let name = output.field.name, aliases[name] == nil { aliases[name] = output.value } }
    analyzer.aliases = aliases
    defer { analyzer.aliases = [:] }
    var keys: [SortKey] = []
    for item in orderBy {
      let typed: TypedExpression
      if case .literal(.integer(let position)) = item.key.kind {
        guard position >= 1, position <= outputs.count else {
          throw SQLError("INVALID_COLUMN_REFERENCE", "ORDER BY position \(position) is not in select list", at: item.key.position)
        }
        typed = outputs[Int(position) - 1].value
      } else {
        try checkAmbiguity(item.key, outputs)
        typed = try analyzer.analyze(item.key)
      }
      keys.append(try planner.sortKey(item, typed))
    }
    return keys
  }

  private func checkAmbiguity(_ expression: Expression, _ outputs: [Output]) throws(SQLError) {
    guard case .identifier(let name) = expression.kind else { return }
    let matching = Set(outputs.filter { $0.field.name == name.lowercased }.map { $0.value.key })
    if matching.count > 1 {
      throw SQLError("AMBIGUOUS_NAME", "Column '\(name.lowercased)' is ambiguous", at: expression.position)
    }
  }

  // MARK: Putting it together

  private func assemble(
    _ source: PlannedRelation, _ analyzer: SelectAnalyzer, _ grouping: Grouping?, _ outputs: [Output], _ having: TypedExpression?,
    _ keys: [SortKey]
  ) throws(SQLError) -> (relation: PlannedRelation, ties: [SortKey]) {
    var plan = source.plan
    var places = Places(groups: 0, calls: 0)
    if let grouping, let grouped = analyzer as? GroupedAnalyzer {
      let calls = grouped.calls
      plan = .aggregate(
        AggregatePlan(plan, groups: grouping.groups, sets: grouping.hasSets ? grouping.sets : nil, calls: calls))
      places = Places(groups: grouping.groups.count, calls: calls.count)
      if let having { plan = .filter(plan, having.mappingInputs(places.place)) }
    }
    (plan, places) = windows(plan, analyzer, places)
    let values = outputs.map { $0.value.mappingInputs(places.place) }
    let mapped = keys.map {
      SortKey($0.expression.mappingInputs(places.place), isDescending: $0.isDescending, nullsFirst: $0.nullsFirst)
    }
    return try finish(plan, outputs.map(\.field), values, mapped)
  }

  /// One window node for each partitioning and order.
  private func windows(_ plan: Plan, _ analyzer: SelectAnalyzer, _ places: Places) -> (Plan, Places) {
    var (plan, places) = (plan, places)
    var width = plan.types.count
    var shapes: [String] = []
    for (shape, _) in analyzer.windows where !shapes.contains(shape.key) { shapes.append(shape.key) }
    for key in shapes {
      let members = analyzer.windows.indices.filter { analyzer.windows[$0].specification.key == key }
      let shape = analyzer.windows[members[0]].specification
      plan = .window(
        WindowPlan(
          plan, partition: shape.partition.map { $0.mappingInputs(places.place) },
          order: shape.order.map {
            SortKey($0.expression.mappingInputs(places.place), isDescending: $0.isDescending, nullsFirst: $0.nullsFirst)
          },
          calls: members.map { analyzer.windows[$0].call.mappingInputs(places.place) }))
      for (offset, member) in members.enumerated() { places.windows[member] = width + offset }
      width += members.count
    }
    return (plan, places)
  }

  private func finish(
    _ plan: Plan, _ fields: [Scope.Field], _ values: [TypedExpression], _ keys: [SortKey]
  ) throws(SQLError) -> (relation: PlannedRelation, ties: [SortKey]) {
    var known: [String: Int] = [:]
    for (place, value) in values.enumerated() where known[value.key] == nil { known[value.key] = place }
    var (all, scope) = (values, Scope(fields))
    var sorted: [SortKey] = []
    for (index, key) in keys.enumerated() {
      if known[key.expression.key] == nil {
        guard !select.isDistinct else {
          throw SQLError(
            "EXPRESSION_NOT_IN_DISTINCT", "For SELECT DISTINCT, ORDER BY expressions must appear in select list",
            at: orderBy[index].key.position)
        }
        known[key.expression.key] = all.count
        all.append(key.expression)
        var hidden = Scope.Field(nil, key.expression.type)
        hidden.isHidden = true
        scope.fields.append(hidden)
      }
      let place = known[key.expression.key] ?? 0
      sorted.append(SortKey(.input(place, key.expression.type), isDescending: key.isDescending, nullsFirst: key.nullsFirst))
    }
    for index in fields.indices { scope.fields[index].isHidden = false }
    var result = Plan.project(plan, all)
    if select.isDistinct { result = planner.distinct(result, all.map(\.type)) }
    if !sorted.isEmpty { result = .sort(result, sorted, limit: nil) }
    return (PlannedRelation(plan: result, scope: scope), sorted)
  }
}

/// The true places of what analysers number provisionally.
private struct Places {
  let groups: Int
  let calls: Int
  var windows: [Int: Int] = [:]

  init(groups: Int, calls: Int) { (self.groups, self.calls) = (groups, calls) }

  func place(_ index: Int) -> Int {
    if index >= SelectAnalyzer.windowBase { return windows[index - SelectAnalyzer.windowBase] ?? index }
    if index >= GroupedAnalyzer.callBase { return groups + index - GroupedAnalyzer.callBase }
    if index == GroupedAnalyzer.setPlace { return groups + calls }
    return index
  }
}

extension WindowCall {
  /// The call over inputs at other places.
  func mappingInputs(_ place: (Int) -> Int) -> WindowCall {
    var result = self
    result.arguments = arguments.map { $0.mappingInputs(place) }
    if case .aggregate(let call) = function { result.function = .aggregate(call.mappingInputs(place)) }
    result.frame = Frame(frame.unit, frame.start.mappingInputs(place), frame.end.mappingInputs(place))
    return result
  }
}

extension WindowCall.Frame.Bound {
  fileprivate func mappingInputs(_ place: (Int) -> Int) -> WindowCall.Frame.Bound {
    switch self {
    case .preceding(let offset, let edge): .preceding(offset.mappingInputs(place), edge: edge?.mappingInputs(place))
    case .following(let offset, let edge): .following(offset.mappingInputs(place), edge: edge?.mappingInputs(place))
    default: self
    }
  }
}

extension AggregateCall {
  /// The call over inputs at other places.
  func mappingInputs(_ place: (Int) -> Int) -> AggregateCall {
    var result = self
    result.arguments = arguments.map { $0.mappingInputs(place) }
    result.filter = filter?.mappingInputs(place)
    result.order = order.map {
      SortKey($0.expression.mappingInputs(place), isDescending: $0.isDescending, nullsFirst: $0.nullsFirst)
    }
    return result
  }
}
