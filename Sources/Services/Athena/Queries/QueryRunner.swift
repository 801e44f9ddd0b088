import AWSWire
import Basics
import Documents
import SQLEngine
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

  func run(_ statement: SubmittedStatement) throws(QueryFailure) -> QueryOutput {
    switch statement {
    case .definition(let definition): try DefinitionRunner(request, context: context).run(definition)
    case .query(.query(let query)): try select(query)
    case .query(let statement): try utility(statement)
    }
  }

  private func select(_ query: Query) throws(QueryFailure) -> QueryOutput {
    guard let constants = ConstantQuery(query, now: request.now) else {
      throw QueryRunner.refusal("SELECT", at: query.firstTable ?? query.position)
    }
    do {
      return QueryOutput(try constants.execute())
    } catch {
      throw QueryFailure(error.reason, type: QueryRunner.errorType(error.name))
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
    throw QueryRunner.refusal(kind.subtype, at: .start)
  }

  private static func refusal(_ keyword: String, at position: SQLPosition) -> QueryFailure {
    QueryFailure(
      "NOT_SUPPORTED: \(position.text): \(keyword) over tables is not supported by this version of Mocklake", type: 1006)
  }

  /// The numbers of Athena's error catalogue for Trino's names.
  private static func errorType(_ name: String) -> Int {
    switch name {
    case "SYNTAX_ERROR", "TYPE_MISMATCH", "FUNCTION_NOT_FOUND", "TYPE_NOT_FOUND", "INVALID_LITERAL": 1006
    case "COLUMN_NOT_FOUND": 1004
    default: 1000
    }
  }
}

extension Query {
  /// Where the first table stands; nil without one.
  fileprivate var firstTable: SQLPosition? {
    if case .select(let select) = body.kind { select.from?.position } else { nil }
  }
}

extension Statement {
  /// Views are Trino's; what else is shown is Hive's.
  fileprivate var path: QueryFailure.Path {
    if case .showCreateView = self { .trino } else { .hive }
  }
}
