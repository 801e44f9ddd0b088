import SQLColumns
import SQLFunctions
import SQLSyntax

/// Plans what FROM names.
struct RelationPlanner {
  private let planner: QueryPlanner

  init(_ planner: QueryPlanner) { self.planner = planner }

  private var state: StatementState { planner.state }

  /// - Parameter left: the columns to the left, which LATERAL and UNNEST see.
  func plan(_ relation: Relation) throws(SQLError) -> PlannedRelation {
    switch relation.kind {
    case .table(let name, let travel): return try table(name, travel, relation.position)
    case .aliased(let inner, let alias, let columns):
      var planned = try plan(inner)
      planned.scope = try planned.scope.aliased(alias, columns: columns)
      return planned
    case .join(let join): return try JoinPlanner(planner, self).plan(join, relation.position)
    case .sampled(let inner, _, let percentage): return try sampled(inner, percentage)
    case .subquery(let query): return try planner.plan(query).visible.unqualified
    case .lateral(let query): return try planner.plan(query).visible.unqualified
    case .unnest(let expressions, let withOrdinality):
      return try unnest(
        expressions, withOrdinality, over: PlannedRelation(plan: .values([[]], []), scope: Scope()), isOuter: false)
    case .tableFunction(let call): return try tableFunction(call)
    case .jsonTable: throw SQLError("NOT_SUPPORTED", "JSON_TABLE is not supported", at: relation.position)
    case .patternRecognition: throw SQLError("NOT_SUPPORTED", "MATCH_RECOGNIZE is not supported", at: relation.position)
    }
  }

  // MARK: Tables and views

  func table(_ name: QualifiedName, _ travel: TimeTravel?, _ position: SQLPosition) throws(SQLError) -> PlannedRelation {
    if name.parts.count == 1, let named = planner.environment.queries[name.last.lowercased] {
      return try namedQuery(named, name.last)
    }
    let full = planner.environment.fullName(name)
    let version = try travel.map { travel throws(SQLError) in try self.version(travel) }
    guard let table = try state.catalog.table(full, version: version) else { throw try missing(full, name, position) }
    state.use(full, isView: table.view != nil)
    if let view = table.view { return try self.view(table, view, position) }
    return try stored(table, full, position)
  }

  /// A table's columns that the caller may read, and the rows that it may see.
  private func stored(_ table: TableDescription, _ full: TableName, _ position: SQLPosition) throws(SQLError) -> PlannedRelation {
    let qualifier = [full.catalog, full.schema, full.table]
    let scope = Scope(
      table.columns.map { column in
        var field = Scope.Field(column.name, column.type, qualifier: qualifier)
        field.isHidden = column.isHidden
        field.origin = (full, column.name)
        return field
      })
    var relation = PlannedRelation(plan: .scan(TableScan(table, columns: Array(table.columns.indices))), scope: scope)
    if let filter = table.rowFilter {
      let analyzer = ExpressionAnalyzer(planner, scope, clause: "Row filter")
      relation.plan = .filter(relation.plan, try analyzer.condition(try written(filter, position)))
    }
    let readable = table.columns.indices.filter { table.columns[$0].isReadable }
    guard readable.count < table.columns.count else { return relation }
    relation.plan = .project(relation.plan, readable.map { .input($0, table.columns[$0].type) })
    relation.scope = Scope(readable.map { scope.fields[$0] })
    return relation
  }

  private func written(_ filter: String, _ position: SQLPosition) throws(SQLError) -> Expression {
    do {
      return try SQLParser.parseExpression(filter)
    } catch {
      throw SQLError("INVALID_ROW_FILTER", "Invalid row filter: \(error.message)", at: position)
    }
  }

  private func namedQuery(_ named: NameEnvironment.NamedQuery, _ name: Identifier) throws(SQLError) -> PlannedRelation {
    if let recursion = named.recursion { return recursion }
    var relation = try QueryPlanner(state, named.environment, outer: planner.outer).plan(named.query).visible
    relation.scope = try relation.scope.aliased(name, columns: named.columns)
    return relation
  }

  private func missing(_ full: TableName, _ name: QualifiedName, _ position: SQLPosition) throws(SQLError) -> SQLError {
    if try !state.catalog.hasCatalog(full.catalog) {
      return SQLError("CATALOG_NOT_FOUND", "Catalog '\(full.catalog)' does not exist", at: position)
    }
    if try !state.catalog.hasSchema(full.schema, in: full.catalog) {
      return SQLError("SCHEMA_NOT_FOUND", "Schema '\(full.schema)' does not exist", at: position)
    }
    return SQLError("TABLE_NOT_FOUND", "Table '\(full.text)' does not exist", at: position)
  }

