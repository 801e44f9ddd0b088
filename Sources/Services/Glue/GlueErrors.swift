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

  // MARK: Jobs, triggers, workflows, crawlers and connections

  static func resourceNotFound(_ kind: ResourceKind, _ name: String) -> ServiceError {
    switch kind {
    case .workflow: ServiceError("EntityNotFoundException", "Entity not found")
    case .trigger: ServiceError("EntityNotFoundException", "Trigger \(name) not found.")
    case .job: ServiceError("EntityNotFoundException", "Job \(name) not found.")
    case .crawler: ServiceError("EntityNotFoundException", "Crawler entry with name \(name) does not exist")
    case .connection: ServiceError("EntityNotFoundException", "Connection \(name) not found.")
    }
  }

  /// CreateJob and CreateTrigger accept the same definition again and refuse another one under the same name.
  static func alreadySubmitted(_ kind: ResourceKind, _ name: String) -> ServiceError {
    let title = kind == .job ? "Job" : "Trigger"
    return ServiceError(
      "IdempotentParameterMismatchException", "\(title) with name '\(name)' already submitted with different configuration.")
  }

  static let jobToRunNotFound = ServiceError(
    "EntityNotFoundException", "Failed to start job run due to missing metadata")

  static func runNotFound(_ id: String) -> ServiceError {
    ServiceError("EntityNotFoundException", "Job run with id: \(id) not found.")
  }

  static func concurrentRuns(of job: String) -> ServiceError {
    ServiceError("ConcurrentRunsExceededException", "Concurrent runs exceeded for \(job)")
  }

  static func concurrentRuns(ofWorkflow name: String) -> ServiceError {
    ServiceError("ConcurrentRunsExceededException", "Concurrent runs exceeded for workflow: \(name).")
  }

  static func crawlerRunning(_ name: String) -> ServiceError {
    ServiceError("CrawlerRunningException", "Crawler with name \(name) has already started")
  }

  static func crawlerNotRunning(_ name: String) -> ServiceError {
    ServiceError("CrawlerNotRunningException", "Crawler with name \(name) isn't running")
  }

  static func crawlerStopping(_ name: String) -> ServiceError {
    ServiceError("CrawlerStoppingException", "Crawler with name \(name) is stopping")
  }
}
