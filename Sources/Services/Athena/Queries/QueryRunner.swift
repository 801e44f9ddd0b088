import AWSWire
import Basics
import Documents
import SQLColumns
import SQLExecution
import SQLFunctions
import SQLPlanning
import SQLSyntax
import ServiceCore

/// Executes a statement for its caller.
struct QueryRunner {
  let request: RequestContext
  let context: JSON?

  /// - Parameter context: the `QueryExecutionContext` of the request.
  init(_ request: RequestContext, context: JSON?) {
    (self.request, self.context) = (request, context)
  }

  func run(_ statement: SubmittedStatement, parameters: [String] = []) throws(QueryFailure) -> QueryOutput {
    switch statement {
    case .definition(let definition): try DefinitionRunner(request, context: context).run(definition)
    case .query(.query(let query)): try select(query, parameters)
    case .query(let statement): try utility(statement)
    }
  }

  private func select(_ query: Query, _ parameters: [String]) throws(QueryFailure) -> QueryOutput {
    let analysis = try QueryAnalysis(request, context: context)
    let plan = try analysis.plan(query, parameters)
    let tables = S3Tables(request)
    do {
      let batch = try Executor(plan, analysis.session, source: tables).collect(plan.plan)
      return QueryOutput(plan.outputs, batch)
    } catch {
      throw tables.failure ?? QueryFailure(error)
    }
  }

  private func utility(_ statement: Statement) throws(QueryFailure) -> QueryOutput {
    do {
      if let output = try CatalogStatements(request, context: context).run(statement) { return output }
    } catch {
      if error.code == "EntityNotFoundException" { throw .tableNotFound("") }
      throw QueryFailure(error, request, statement.path)
    }
    let kind = StatementKind(.query(statement))
    if kind.type != "DML" { throw .unserved(kind.subtype.replacing("_", with: " ")) }
    throw QueryFailure(
      "NOT_SUPPORTED: \(SQLPosition.start.text): \(kind.subtype) over tables is not supported by this version of Mocklake",
      type: 1006)
  }
}

/// A query's analysis against the Data Catalog, as its caller.
struct QueryAnalysis {
  let session: SQLSession
  private let request: RequestContext
  private let catalog: GlueCatalogReader

  init(_ request: RequestContext, context: JSON?) throws(QueryFailure) {
    self.request = request
    do {
      catalog = try GlueCatalogReader(request, catalog: context?["Catalog"]?.string)
    } catch {
      throw QueryFailure(error, request, .trino)
    }
    session = SQLSession(
      start: Int128(request.now.milliseconds) * 1_000_000_000, user: request.caller.arn,
      schema: (context?["Database"]?.string ?? "default").lowercased())
  }

  /// - Parameter parameters: SQL texts for `?`.
  func plan(_ query: Query, _ parameters: [String] = []) throws(QueryFailure) -> QueryPlan {
    do {
      var values: [Expression] = []
      for text in parameters { values.append(try QueryAnalysis.expression(text)) }
      return try StatementAnalyzer(catalog, session, parseView: QueryAnalysis.view).plan(query, parameters: values)
    } catch {
      if let refusal = catalog.refusal { throw QueryFailure(refusal, request, .trino) }
      throw QueryFailure(error)
    }
  }

  private static func expression(_ text: String) throws(SQLError) -> Expression {
    do { return try SQLParser.parseExpression(text) } catch { throw SQLError("SYNTAX_ERROR", error.message) }
  }

  private static func view(_ sql: String) throws(SQLError) -> Query {
    let statement: Statement
    do { statement = try SQLParser.parse(sql) } catch { throw SQLError("", error.message) }
    guard case .query(let query) = statement else { throw SQLError("", "the view's text is no query") }
    return query
  }
}

extension QueryFailure {
  /// An error of analysis or execution, with the number of Athena's error catalogue.
  init(_ error: SQLError) {
    let type =
      switch error.code {
      case "SYNTAX_ERROR", "TYPE_MISMATCH", "FUNCTION_NOT_FOUND", "TYPE_NOT_FOUND", "INVALID_LITERAL", "NOT_SUPPORTED": 1006
      case "COLUMN_NOT_FOUND": 1004
      case "TABLE_NOT_FOUND", "SCHEMA_NOT_FOUND", "CATALOG_NOT_FOUND": 1301
      case "HIVE_BAD_DATA", "HIVE_CURSOR_ERROR": 1001
      default: 1000
      }
    self.init(error.reason, type: type)
  }
}

extension Statement {
  /// Views are Trino's; what else is shown is Hive's.
  fileprivate var path: QueryFailure.Path {
    if case .showCreateView = self { .trino } else { .hive }
  }
}
