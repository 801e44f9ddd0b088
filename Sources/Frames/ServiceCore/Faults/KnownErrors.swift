public import AWSWire

/// The sentences and statuses of errors that faults name by their code alone.
public enum KnownErrors {
  /// The error of a code; 400 with the code's name as its sentence where nothing better is known.
  /// - Parameter service: who answers it, such as `athena`; nil if that does not matter.
  public static func error(
    _ code: String, of service: String? = nil, message: String? = nil, status: Int? = nil
  ) -> ServiceError {
    if service == "athena", code == "TooManyRequestsException" { return tooManyQueries(message, status) }
    let known = table[code]
    return ServiceError(
      code, message ?? known?.message ?? "Scripted \(code).", status: status ?? known?.status ?? 400)
  }

  /// The error with which a service slows its callers down when they call it too often.
  static func throttling(by service: String) -> ServiceError {
    switch service {
    case "s3": error("SlowDown")
    case "sts", "iam": error("Throttling")
    case "lakeformation": error("ThrottledException")
    case "lambda":
      ServiceError(
        "TooManyRequestsException", "Rate Exceeded.", status: 429,
        details: [.init("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded")])
    default: error("ThrottlingException")
    }
  }

  /// What Athena answers when too many queries run at once.
  private static func tooManyQueries(_ message: String?, _ status: Int?) -> ServiceError {
    let sentence =
      "You have exceeded the limit for the number of queries you can run concurrently. Please reduce the number of "
      + "concurrent queries submitted by this account. Contact customer support to request a concurrent query limit "
      + "increase."
    return ServiceError(
      "TooManyRequestsException", message ?? sentence, status: status ?? 400,
      details: [.init("Reason", "CONCURRENT_QUERY_LIMIT_EXCEEDED")])
  }

  private static let table: [String: (status: Int, message: String)] = [
    "ThrottlingException": (400, "Rate exceeded"),
    "Throttling": (400, "Rate exceeded"),
    "ThrottledException": (429, "Rate exceeded"),
    "TooManyRequestsException": (400, "Rate exceeded"),
    "SlowDown": (503, "Please reduce your request rate."),
    "ServiceUnavailable": (503, "Please reduce your request rate."),
    "InternalError": (500, "We encountered an internal error. Please try again."),
    "InternalFailure": (500, "The request processing has failed because of an unknown error, exception or failure."),
    "InternalServiceException": (500, "Internal service error."),
    "InternalServerException": (500, "Internal server error."),
    "OperationTimeoutException": (400, "The operation timed out."),
    "ConcurrentModificationException": (400, "Update is not allowed as the resource was changed concurrently."),
    "EntityNotFoundException": (400, "Entity Not Found"),
    "AccessDeniedException": (400, "Access denied"),
    "AccessDenied": (403, "Access Denied"),
    "ExpiredTokenException": (400, "The security token included in the request is expired"),
    "ExpiredToken": (400, "The provided token has expired."),
    "RequestTimeout": (400, "Your socket connection to the server was not read from or written to within the timeout period."),
  ]
}
