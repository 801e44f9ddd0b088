import AWSWire

/// Lambda's errors in Lambda's words. Each says whose fault it is; most say `message` in lower case.
extension ServiceError {
  private static func user(_ code: String, _ message: String, _ status: Int, origin: Origin) -> ServiceError {
    ServiceError(code, message, status: status, details: [Detail("Type", "User")], origin: origin)
  }

  static func invalid(_ message: String) -> ServiceError {
    user("InvalidParameterValueException", message, 400, origin: .frontEnd)
  }

  static func notFound(_ message: String) -> ServiceError {
    user("ResourceNotFoundException", message, 404, origin: .service)
  }

  static func conflict(_ message: String) -> ServiceError {
    user("ResourceConflictException", message, 409, origin: .frontEnd)
  }

  static func functionNotFound(_ arn: String) -> ServiceError { notFound("Function not found: \(arn)") }

  static func functionExists(_ name: String) -> ServiceError { conflict("Function already exist: \(name)") }

  static func otherRegion(_ region: String, from own: String) -> ServiceError {
    notFound("Functions from '\(region)' are not reachable in this region ('\(own)')")
  }

  static let qualifierMismatch = invalid(
    "The derived qualifier from the function name does not match the specified qualifier.")

  static let badZip = invalid("Could not unzip uploaded file. Please check your file, then try to upload again.")

  static let runtimeMissing = invalid(
    "Runtime and Handler are mandatory parameters for functions created with deployment packages.")

  static let roleNotAssumable = invalid("The role defined for the function cannot be assumed by Lambda.")

  static let staleRevision = user(
    "PreconditionFailedException",
    "The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the "
      + "latest RevisionId", 412, origin: .frontEnd)

  // MARK: Policies

  static func statementExists(_ id: String) -> ServiceError {
    conflict(
      "The statement id (\(id)) provided already exists. Please provide a new statement id, or remove the existing "
        + "statement.")
  }

  static let invalidPrincipal = invalid("The provided principal was invalid. Please check the principal and try again.")
  static let noPolicy = notFound("The resource you requested does not exist.")
  static let noPolicyToChange = notFound("No policy is associated with the given resource.")

  static func noStatement(_ id: String) -> ServiceError { notFound("Statement \(id) is not found in resource policy.") }

  static let policyTooLong = user(
    "PolicyLengthExceededException", "The final policy size is bigger than the limit (20480).", 400, origin: .frontEnd)

  // MARK: Aliases and versions

  static func aliasNotFound(_ arn: String) -> ServiceError { notFound("Cannot find alias arn: \(arn)") }
  static func aliasExists(_ arn: String) -> ServiceError { conflict("Alias already exists: \(arn)") }
  static let aliasedVersion = conflict("A version that an alias refers to cannot be deleted.")

  static let latestQualifier = invalid("$LATEST version cannot be deleted without deleting the function.")

  // MARK: Invocations

  static let requestTooLarge = user(
    "RequestTooLargeException", "Request must be smaller than 6291456 bytes for the InvokeFunction operation", 413,
    origin: .frontEnd)

  /// A function whose code would have to run.
  static func noHandler(_ name: String) -> ServiceError {
    ServiceError(
      "NotImplemented",
      "Mocklake runs no code. Give the function \(name) one of these environment variables: MOCKLAKE_HANDLER, the URL of an "
        + "endpoint that takes events by POST; MOCKLAKE_RESPONSE, the JSON it answers; MOCKLAKE_ERROR, the JSON it fails with.",
      status: 501, origin: .frontEnd)
  }

  static func handlerUnreachable(_ reason: String) -> ServiceError {
    ServiceError(
      "ServiceException", "The endpoint of MOCKLAKE_HANDLER did not answer: \(reason)", status: 502,
      details: [Detail("Type", "Service")])
  }

  /// What functions can have on AWS and not here.
  static func unserved(_ member: String) -> ServiceError {
    ServiceError("NotImplemented", "\(member) of functions is not served by Mocklake.", status: 501, origin: .frontEnd)
  }
}
