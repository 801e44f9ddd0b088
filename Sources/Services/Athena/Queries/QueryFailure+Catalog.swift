import AWSWire
import IAMPolicy
import ServiceCore

/// How what the Data Catalog refuses shows in a query that failed.
extension QueryFailure {
  /// The two ways through Athena, which word the same refusal differently.
  enum Path: Sendable {
    /// Hive's: SHOW, DESCRIBE and most definitions.
    case hive
    /// Trino's: SELECT and views.
    case trino
  }

  /// The failure that a refused call leads to.
  init(_ error: ServiceError, _ request: RequestContext, _ path: Path) {
    self.init(QueryFailure.reason(error, request, path), type: QueryFailure.type(of: error))
  }

  private static func reason(_ error: ServiceError, _ request: RequestContext, _ path: Path) -> String {
    if error.message.hasPrefix(ServiceError.functionFailure) { return error.message }
    return switch path {
    case .hive: task("MetaException(message:\(error.passedOn(by: request)))").reason
    case .trino where error.isByLakeFormation: "Insufficient permissions to execute the query. \(error.message)"
    case .trino where error.code == "AccessDeniedException" && request.cloud.options.denialEra == .y2021:
      // The blanks are Athena's own.
      "Insufficient permissions to execute the query.  \(error.message) "
    case .trino: error.passedOn(by: request)
    }
  }

  /// The numbers of Athena's error catalogue.
  private static func type(of error: ServiceError) -> Int {
    switch error.code {
    case _ where error.isByLakeFormation: 234
    case "AccessDeniedException", "AccessDenied": 1500
    case "MetadataException": 1000
    case "ThrottlingException": 1401
    case "EntityNotFoundException": 1301
    default: 1003
    }
  }

  /// Hive's wrapper around what ended a task.
  static func task(_ message: String) -> QueryFailure {
    QueryFailure(
      "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. \(message)", type: 1003)
  }

  static func tableNotFound(_ name: String) -> QueryFailure {
    QueryFailure("FAILED: SemanticException [Error 10001]: Table not found \(name)", type: 1301)
  }

  static func databaseNotFound(_ name: String) -> QueryFailure {
    QueryFailure("FAILED: SemanticException [Error 10072]: Database does not exist: \(name)", type: 1301)
  }

  static let enforcedLocation = QueryFailure(
    "The Create Table As Select query failed because it was submitted with an 'external_location' property to an Athena "
      + "Workgroup that enforces a centralized output location for all queries. Please remove the 'external_location' "
      + "property and resubmit the query.",
    type: 1008)

  /// What this server cannot execute fails in Athena's own form; it never succeeds with nothing.
  static func unserved(_ keyword: String) -> QueryFailure {
    QueryFailure(
      "FAILED: SemanticException [Error 10000]: \(keyword) statements are not supported by this version of Mocklake",
      type: 1003)
  }

  /// The Java exception that Hive shows for an error of S3.
  static func hadoopName(of error: ServiceError) -> String {
    error.code == "AccessDenied" ? "java.nio.file.AccessDeniedException" : "java.io.IOException"
  }
}

extension ServiceError {
  /// Whether Lake Formation refused, and not a policy.
  fileprivate var isByLakeFormation: Bool {
    code == "AccessDeniedException" && message.hasPrefix("Insufficient Lake Formation permission(s)")
  }
}
