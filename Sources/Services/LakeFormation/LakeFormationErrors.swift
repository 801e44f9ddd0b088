import AWSWire

/// Lake Formation's errors; the sentences are the service's own where people have published them.
extension ServiceError {
  static func invalidInput(_ message: String) -> ServiceError { ServiceError("InvalidInputException", message) }

  static func limitExceeded(_ message: String) -> ServiceError {
    ServiceError("ResourceNumberLimitExceededException", message)
  }

  static let badToken = invalidInput("Invalid NextToken provided.")
  static let badCatalog = invalidInput("Catalog id must be a valid AWS account id.")

  // MARK: Resources of a request

  static func resourceCount(_ count: Int) -> ServiceError {
    invalidInput("Resource parameter must have exactly 1 resource specified but \(count) were provided.")
  }

  static let unsupportedResource = invalidInput("The resource type is not supported by this operation.")
  static let noTableChosen = invalidInput("Either the table name or a table wildcard is required.")
  static let noColumnsChosen = invalidInput("Either column names or a column wildcard is required.")

  static func columnNotFound(_ name: String) -> ServiceError {
    ServiceError("EntityNotFoundException", "Column \(name) not found.")
  }

  /// Lake Formation looks into the Data Catalog for the caller.
  static func insufficientGlue(_ kind: String, _ name: String) -> ServiceError {
    ServiceError("AccessDeniedException", "Insufficient Glue permissions to access \(kind) \(name)")
  }

  // MARK: Locations

  static let badResourceARN = invalidInput("Unsupported resource ARN Format")
  static let alreadyRegistered = ServiceError("AlreadyExistsException", "Resource is already registered")
  static let notRegistered = ServiceError("EntityNotFoundException", "Entity not found")
  static let unregisteredGrant = invalidInput("Please register the S3 path before granting permissions on it.")

  // MARK: Vended credentials

  /// All that is said when engines outside of AWS are not let in, or not to this table.
  static let accessNotAllowed = ServiceError("AccessDeniedException", "Access is not allowed.")
  static let locationNotRegistered = invalidInput("The location of the table is not registered with Lake Formation.")
  static let partitionNotFound = ServiceError("EntityNotFoundException", "Partition not found.")
  static let permissionTypeMismatch = ServiceError(
    "PermissionTypeMismatchException",
    "The engine does not support filtering data based on the enforced permissions.")

  static func roleNotAssumable(_ role: String) -> ServiceError {
    ServiceError("AccessDeniedException", "Lake Formation cannot assume the role \(role).")
  }

  // MARK: LF-tags

  static let tagExists = invalidInput("Tag key already exists")
  static let tagNotFound = ServiceError("EntityNotFoundException", "Tag or tag value does not exist.")
  static let duplicateTagKey = invalidInput("Provided list of tags contains duplicate tag key")
  static let tagValueInUse = invalidInput("Update not allowed")
  static let notOneTagValue = invalidInput(
    "Tag value wild card was found or input tag value list has size not equal to 1")

  // MARK: Data cells filters

  static let filterExists = ServiceError("AlreadyExistsException", "Cell Filter already exists.")
  static let filterNotFound = ServiceError("EntityNotFoundException", "Cell Filter not found.")
  static let filterChanged = ServiceError("ConcurrentModificationException", "Cell Filter was changed meanwhile.")

  // MARK: Permissions

  static let invalidModification = invalidInput("Permissions modification is invalid.")
  static let noSuchColumn = invalidInput(
    "Unsupported modification: cannot grant/revoke permission on non-existent column.")
  static let nothingToRevoke = invalidInput(
    "No permissions revoked. Grantee has no permissions and no grantable permissions on resource.")
  static let noTagsToRevoke = invalidInput(
    "No permissions revoked. Revoking Tag permissions on Tags that grantee does not have permissions on.")
  static let resourceMandatory = invalidInput("Resource is mandatory if Principal is set in the input.")

  static func invalidPrincipal(_ identifier: String) -> ServiceError {
    invalidInput("Invalid principal, arn: \(identifier)")
  }

  /// The blank at the beginning is the service's.
  static func unknownPermissions(_ names: [String]) -> ServiceError {
    let list = names.joined(separator: ", ")
    return invalidInput(
      " Please grant only valid Lake Formation permissions. [\(list)] are not all valid Lake Formation permissions. ")
  }
}
