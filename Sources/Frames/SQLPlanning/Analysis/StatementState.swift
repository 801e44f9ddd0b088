import SQLColumns
import SQLFunctions
import SQLSyntax

/// What the analysis of one statement collects, whichever query is looked at.
final class StatementState {
  let catalog: any CatalogReader
  let session: SQLSession
  /// Reads a stored view's query.
  let parse: (String) throws(SQLError) -> Query
  /// Values for `?`, in the order of the statement.
  let parameters: [Expression]
  private(set) var subplans: [Plan] = []
  private(set) var uses: [TableUse] = []
  /// The views being opened, so that none opens itself.
  var openViews: [TableName] = []

  init(
    _ catalog: any CatalogReader, _ session: SQLSession, parameters: [Expression],
    parse: @escaping (String) throws(SQLError) -> Query
  ) {
    (self.catalog, self.session, self.parameters, self.parse) = (catalog, session, parameters, parse)
  }

  /// Keeps the plan of a subquery; its index.
  func add(_ plan: Plan) -> Int {
    subplans.append(plan)
    return subplans.count - 1
  }

  /// Changes the plan of a subquery.
  func replace(_ index: Int, with plan: Plan) { subplans[index] = plan }

  func use(_ name: TableName, isView: Bool) {
    if !uses.contains(where: { $0.name == name }) { uses.append(TableUse(name, isView: isView)) }
  }

  func use(_ column: String, of name: TableName) {
    guard let index = uses.firstIndex(where: { $0.name == name }) else { return }
    uses[index].columns.insert(column)
  }
}

/// What names mean at one place of a statement.
struct NameEnvironment {
  /// A query of a WITH clause, with the names that it sees itself.
  final class NamedQuery {
    let query: Query
    let columns: [Identifier]
    let environment: NameEnvironment
    /// For recursive queries: the rows of the step before, while the step is planned.
    let recursion: PlannedRelation?

    init(_ query: Query, columns: [Identifier], environment: NameEnvironment, recursion: PlannedRelation? = nil) {
      (self.query, self.columns, self.environment, self.recursion) = (query, columns, environment, recursion)
    }
  }

  var catalog: String
  var schema: String
  var queries: [String: NamedQuery] = [:]

  init(catalog: String, schema: String) {
    (self.catalog, self.schema) = (catalog, schema)
  }

  /// A table's full name.
  func fullName(_ name: QualifiedName) -> TableName {
    let parts = name.parts.map(\.lowercased)
    switch parts.count {
    case 1: return TableName(catalog, schema, parts[0])
    case 2: return TableName(catalog, parts[0], parts[1])
    default: return TableName(parts[parts.count - 3], parts[parts.count - 2], parts[parts.count - 1])
    }
  }
}

/// The query around a subquery, as the subquery sees it.
final class OuterScope {
  /// What a name means out there; nil if nothing. Answers the expression and how many parts of the name it took.
  let resolve: ([String], SQLPosition) throws(SQLError) -> (TypedExpression, Int)?
  private(set) var captures: [TypedExpression] = []
  private var places: [String: Int] = [:]

  init(_ resolve: @escaping ([String], SQLPosition) throws(SQLError) -> (TypedExpression, Int)?) {
    self.resolve = resolve
  }

  /// The column of the subquery's surroundings that has the value.
  func capture(_ expression: TypedExpression) -> TypedExpression {
    if case .constant = expression { return expression }
    let key = expression.key
    if let place = places[key] { return .outer(place, expression.type) }
    places[key] = captures.count
    captures.append(expression)
    return .outer(captures.count - 1, expression.type)
  }
}
