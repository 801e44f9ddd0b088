import AWSWire
import IAMPolicy

/// KMS's errors in KMS's words.
extension ServiceError {
  /// The errors of KMS's model say `message` in lower case.
  private static func kms(_ code: String, _ message: String) -> ServiceError {
    ServiceError(code, message, origin: .frontEnd)
  }

  static func invalid(_ message: String) -> ServiceError { ServiceError("ValidationException", message) }

  /// The violation of a member whose value is not shown.
  static func violation(_ member: String, _ sentence: String) -> ServiceError {
    invalid("1 validation error detected: Value at '\(member)' failed to satisfy constraint: \(sentence)")
  }

  static func unsupported(_ message: String) -> ServiceError { kms("UnsupportedOperationException", message) }

  // MARK: Finding keys

  static func keyNotFound(_ arn: String) -> ServiceError { kms("NotFoundException", "Key '\(arn)' does not exist") }

  static func invalidKeyID(_ text: String) -> ServiceError { kms("NotFoundException", "Invalid keyId '\(text)'") }

  static func aliasNotFound(_ arn: String) -> ServiceError { kms("NotFoundException", "Alias \(arn) is not found.") }

  static func invalidRegion(_ region: String) -> ServiceError { kms("NotFoundException", "Invalid arn \(region)") }

  static func invalidARN(_ text: String) -> ServiceError { kms("InvalidArnException", "Invalid arn \(text)") }

  static let aliasNotSupported = kms("InvalidArnException", "Key Aliases are not supported for this operation")

  /// A key of another account that is not there answers as one that may not be used.
  static func unknownForeignKey(_ caller: String, _ action: String) -> ServiceError {
    ServiceError(
      "AccessDeniedException", DenialMessage.kmsAcrossAccounts(principalARN: caller, action: action))
  }

  // MARK: Key states

  static func disabled(_ arn: String) -> ServiceError { kms("DisabledException", "\(arn) is disabled.") }

  static func pendingDeletion(_ arn: String) -> ServiceError {
    kms("KMSInvalidStateException", "\(arn) is pending deletion.")
  }

  static func notPendingDeletion(_ arn: String) -> ServiceError {
    kms("KMSInvalidStateException", "\(arn) is not pending deletion.")
  }

  /// Keys that AWS manages cannot be changed by their account.
  static func managedByAWS(_ arn: String) -> ServiceError {
    unsupported("\(arn) is an AWS managed key; this operation works on customer managed keys only.")
  }

  // MARK: Aliases

  static let aliasPrefix = invalid(
    "Alias must start with the prefix \"alias/\". Please see "
      + "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")

  static func aliasCharacters(_ name: String) -> ServiceError {
    kms("InvalidAliasNameException", "\(name) contains invalid characters for an alias")
  }

  static let aliasOfAlias = invalid("Aliases must refer to keys. Not aliases")

  static let reservedAlias = ServiceError("NotAuthorizedException", "")

  static func aliasExists(_ arn: String) -> ServiceError {
    kms("AlreadyExistsException", "An alias with the name \(arn) already exists")
  }

  // MARK: Ciphertext

  /// AWS says nothing more.
  static let invalidCiphertext = kms("InvalidCiphertextException", "")

  static let incorrectKey = kms(
    "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.")

  static let inaccessibleCiphertext = ServiceError(
    "AccessDeniedException",
    "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not "
      + "allowed to access.")

  static let dryRunSucceeded = kms(
    "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.")

  static let keySizeMissing = invalid("Please specify either number of bytes or key spec.")

  // MARK: Policies, grants and tags

  static func malformedPolicy(_ message: String) -> ServiceError { kms("MalformedPolicyDocumentException", message) }

  static let lockedOut = malformedPolicy(
    "The new key policy will not allow you to update the key policy in the future.")

  static let invalidPrincipals = malformedPolicy(
    "Policy contains a statement with one or more invalid principals.")

  static func policyNotFound(_ name: String) -> ServiceError {
    kms("NotFoundException", "No such policy exists: \(name)")
  }

  static func invalidPrincipal(_ arn: String) -> ServiceError {
    kms("InvalidArnException", "ARN does not refer to a valid principal: \(arn)")
  }

  static func grantNotFound(_ id: String) -> ServiceError { kms("NotFoundException", "Grant ID \(id) not found") }

  static let invalidGrantToken = kms("InvalidGrantTokenException", "Invalid grant token")

  static let badMarker = kms("InvalidMarkerException", "Invalid marker")

  static func badTag(_ message: String) -> ServiceError { kms("TagException", message) }

  static func limitExceeded(_ message: String) -> ServiceError { kms("LimitExceededException", message) }
}
