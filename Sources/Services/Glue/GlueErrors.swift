import AWSWire

/// Glue's errors in Glue's words.
extension ServiceError {
  static func databaseNotFound(_ name: String) -> ServiceError {
    ServiceError("EntityNotFoundException", "Database \(name) not found.")
  }

  /// GetTable itself says no more than this.
  static let entityNotFound = ServiceError("EntityNotFoundException", "Entity Not Found")

  static func tableNotFound(_ name: String) -> ServiceError {
    ServiceError("EntityNotFoundException", "Table \(name) not found.")
  }

  static let partitionNotFound = ServiceError("EntityNotFoundException", "Partition not found.")

  static func versionNotFound(_ version: String) -> ServiceError {
    ServiceError("EntityNotFoundException", "Table version \(version) not found.")
  }

  static let databaseExists = ServiceError("AlreadyExistsException", "Database already exists.")
  static let tableExists = ServiceError("AlreadyExistsException", "Table already exists.")
  static let partitionExists = ServiceError("AlreadyExistsException", "Partition already exists.")

  static let partitionValueCount = ServiceError(
    "InvalidInputException", "The number of partition keys do not match the number of partition values")

  static let concurrentUpdate = ServiceError(
    "ConcurrentModificationException", "Update table failed due to concurrent modifications.")

  static let policyNotFound = ServiceError("EntityNotFoundException", "Policy not found")
  static let policyExists = ServiceError("ConditionCheckFailureException", "Policy already exists")
  static let policyHashMismatch = ServiceError(
    "ConditionCheckFailureException", "The policy hash condition does not match the current policy")
  static let resourceLevelPolicy = ServiceError(
    "InvalidInputException", "Glue resource level policy is not currently supported")

  static let badToken = ServiceError("InvalidInputException", "Invalid NextToken provided.")

  static func invalidInput(_ message: String) -> ServiceError { ServiceError("InvalidInputException", message) }
}
