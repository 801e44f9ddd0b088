public import SQLColumns
public import SQLFunctions
public import SQLSyntax

/// Turns queries into plans: names, types and functions resolved, errors with their place.
public struct StatementAnalyzer {
  private let catalog: any CatalogReader
  private let session: SQLSession
  private let parseView: (String) throws(SQLError) -> Query

  /// An analyser.
  /// - Parameter parseView: reads the text of a stored view.
  public init(
    _ catalog: any CatalogReader, _ session: SQLSession, parseView: @escaping (String) throws(SQLError) -> Query
  ) {
    (self.catalog, self.session, self.parseView) = (catalog, session, parseView)
  }

  /// The plan of a query.
  /// - Parameter parameters: values for `?`, in order.
  public func plan(_ query: Query, parameters: [Expression] = []) throws(SQLError) -> QueryPlan {
    let state = StatementState(catalog, session, parameters: parameters, parse: parseView)
    let environment = NameEnvironment(catalog: session.catalog, schema: session.schema)
    let relation = try QueryPlanner(state, environment).plan(query)
    let outputs = relation.scope.fields.enumerated().map { place, field in
      QueryPlan.Output(field.name ?? "_col\(place)", field.type, isNamed: field.name != nil)
    }
    return QueryPlan(
      Optimizer.optimized(relation.plan), subplans: state.subplans.map { Optimizer.optimized($0) }, outputs: outputs,
      tables: state.uses)
  }
}
