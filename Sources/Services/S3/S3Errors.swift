import AWSWire

/// S3's errors, word for word; each with the members that S3 adds to it.
extension ServiceError {
  static func noSuchBucket(_ name: String) -> ServiceError {
    s3("NoSuchBucket", "The specified bucket does not exist", status: 404, ["BucketName": name])
  }

  static func noSuchKey(_ key: String) -> ServiceError {
    s3("NoSuchKey", "The specified key does not exist.", status: 404, ["Key": key])
  }

  static func noSuchVersion(_ key: String, _ version: String) -> ServiceError {
    s3("NoSuchVersion", "The specified version does not exist.", status: 404, ["Key": key, "VersionId": version])
  }

  static func noSuchUpload(_ id: String) -> ServiceError {
    s3(
      "NoSuchUpload",
      "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or "
        + "completed.", status: 404, ["UploadId": id])
  }

  static func noSuchPublicAccessBlock(_ bucket: String) -> ServiceError {
    s3(
      "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", status: 404,
      ["BucketName": bucket])
  }

  static func noSuchBucketPolicy(_ bucket: String) -> ServiceError {
    s3("NoSuchBucketPolicy", "The bucket policy does not exist", status: 404, ["BucketName": bucket])
  }

  /// A bucket policy that is none, or none for this bucket.
  static func malformedPolicy(_ message: String, detail: String? = nil) -> ServiceError {
    ServiceError("MalformedPolicy", message, details: detail.map { [Detail("Detail", $0)] } ?? [])
  }

  static let policyTooLarge = ServiceError("PolicyTooLarge", "Policy exceeds the maximum allowed document size.")

  /// A policy that would open the bucket to everybody, against its own settings.
  static func publicPolicyBlocked(_ caller: String, _ arn: String) -> ServiceError {
    ServiceError(
      "AccessDenied",
      "User: \(caller) is not authorized to perform: s3:PutBucketPolicy on resource: \"\(arn)\" because public policies "
        + "are blocked by the BlockPublicPolicy block public access setting.", status: 403)
  }

  static func invalidBucketName(_ name: String) -> ServiceError {
    s3("InvalidBucketName", "The specified bucket is not valid.", ["BucketName": name])
  }

  static func bucketAlreadyOwnedByYou(_ name: String) -> ServiceError {
    s3(
      "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.",
      status: 409, ["BucketName": name])
  }

  static func bucketAlreadyExists(_ name: String) -> ServiceError {
    s3(
      "BucketAlreadyExists",
      "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please "
        + "select a different name and try again.", status: 409, ["BucketName": name])
  }

  static func bucketNotEmpty(_ name: String) -> ServiceError {
    s3("BucketNotEmpty", "The bucket you tried to delete is not empty", status: 409, ["BucketName": name])
  }

  static func illegalLocationConstraint(_ constraint: String) -> ServiceError {
    ServiceError(
      "IllegalLocationConstraintException",
      "The \(constraint) location constraint is incompatible for the region specific endpoint this request was sent to.")
  }

  static func invalidLocationConstraint(_ constraint: String) -> ServiceError {
    s3(
      "InvalidLocationConstraint", "The specified location-constraint is not valid",
      ["LocationConstraint": constraint])
  }

  static func keyTooLong(_ size: Int) -> ServiceError {
    s3(
      "KeyTooLongError", "Your key is too long",
      ["Size": String(size), "MaxSizeAllowed": String(ObjectKey.maximumLength)])
  }

  static func invalidURI(_ uri: String) -> ServiceError {
    s3("InvalidURI", "Couldn't parse the specified URI.", ["URI": uri])
  }

  static func invalidArgument(_ message: String, _ name: String, _ value: String? = nil) -> ServiceError {
    var details = [Detail("ArgumentName", name)]
    if let value { details.append(Detail("ArgumentValue", value)) }
    return ServiceError("InvalidArgument", message, details: details)
  }

  /// A header of KMS's where KMS is not asked for.
  static func kmsHeaderMissing(_ name: String, _ value: String?) -> ServiceError {
    invalidArgument(
      "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
      "x-amz-server-side-encryption", value)
  }

  /// What KMS refused, as S3 passes it on: denials under S3's own code, everything else under KMS's name.
  static func refusedByKMS(_ error: ServiceError) -> ServiceError {
    switch error.code {
    case "AccessDeniedException": ServiceError("AccessDenied", error.message, status: 403)
    case "ThrottlingException":
      ServiceError(
        "ThrottlingException",
        "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.")
    default: ServiceError(error.status < 500 ? "KMS.\(error.code)" : error.code, error.message, status: error.status)
    }
  }

