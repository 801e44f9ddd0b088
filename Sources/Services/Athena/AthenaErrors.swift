import AWSWire
import Basics
import ServiceCore

/// Athena's errors in Athena's words. The error code stands twice, before the message, as captured answers have it.
extension ServiceError {
  static func invalidRequest(_ message: String, _ code: String = "INVALID_INPUT") -> ServiceError {
    ServiceError(
      "InvalidRequestException", message, details: [.init("AthenaErrorCode", code), .init("ErrorCode", code)])
  }

  static let workGroupNotFound = invalidRequest("WorkGroup is not found.")
  static func workGroupExists(_ name: String) -> ServiceError { invalidRequest("WorkGroup \(name) is already created") }
  static func workGroupDisabled(_ name: String) -> ServiceError { invalidRequest("WorkGroup \(name) is disabled.") }
  static func catalogNotFound(_ name: String) -> ServiceError { invalidRequest("Catalog \(name) was not found") }
  static func queryNotFound(_ id: String) -> ServiceError { invalidRequest("QueryExecution \(id) was not found") }
  static let badToken = invalidRequest("Invalid NextToken")

  static let noOutputLocation = invalidRequest(
    "No output location provided. An output location is required either through the Workgroup result configuration "
      + "setting or as an API input.")

  static func outputBucket(_ bucket: String) -> ServiceError {
    invalidRequest("Unable to verify/create output bucket \(bucket)", "INSUFFICIENT_PERMISSIONS")
  }

  /// The result lies where its reader may not read.
  static let resultsNotReadable = invalidRequest(
    "You do not seem to have access to the S3 location of your query results. Please confirm your account has access to "
      + "the S3 location where your query results are saved and try again. If specifying an expected bucket owner, "
      + "confirm the bucket is owned by the expected account. If you are using KMS to encrypt query results, please "
      + "ensure you have permission to access your KMS key. If you continue to see this issue, please contact customer "
      + "support.",
    "INSUFFICIENT_PERMISSIONS")

  /// The result was there once.
  static let resultsGone = invalidRequest("Could not find results")

  static func notFinished(_ state: String) -> ServiceError {
    invalidRequest(
      state == "FAILED" || state == "CANCELLED"
        ? "Query did not finish successfully. Final query state: \(state)"
        : "Query has not yet finished. Current state: \(state)",
      "INVALID_QUERY_EXECUTION_STATE")
  }

  /// What the Data Catalog refused, as Athena passes it on.
  static func metadata(_ error: ServiceError, _ request: RequestContext) -> ServiceError {
    ServiceError("MetadataException", error.passedOn(by: request))
  }

  /// A catalog's sentence with the suffix that tells whose it is.
  func passedOn(by request: RequestContext) -> String {
    "\(message) (Service: AmazonDataCatalog; Status Code: \(status); Error Code: \(code); "
      + "Request ID: \(request.ids.uuid()); Proxy: null)"
  }
}
