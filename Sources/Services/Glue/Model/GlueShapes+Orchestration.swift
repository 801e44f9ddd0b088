import AWSWire

/// The shapes of jobs, triggers, workflows, crawlers and connections.
extension GlueShapes {
  static let anyInteger = Shape.integer(Int.min...Int.max)
  static let anyMap = Shape.map(key: .any, value: .any)

  private static let notification = Shape.structure([.optional("NotifyDelayAfter", .integer(1...Int.max))])
  private static let workerType = Shape.string(
    .oneOf(["Standard", "G.1X", "G.2X", "G.025X", "G.4X", "G.8X", "Z.2X"]))
  private static let executionClass = Shape.string(
    StringConstraint(maximum: 16, values: ["FLEX", "STANDARD"]))
  private static let short = Shape.string(.length(1...512))

  // MARK: Jobs

  /// What StartJobRun and a trigger's action may say of a run, beside its arguments.
  static let runOverrides: [Shape.Member] = [
    .optional("JobRunQueuingEnabled", .bool),
    .optional("AllocatedCapacity", anyInteger),
    .optional("Timeout", .integer(1...Int.max)),
    .optional("MaxCapacity", .double),
    .optional("SecurityConfiguration", .string(name)),
    .optional("NotificationProperty", notification),
    .optional("WorkerType", workerType),
    .optional("NumberOfWorkers", anyInteger),
    .optional("ExecutionClass", executionClass),
  ]

  /// The members that `CreateJob` and `JobUpdate` share.
  /// - Parameter isNew: whether role and command have to be there.
  static func job(isNew: Bool) -> [Shape.Member] {
    let role = Shape.text
    let command = Shape.structure([
      .optional("Name", .text),
      .optional("ScriptLocation", .string(StringConstraint(maximum: 400_000))),
      .optional("PythonVersion", .string(StringConstraint(pattern: pythonVersion))),
      .optional("Runtime", .string(StringConstraint(maximum: 64))),
    ])
    return [
      .optional("JobMode", .string(.oneOf(["SCRIPT", "VISUAL", "NOTEBOOK"]))),
      .optional("JobRunQueuingEnabled", .bool),
      .optional("Description", .string(description)),
      .optional("LogUri", .text),
      isNew ? .required("Role", role) : .optional("Role", role),
      .optional("ExecutionProperty", .structure([.optional("MaxConcurrentRuns", anyInteger)])),
      isNew ? .required("Command", command) : .optional("Command", command),
    ] + jobDetails
  }

  private static let jobDetails: [Shape.Member] = [
    .optional("DefaultArguments", anyMap),
    .optional("NonOverridableArguments", anyMap),
    .optional("Connections", .structure([.optional("Connections", .list(.text))])),
    .optional("MaxRetries", anyInteger),
    .optional("AllocatedCapacity", anyInteger),
    .optional("Timeout", .integer(1...Int.max)),
    .optional("MaxCapacity", .double),
    .optional("WorkerType", workerType),
    .optional("NumberOfWorkers", anyInteger),
    .optional("SecurityConfiguration", .string(name)),
    .optional("NotificationProperty", notification),
    .optional("GlueVersion", .string(StringConstraint(minimum: 1, maximum: 255, pattern: glueVersion))),
    .optional("ExecutionClass", executionClass),
    .optional(
      "SourceControlDetails",
      .structure([
        .optional("Provider", .string(.oneOf(["GITHUB", "GITLAB", "BITBUCKET", "AWS_CODE_COMMIT"]))),
        .optional("Repository", short), .optional("Owner", short), .optional("Branch", short),
        .optional("Folder", short), .optional("LastCommitId", short),
        .optional("AuthStrategy", .string(.oneOf(["PERSONAL_ACCESS_TOKEN", "AWS_SECRETS_MANAGER"]))),
        .optional("AuthToken", short),
      ])),
    .optional("MaintenanceWindow", .text),
  ]

  private static let pythonVersion = StringConstraint.Pattern("^([2-3]|3[.]9)$") { ["2", "3", "3.9"].contains($0) }

  private static let glueVersion = StringConstraint.Pattern("^(\\w+\\.)+\\w+$") { text in
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
  }

  // MARK: Triggers

  private static let runStates = [
    "STARTING", "RUNNING", "STOPPING", "STOPPED", "SUCCEEDED", "FAILED", "TIMEOUT", "ERROR", "WAITING", "EXPIRED",
  ]

  private static let action = Shape.structure([
    .optional("JobName", .string(name)),
    .optional("Arguments", anyMap),
    .optional("Timeout", .integer(1...Int.max)),
    .optional("SecurityConfiguration", .string(name)),
    .optional("NotificationProperty", notification),
    .optional("CrawlerName", .string(name)),
  ])

  private static let condition = Shape.structure([
    .optional("LogicalOperator", .string(.oneOf(["EQUALS"]))),
    .optional("JobName", .string(name)),
    .optional("State", .string(.oneOf(runStates))),
    .optional("CrawlerName", .string(name)),
    .optional("CrawlState", .string(.oneOf(["RUNNING", "CANCELLING", "CANCELLED", "SUCCEEDED", "FAILED", "ERROR"]))),
  ])

  /// What `CreateTrigger` and `TriggerUpdate` say of when a trigger fires and what it starts.
  static let triggerRules: [Shape.Member] = [
    .optional("Description", .string(description)),
    .optional("Schedule", .text),
    .optional("Actions", .list(action)),
    .optional(
      "Predicate",
      .structure([
        .optional("Logical", .string(.oneOf(["AND", "ANY"]))), .optional("Conditions", .list(condition, count: 0...500)),
      ])),
    .optional(
      "EventBatchingCondition",
      .structure([.required("BatchSize", .integer(1...100)), .optional("BatchWindow", .integer(1...900))])),
  ]

  // MARK: Workflows

  /// What `CreateWorkflow` and `UpdateWorkflow` share.
  static let workflow: [Shape.Member] = [
    .optional("Description", .string(StringConstraint(maximum: 120_000))),
    .optional("DefaultRunProperties", runProperties),
    .optional("MaxConcurrentRuns", anyInteger),
  ]

  static let runProperties = Shape.map(key: StringConstraint(minimum: 1, maximum: 255, pattern: singleLine), value: .any)
}