  static func invalidRequest(_ message: String) -> ServiceError { ServiceError("InvalidRequest", message) }

  static func preconditionFailed(_ condition: String) -> ServiceError {
    s3(
      "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", status: 412,
      ["Condition": condition])
  }

  static func invalidRange(_ requested: String, size: Int) -> ServiceError {
    s3(
      "InvalidRange", "The requested range is not satisfiable", status: 416,
      ["RangeRequested": requested, "ActualObjectSize": String(size)])
  }

  static func invalidPartNumber(_ requested: Int, count: Int) -> ServiceError {
    s3(
      "InvalidPartNumber", "The requested partnumber is not satisfiable", status: 416,
      ["PartNumberRequested": String(requested), "ActualPartCount": String(count)])
  }

  static func invalidPart(_ upload: String, _ number: Int, _ entityTag: String) -> ServiceError {
    s3(
      "InvalidPart",
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified "
        + "entity tag may not match the part's entity tag.",
      ["UploadId": upload, "PartNumber": String(number), "ETag": entityTag])
  }

  static func invalidPartOrder(_ upload: String) -> ServiceError {
    s3(
      "InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.",
      ["UploadId": upload])
  }

  static func entityTooSmall(_ size: Int, minimum: Int, part: Int, entityTag: String) -> ServiceError {
    s3(
      "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size",
      [
        "ProposedSize": String(size), "MinSizeAllowed": String(minimum), "PartNumber": String(part), "ETag": entityTag,
      ])
  }

  static func entityTooLarge(_ size: Int, maximum: Int) -> ServiceError {
    s3(
      "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size",
      ["ProposedSize": String(size), "MaxSizeAllowed": String(maximum)])
  }

  static func metadataTooLarge(_ size: Int, maximum: Int) -> ServiceError {
    s3(
      "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size",
      ["Size": String(size), "MaxSizeAllowed": String(maximum)])
  }

  static func invalidDigest(_ digest: String) -> ServiceError {
    s3("InvalidDigest", "The Content-MD5 you specified was invalid.", ["Content-MD5": digest])
  }

  static func badDigest(expected: String, calculated: String) -> ServiceError {
    s3(
      "BadDigest", "The Content-MD5 you specified did not match what we received.",
      ["ExpectedDigest": expected, "CalculatedDigest": calculated])
  }

  static func badChecksum(_ algorithm: ChecksumAlgorithm) -> ServiceError {
    ServiceError("BadDigest", "The \(algorithm.rawValue) you specified did not match the calculated checksum.")
  }

  static func methodNotAllowed(_ method: String, _ resource: String) -> ServiceError {
    s3(
      "MethodNotAllowed", "The specified method is not allowed against this resource.", status: 405,
      ["Method": method, "ResourceType": resource])
  }

  /// A header that S3 knows and this server does not act on; refused rather than ignored.
  static func headerNotImplemented(_ header: String) -> ServiceError {
    s3(
      "NotImplemented", "A header you provided implies functionality that is not implemented", status: 501,
      ["Header": header])
  }

  /// An operation that S3 has and this server does not.
  static func operationNotImplemented(_ operation: String) -> ServiceError {
    s3(
      "NotImplemented",
      "A header you provided implies functionality that is not implemented: s3:\(operation) is not served by Mocklake.",
      status: 501, ["Operation": operation])
  }

  /// A bucket of another region; the header lets clients find it and sign again.
  static func wrongRegion(_ given: String, expected: String, presigned: Bool) -> ServiceError {
    let problem = "the region '\(given)' is wrong; expecting '\(expected)'"
    let (code, message) =
      presigned
      ? ("AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; \(problem)")
      : ("AuthorizationHeaderMalformed", "The authorization header is malformed; \(problem)")
    return ServiceError(
      code, message, details: [Detail("Region", expected)], headers: [Detail("x-amz-bucket-region", expected)])
  }

  static let malformedXML = ServiceError(
    "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")
  static let accessDenied = ServiceError("AccessDenied", "Access Denied", status: 403)
  static let missingContentLength = ServiceError(
    "MissingContentLength", "You must provide the Content-Length HTTP header.", status: 411)
  static let incompleteBody = ServiceError(
    "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header")

  private static func s3(
    _ code: String, _ message: String, status: Int = 400, _ details: KeyValuePairs<String, String>
  ) -> ServiceError {
    ServiceError(code, message, status: status, details: details.map { Detail($0.key, $0.value) })
  }
}
