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
    case .query(.constantSelect(let items)): try select(items)
    case .query(.unsupported(let statement)): throw QueryRunner.refusal(statement)
    case .query(let statement): try utility(statement)
    }
  }

  private func select(_ items: [SimpleStatement.SelectItem]) throws(QueryFailure) -> QueryOutput {
    do {
      return QueryOutput(try ConstantQuery(items, now: request.now).execute())
    } catch {
      throw QueryFailure(error.reason, type: QueryRunner.errorType(error.name))
    }
  }

  private func utility(_ statement: SimpleStatement) throws(QueryFailure) -> QueryOutput {
    do {
      return try CatalogStatements(request, context: context).run(statement)
    } catch {
      if error.code == "EntityNotFoundException" { throw .tableNotFound("") }
      throw QueryFailure(error, request, statement.path)
    }
  }

  private static func refusal(_ statement: SimpleStatement.Unsupported) -> QueryFailure {
    if statement.isDefinition { return .unserved(statement.keyword) }
    return QueryFailure(
      "NOT_SUPPORTED: \(statement.position.text): \(statement.keyword) over tables is not supported by this version of Mocklake",
      type: 1006)
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

extension SimpleStatement {
  /// Views are Trino's; what else is shown is Hive's.
  fileprivate var path: QueryFailure.Path {
    if case .showCreateView = self { .trino } else { .hive }
  }
}
