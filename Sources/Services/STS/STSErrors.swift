import AWSWire

/// STS's errors in STS's words.
extension ServiceError {
  static func invalid(_ message: String) -> ServiceError { ServiceError("ValidationError", message) }

  static let chainedTooLong = invalid(
    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")

  static let longerThanRoleAllows = invalid(
    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")

  static func malformedPolicy(_ message: String) -> ServiceError { ServiceError("MalformedPolicyDocument", message) }

  static let sessionCredentials = ServiceError(
    "AccessDenied", "Cannot call GetSessionToken with session credentials", status: 403)
}