  private func view(
    _ table: TableDescription, _ view: TableDescription.View, _ position: SQLPosition
  ) throws(SQLError) -> PlannedRelation {
    guard !state.openViews.contains(table.name) else {
      throw SQLError("VIEW_IS_RECURSIVE", "View is recursive", at: position)
    }
    state.openViews.append(table.name)
    defer { state.openViews.removeLast() }
    var relation: PlannedRelation
    do throws(SQLError) {
      let query = try state.parse(view.sql)
      relation = try QueryPlanner(state, NameEnvironment(catalog: view.catalog, schema: view.schema)).plan(query).visible
    } catch {
      throw SQLError("INVALID_VIEW", "Failed analyzing stored view '\(table.name.text)': \(error.placeless)", at: position)
    }
    let types = relation.scope.fields.map(\.type)
    guard types.count == table.columns.count, zip(types, table.columns).allSatisfy({ Cast.isPossible($0, $1.type) }) else {
      throw SQLError(
        "VIEW_IS_STALE", "View '\(table.name.text)' is stale or in invalid state: it must be re-created", at: position)
    }
    if types != table.columns.map(\.type) {
      relation.plan = .project(
        relation.plan, types.indices.map { TypedExpression.input($0, types[$0]).coerced(to: table.columns[$0].type) })
    }
    let qualifier = [table.name.catalog, table.name.schema, table.name.table]
    relation.scope = Scope(
      table.columns.map { column in
        var field = Scope.Field(column.name, column.type, qualifier: qualifier)
        field.origin = (table.name, column.name)
        return field
      })
    return relation
  }

  private func version(_ travel: TimeTravel) throws(SQLError) -> TableVersion {
    let analyzer = ExpressionAnalyzer(planner, Scope(), clause: "FOR clause")
    let typed = try analyzer.analyze(travel.value)
    let value = try Evaluation(state.session).value(typed)
    guard !value.isNull else { throw SQLError("INVALID_ARGUMENTS", "Pointer value cannot be NULL", at: travel.position) }
    if travel.isVersion { return .version(value, typed.type) }
    switch typed.type {
    case .date, .timestamp, .zonedTimestamp: break
    default:
      throw SQLError(
        "TYPE_MISMATCH",
        "Type \(typed.type.name) invalid. Temporal pointers must be of type Timestamp, Timestamp with Time Zone, or Date.",
        at: travel.position)
    }
    let moment = try Cast.value(value, from: typed.type, to: .zonedTimestamp(12), state.session).wide
    guard moment < state.session.start else {
      throw SQLError(
        "INVALID_ARGUMENTS", "Pointer value '\(typed.type.text(value) ?? "")' is not in the past", at: travel.position)
    }
    return .moment(moment)
  }

  // MARK: UNNEST, TABLESAMPLE, table functions

  func unnest(
    _ expressions: [Expression], _ withOrdinality: Bool, over left: PlannedRelation, isOuter: Bool
  ) throws(SQLError) -> PlannedRelation {
    let analyzer = ExpressionAnalyzer(planner, left.scope, clause: "UNNEST")
    var typed: [TypedExpression] = []
    for expression in expressions {
      let value = try analyzer.analyze(expression)
      switch value.type {
      case .array, .map: typed.append(value)
      default:
        throw SQLError("TYPE_MISMATCH", "Cannot unnest type: \(value.type.name)", at: expression.position)
      }
    }
    let plan = UnnestPlan(left.plan, typed, hasOrdinality: withOrdinality, isOuter: isOuter)
    var fields: [Scope.Field] = []
    for value in typed {
      switch value.type {
      case .array(.row(let parts)): fields += parts.map { Scope.Field($0.name, $0.type) }
      case .array(let element): fields.append(Scope.Field(nil, element))
      case .map(let key, let content): fields += [Scope.Field(nil, key), Scope.Field(nil, content)]
      default: break
      }
    }
    if withOrdinality { fields.append(Scope.Field(nil, .bigint)) }
    return PlannedRelation(plan: .unnest(plan), scope: Scope(fields))
  }

  private func sampled(_ inner: Relation, _ percentage: Expression) throws(SQLError) -> PlannedRelation {
    var relation = try plan(inner)
    let typed = try ExpressionAnalyzer(planner, Scope(), clause: "TABLESAMPLE").analyze(percentage)
    guard typed.type.isNumeric else {
      throw SQLError("TYPE_MISMATCH", "Sample percentage should be a numeric expression", at: percentage.position)
    }
    let value = try Evaluation(state.session).value(typed.coerced(to: .double))
    guard !value.isNull else {
      throw SQLError("INVALID_ARGUMENTS", "Sample percentage cannot be NULL", at: percentage.position)
    }
    guard value.double >= 0 else {
      throw SQLError(
        "NUMERIC_VALUE_OUT_OF_RANGE", "Sample percentage must be greater than or equal to 0", at: percentage.position)
    }
    guard value.double <= 100 else {
      throw SQLError("NUMERIC_VALUE_OUT_OF_RANGE", "Sample percentage must be less than or equal to 100", at: percentage.position)
    }
    relation.plan = .sample(relation.plan, fraction: value.double / 100)
    return relation
  }

  private func tableFunction(_ call: TableFunctionCall) throws(SQLError) -> PlannedRelation {
    throw SQLError("FUNCTION_NOT_FOUND", "Table function \(call.name.text) not registered", at: call.position)
  }
}

extension PlannedRelation {
  /// The columns without what stood before their names: those of a query in brackets have no table.
  var unqualified: PlannedRelation {
    var relation = self
    for index in relation.scope.fields.indices { relation.scope.fields[index].qualifier = [] }
    return relation
  }
}

extension SQLError {
  /// Place and text without the code.
  fileprivate var placeless: String { SQLError("", message, line: line, column: column).reason }
}
