import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// Triggers: what is refused, their states, schedules, and those outside of workflows.
@Suite struct TriggerTests {
  private func catalog() throws -> Catalog {
    let catalog = try Catalog()
    for name in ["first", "second"] {
      try catalog.ok("CreateJob", #"{"Name":"\#(name)","Role":"r","Command":{"Name":"glueetl"}}"#)
    }
    try catalog.ok("CreateWorkflow", #"{"Name":"daily"}"#)
    return catalog
  }

  private static func trigger(_ members: String) -> String { #"{"Name":"t",\#(members)}"# }
  private static let actions = #""Actions":[{"JobName":"first"}]"#

  private func runs(_ job: String, _ catalog: Catalog) throws -> [JSON] {
    try catalog.ok("GetJobRuns", #"{"JobName":"\#(job)"}"#)["JobRuns"]?.elements ?? []
  }

  @Test(arguments: [
    (#""Type":"ON_DEMAND","Actions":[]"#, "InvalidInputException: Actions cannot be null or empty"),
    (#""Type":"ON_DEMAND","Actions":[{"JobName":"none"}]"#, "EntityNotFoundException: Job none not found."),
    (#""Type":"ON_DEMAND","Actions":[{}]"#, "InvalidInputException: An action must have either a JobName or a CrawlerName"),
    (
      #""Type":"ON_DEMAND","StartOnCreation":true,"# + actions,
      "InvalidInputException: A trigger of type ON_DEMAND cannot be started on creation"
    ),
    (#""Type":"SCHEDULED","# + actions, "InvalidInputException: Schedule cannot be null or empty"),
    (#""Type":"SCHEDULED","Schedule":"daily","# + actions, "InvalidInputException: Schedule expression daily is not valid."),
    (#""Type":"CONDITIONAL","# + actions, "InvalidInputException: Predicate cannot be null or empty"),
    (#""Type":"EVENT","# + actions, "InvalidInputException: A trigger of type EVENT must belong to a workflow"),
    (
      #""Type":"CONDITIONAL","Predicate":{"Conditions":[{"JobName":"first","State":"SUCCEEDED"}]},"# + actions,
      "InvalidInputException: Logical operator cannot be null or empty"
    ),
    (
      #""Type":"CONDITIONAL","Predicate":{"Conditions":[{"LogicalOperator":"EQUALS","JobName":"first"}]},"# + actions,
      "InvalidInputException: State cannot be null or empty"
    ),
    (
      #""Type":"CONDITIONAL","Predicate":{"Conditions":[{"LogicalOperator":"EQUALS","JobName":"first","State":"RUNNING"}]},"#
        + actions, "InvalidInputException: A trigger cannot listen for the job state RUNNING"
    ),
    (#""Type":"ON_DEMAND","WorkflowName":"none","# + actions, "EntityNotFoundException: Entity not found"),
    (
      #""Actions":[],"Type":"SOMETIMES""#,
      "ValidationException: 1 validation error detected: Value 'SOMETIMES' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [SCHEDULED, CONDITIONAL, ON_DEMAND, EVENT]"
    ),
  ])
  func refusals(_ members: String, _ problem: String) throws {
    #expect(try catalog().problem("CreateTrigger", TriggerTests.trigger(members)) == problem)
  }

  @Test func aWorkflowHasOneStartingTrigger() throws {
    let catalog = try catalog()
    try catalog.ok("CreateTrigger", TriggerTests.trigger(#""Type":"ON_DEMAND","WorkflowName":"daily","# + TriggerTests.actions))
    #expect(
      catalog.problem("CreateTrigger", #"{"Name":"u","Type":"ON_DEMAND","WorkflowName":"daily",\#(TriggerTests.actions)}"#)
        == "InvalidInputException: Workflow daily already has a starting trigger")
  }

  @Test func theSameTriggerMayBeCreatedAgain() throws {
    let catalog = try catalog()
    let trigger = TriggerTests.trigger(#""Type":"ON_DEMAND","# + TriggerTests.actions)
    for _ in 1...2 { try catalog.ok("CreateTrigger", trigger) }
    #expect(
      catalog.problem("CreateTrigger", TriggerTests.trigger(#""Type":"ON_DEMAND","Description":"d","# + TriggerTests.actions))
        == "IdempotentParameterMismatchException: Trigger with name 't' already submitted with different configuration.")
  }

  @Test func startingOnDemandStartsTheJobs() throws {
    let catalog = try catalog()
    try catalog.ok("CreateTrigger", TriggerTests.trigger(#""Type":"ON_DEMAND","# + TriggerTests.actions))
    #expect(catalog.call("StartTrigger", #"{"Name":"t"}"#).text == #"{"Name":"t"}"#)
    #expect(try runs("first", catalog).first?["TriggerName"]?.string == "t")
    #expect(
      catalog.problem("StopTrigger", #"{"Name":"t"}"#)
        == "InvalidInputException: The operation is not allowed when trigger is in state: CREATED")
    #expect(catalog.problem("StartTrigger", #"{"Name":"none"}"#) == "EntityNotFoundException: Trigger none not found.")
    try catalog.ok("DeleteJob", #"{"JobName":"first"}"#)
    #expect(
      catalog.problem("StartTrigger", #"{"Name":"t"}"#)
        == "EntityNotFoundException: Failed to start job run due to missing metadata")
  }

  @Test func schedulesFireOnTheClock() throws {
    let catalog = try catalog()
    try catalog.ok(
      "CreateTrigger",
      TriggerTests.trigger(#""Type":"SCHEDULED","Schedule":"cron(0 4 * * ? *)","StartOnCreation":true,"# + TriggerTests.actions))
    catalog.clock.advance(seconds: 3 * 86_400)
    #expect(try runs("first", catalog).compactMap { $0["StartedOn"]?.integer } == [1_772_596_800, 1_772_510_400, 1_772_424_000])
    try catalog.ok("StopTrigger", #"{"Name":"t"}"#)
    catalog.clock.advance(seconds: 86_400)
    #expect(try runs("first", catalog).count == 3)
    #expect(try catalog.ok("GetTrigger", #"{"Name":"t"}"#)["Trigger"]?["State"]?.string == "DEACTIVATED")
  }

  @Test func conditionsOutsideOfWorkflows() throws {
    let catalog = try catalog()
    try catalog.ok(
      "CreateTrigger",
      #"{"Name":"t","Type":"CONDITIONAL","StartOnCreation":true,"Predicate":{"Logical":"ANY","Conditions":["#
        + #"{"LogicalOperator":"EQUALS","JobName":"first","State":"FAILED"}]},"Actions":[{"JobName":"second"}]}"#)
    try catalog.ok("StartJobRun", #"{"JobName":"first"}"#)
    #expect(try runs("second", catalog).isEmpty)
    try catalog.ok("StartJobRun", #"{"JobName":"first","Arguments":{"--mocklake-state":"FAILED"}}"#)
    #expect(try runs("second", catalog).first?["TriggerName"]?.string == "t")
  }

  @Test func jobsThatStartEachOtherForEverDoNotHangTheServer() throws {
    let catalog = try catalog()
    for (name, watched, started) in [("a", "first", "second"), ("b", "second", "first")] {
      try catalog.ok(
        "CreateTrigger",
        #"{"Name":"\#(name)","Type":"CONDITIONAL","StartOnCreation":true,"Predicate":{"Conditions":["#
          + #"{"LogicalOperator":"EQUALS","JobName":"\#(watched)","State":"SUCCEEDED"}]},"Actions":[{"JobName":"\#(started)"}]}"#)
    }
    try catalog.ok("StartJobRun", #"{"JobName":"first"}"#)
    #expect(try runs("second", catalog).count > 10)
  }

  @Test func updateReplacesTheRules() throws {
    let catalog = try catalog()
    try catalog.ok("CreateTrigger", TriggerTests.trigger(#""Type":"ON_DEMAND","Description":"d","# + TriggerTests.actions))
    let updated = try catalog.ok("UpdateTrigger", #"{"Name":"t","TriggerUpdate":{"Actions":[{"JobName":"second"}]}}"#)
    #expect(
      updated["Trigger"]?.text == #"{"Name":"t","Type":"ON_DEMAND","State":"CREATED","Actions":[{"JobName":"second"}]}"#)
    #expect(catalog.call("ListTriggers", #"{"DependentJobName":"second"}"#).text == #"{"TriggerNames":["t"]}"#)
    #expect(catalog.call("ListTriggers", #"{"DependentJobName":"first"}"#).text == #"{"TriggerNames":[]}"#)
    #expect(try catalog.ok("BatchGetTriggers", #"{"TriggerNames":["t","u"]}"#)["TriggersNotFound"]?.text == #"["u"]"#)
    try catalog.ok("DeleteTrigger", #"{"Name":"t"}"#)
    #expect(catalog.call("GetTriggers").text == #"{"Triggers":[]}"#)
  }

  /// From Sunday 2026-03-01 09:00:00 UTC, when tests begin.
  @Test(arguments: [
    ("cron(15 12 * * ? *)", "2026-03-01T12:15:00Z"), ("cron(0/15 * * * ? *)", "2026-03-01T09:15:00Z"),
    ("cron(0 9 * * ? *)", "2026-03-02T09:00:00Z"), ("cron(0 8 1 * ? *)", "2026-04-01T08:00:00Z"),
    ("cron(30 1 ? * MON-FRI *)", "2026-03-02T01:30:00Z"), ("cron(0 0 L * ? *)", "2026-03-31T00:00:00Z"),
    ("cron(0 0 ? * 6L *)", "2026-03-27T00:00:00Z"), ("cron(0 0 ? * TUE#2 *)", "2026-03-10T00:00:00Z"),
    ("cron(0 0 1W AUG ? *)", "2026-08-03T00:00:00Z"), ("cron(0 0 29 2 ? *)", "2028-02-29T00:00:00Z"),
    ("cron(0 18 ? * SUN,WED 2026-2027)", "2026-03-01T18:00:00Z"),
  ])
  func schedules(_ expression: String, _ moment: String) throws {
    let catalog = try catalog()
    try catalog.ok(
      "CreateTrigger",
      TriggerTests.trigger(#""Type":"SCHEDULED","Schedule":"\#(expression)","StartOnCreation":true,"# + TriggerTests.actions))
    let expected = try #require(Timestamp(iso8601: moment))
    catalog.clock.set(expected.adding(seconds: -1))
    #expect(try runs("first", catalog).isEmpty)
    catalog.clock.set(expected)
    #expect(try runs("first", catalog).compactMap { $0["StartedOn"]?.integer } == [Int(expected.seconds)])
  }

  @Test(arguments: [
    "", "cron()", "cron(0 0 * * ?)", "cron(60 0 * * ? *)", "cron(0 24 * * ? *)", "cron(0 0 0 * ? *)", "cron(0 0 1 * 2 *)",
    "cron(0 0 * 13 ? *)", "cron(x 0 * * ? *)", "cron(0 0 ? * 8 *)", "cron(0 5-2 * * ? *)", "cron(0/0 * * * ? *)", "rate(1 day)",
    "cron(0 0 ? * MON#6 *)", "cron(0 0 99W * ? *)", "cron(9999999999999999999 0 * * ? *)", "cron(1, 0 * * ? *)",
  ])
  func wrongSchedules(_ expression: String) throws {
    #expect(
      try catalog().problem(
        "CreateTrigger", TriggerTests.trigger(#""Type":"SCHEDULED","Schedule":"\#(expression)","# + TriggerTests.actions)
      ).hasPrefix("InvalidInputException: Schedule"))
  }
}
