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

  func run(_ statement: SimpleStatement) throws(QueryFailure) -> QueryOutput {
    switch statement {
    case .constantSelect(let items): return try select(items)
    case .unsupported(let statement): throw QueryRunner.refusal(statement)
    default: return try utility(statement)
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
      throw QueryRunner.failure(error, request)
    }
  }

  /// What cannot be executed fails in Athena's own form; it never succeeds with nothing.
  private static func refusal(_ statement: SimpleStatement.Unsupported) -> QueryFailure {
    if statement.isDefinition {
      return QueryFailure(
        "FAILED: SemanticException [Error 10000]: \(statement.keyword) statements are not supported by this version of Mocklake",
        type: 1003)
    }
    return QueryFailure(
      "NOT_SUPPORTED: \(statement.position.text): \(statement.keyword) over tables is not supported by this version of Mocklake",
      type: 1006)
  }

  /// What the catalog refuses under a DDL statement: Hive's wrapper around Glue's sentence.
  private static func failure(_ error: ServiceError, _ request: RequestContext) -> QueryFailure {
    if error.code == "EntityNotFoundException" {
      return QueryFailure("FAILED: SemanticException [Error 10001]: Table not found", type: 1301)
    }
    let isDenied = error.code == "AccessDeniedException"
    return QueryFailure(
      "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. "
        + "MetaException(message:\(error.passedOn(by: request)))",
      type: isDenied ? 1500 : 1003)
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
