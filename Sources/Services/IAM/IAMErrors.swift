import AWSWire

/// IAM's errors in IAM's words.
extension ServiceError {
  static func noSuchEntity(_ message: String) -> ServiceError { ServiceError("NoSuchEntity", message, status: 404) }

  static func exists(_ message: String) -> ServiceError { ServiceError("EntityAlreadyExists", message, status: 409) }

  static func limitExceeded(_ message: String) -> ServiceError { ServiceError("LimitExceeded", message, status: 409) }

  static func deleteConflict(_ message: String) -> ServiceError { ServiceError("DeleteConflict", message, status: 409) }

  static func invalidInput(_ message: String) -> ServiceError { ServiceError("InvalidInput", message) }

  static func invalid(_ message: String) -> ServiceError { ServiceError("ValidationError", message) }

  static func malformedPolicy(_ message: String) -> ServiceError { ServiceError("MalformedPolicyDocument", message) }

  static func policyNotFound(_ arn: String) -> ServiceError { noSuchEntity("Policy \(arn) was not found.") }

  static func policyNotAttachable(_ arn: String) -> ServiceError {
    noSuchEntity("Policy \(arn) does not exist or is not attachable.")
  }

  static func versionNotFound(_ version: String, of arn: String) -> ServiceError {
    noSuchEntity("Policy \(arn) version \(version) does not exist or is not attachable.")
  }

  static func accessKeyNotFound(_ id: String) -> ServiceError {
    noSuchEntity("The Access Key with id \(id) cannot be found.")
  }

  static let notUserCredentials = invalid("Must specify userName when calling with non-User credentials")

  static let foreignPolicy = ServiceError("AccessDenied", "Policy is outside your own account.", status: 403)

  static let tooManyVersions = limitExceeded(
    "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.")

  static let versionsRemain = deleteConflict(
    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
      + "The default version is deleted with the policy.")

  static let policyIsAttached = deleteConflict("Cannot delete a policy attached to entities.")
  static let versionIsDefault = deleteConflict("Cannot delete the default version of a policy.")
  static let policiesAttached = deleteConflict("Cannot delete entity, must detach all policies first.")
  static let inlinePoliciesRemain = deleteConflict("Cannot delete entity, must delete policies first.")
  static let accessKeysRemain = deleteConflict("Cannot delete entity, must delete access keys first.")

  static let membershipsRemain = deleteConflict("Cannot delete entity, must remove users from group first.")

  static let callerIsNoUser = invalidInput("Invalid caller - Caller must be an IAM user in this context.")

  static let duplicateTagKeys = invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
}
