import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// Workflows, the triggers in them, and their runs.
@Suite struct WorkflowTests {
  private func job(_ name: String, _ arguments: String = "{}", in catalog: Catalog) throws {
    try catalog.ok(
      "CreateJob", #"{"Name":"\#(name)","Role":"r","Command":{"Name":"glueetl"},"DefaultArguments":\#(arguments)}"#)
  }

  /// on_demand -> extract -> (after) -> load and report -> (finally, both succeeded) -> tidy
  private func catalog(extract: String = "{}", report: String = "{}") throws -> Catalog {
    let catalog = try Catalog()
    for (name, arguments) in [("extract", extract), ("load", "{}"), ("report", report), ("tidy", "{}")] {
      try job(name, arguments, in: catalog)
    }
    try catalog.ok("CreateWorkflow", #"{"Name":"daily","Description":"d","DefaultRunProperties":{"a":"1","b":"2"}}"#)
    try catalog.ok(
      "CreateTrigger",
      #"{"Name":"start","WorkflowName":"daily","Type":"ON_DEMAND","Actions":[{"JobName":"extract","Arguments":{"--x":"1"}}]}"#)
    try catalog.ok(
      "CreateTrigger",
      #"{"Name":"after","WorkflowName":"daily","Type":"CONDITIONAL","StartOnCreation":true,"Predicate":{"Conditions":["#
        + #"{"LogicalOperator":"EQUALS","JobName":"extract","State":"SUCCEEDED"}]},"#
        + #""Actions":[{"JobName":"load"},{"JobName":"report"}]}"#)
    try catalog.ok(
      "CreateTrigger",
      #"{"Name":"finally","WorkflowName":"daily","Type":"CONDITIONAL","StartOnCreation":true,"Predicate":{"Logical":"AND","#
        + #""Conditions":[{"LogicalOperator":"EQUALS","JobName":"load","State":"SUCCEEDED"},"#
        + #"{"LogicalOperator":"EQUALS","JobName":"report","State":"SUCCEEDED"}]},"Actions":[{"JobName":"tidy"}]}"#)
    return catalog
  }

  private func start(_ catalog: Catalog) throws -> String {
    try #require(try catalog.ok("StartWorkflowRun", #"{"Name":"daily"}"#)["RunId"]?.string)
  }

  private func run(_ id: String, _ catalog: Catalog, graph: Bool = false) throws -> JSON {
    let body = #"{"Name":"daily","RunId":"\#(id)","IncludeGraph":\#(graph)}"#
    return try #require(try catalog.ok("GetWorkflowRun", body)["Run"])
  }

  // MARK: Definitions and graph

  @Test func anEmptyWorkflowHasAnEmptyGraph() throws {
    let catalog = try Catalog()
    #expect(try catalog.ok("CreateWorkflow", #"{"Name":"daily"}"#).text == #"{"Name":"daily"}"#)
    #expect(
      catalog.call("GetWorkflow", #"{"Name":"daily","IncludeGraph":true}"#).text
        == #"{"Workflow":{"Name":"daily","CreatedOn":1772355600,"LastModifiedOn":1772355600,"Graph":{"Nodes":[],"Edges":[]}}}"#)
    #expect(catalog.call("ListWorkflows").text == #"{"Workflows":["daily"]}"#)
    #expect(
      catalog.problem("CreateWorkflow", #"{"Name":"daily"}"#) == "AlreadyExistsException: Workflow daily already exists")
  }

  @Test func theGraphLeadsFromTriggersToJobs() throws {
    let workflow = try catalog().ok("GetWorkflow", #"{"Name":"daily","IncludeGraph":true}"#)["Workflow"]
    let graph = try #require(workflow?["Graph"])
    #expect(graph.names("Nodes") == ["start", "extract", "after", "load", "report", "finally", "tidy"])
    #expect(graph.names("Nodes", "Type") == ["TRIGGER", "JOB", "TRIGGER", "JOB", "JOB", "TRIGGER", "JOB"])
    var names: [String: String] = [:]
    for node in graph["Nodes"]?.elements ?? [] { names[node["UniqueId"]?.string ?? ""] = node["Name"]?.string }
    let edges = (graph["Edges"]?.elements ?? []).map { edge in
      "\(names[edge["SourceId"]?.string ?? ""] ?? "?") \(names[edge["DestinationId"]?.string ?? ""] ?? "?")"
    }
    #expect(
      edges == [
        "start extract", "extract after", "after load", "after report", "load finally", "report finally", "finally tidy",
      ])
    #expect(graph["Nodes"]?[0]?["TriggerDetails"]?["Trigger"]?["State"]?.string == "CREATED")
    #expect(graph["Nodes"]?[2]?["TriggerDetails"]?["Trigger"]?["State"]?.string == "ACTIVATED")
  }

  @Test func updateChangesWhatIsGiven() throws {
    let catalog = try catalog()
    catalog.clock.advance(seconds: 5)
    try catalog.ok("UpdateWorkflow", #"{"Name":"daily","MaxConcurrentRuns":3}"#)
    let workflow = try catalog.ok("GetWorkflow", #"{"Name":"daily"}"#)["Workflow"]
    #expect(workflow?["Description"]?.string == "d")
    #expect(workflow?["MaxConcurrentRuns"]?.integer == 3)
    #expect(workflow?["LastModifiedOn"]?.integer == 1_772_355_605)
    #expect(workflow?["Graph"] == nil)
  }

  @Test func absentWorkflows() throws {
    let catalog = try Catalog()
    for operation in ["GetWorkflow", "UpdateWorkflow", "StartWorkflowRun", "GetWorkflowRuns"] {
      #expect(catalog.problem(operation, #"{"Name":"none"}"#) == "EntityNotFoundException: Entity not found")
    }
    #expect(catalog.call("DeleteWorkflow", #"{"Name":"none"}"#).text == #"{"Name":"none"}"#)
    #expect(
      catalog.call("BatchGetWorkflows", #"{"Names":["none"]}"#).text == #"{"Workflows":[],"MissingWorkflows":["none"]}"#)
  }

  // MARK: Runs

  @Test func everyNodeRunsOnce() throws {
    let catalog = try catalog()
    let id = try start(catalog)
    let run = try run(id, catalog, graph: true)
    #expect(run["Status"]?.string == "COMPLETED")
    #expect(run["WorkflowRunProperties"]?.text == #"{"a":"1","b":"2"}"#)
    #expect(
      run["Statistics"]?.text
        == #"{"TotalActions":4,"TimeoutActions":0,"FailedActions":0,"StoppedActions":0,"SucceededActions":4,"#
        + #""RunningActions":0,"ErroredActions":0,"WaitingActions":0}"#)
    let nodes = run["Graph"]?["Nodes"]?.elements ?? []
    #expect(nodes.compactMap { $0["JobDetails"]?["JobRuns"]?.elements?.count } == [1, 1, 1, 1])
    let extract = try catalog.ok("GetJobRuns", #"{"JobName":"extract"}"#)["JobRuns"]?[0]
    #expect(extract?["TriggerName"]?.string == "start")
    #expect(extract?["Arguments"]?["--x"]?.string == "1")
    #expect(extract?["Arguments"]?["--WORKFLOW_RUN_ID"]?.string == id)
    let tidy = try catalog.ok("GetJobRuns", #"{"JobName":"tidy"}"#)["JobRuns"]?[0]
    #expect(tidy?.names("PredecessorRuns", "JobName") == ["load", "report"])
  }

  @Test func stepsFollowEachOtherOnTheClock() throws {
    let catalog = try catalog(extract: #"{"--mocklake-seconds":"60"}"#, report: #"{"--mocklake-seconds":"30"}"#)
    let id = try start(catalog)
    #expect(try run(id, catalog)["Statistics"]?["RunningActions"]?.integer == 1)
    catalog.clock.advance(seconds: 70)
    #expect(try run(id, catalog)["Statistics"]?["SucceededActions"]?.integer == 2)
    #expect(try run(id, catalog)["Status"]?.string == "RUNNING")
    catalog.clock.advance(seconds: 500)
    let run = try run(id, catalog)
    #expect(run["Status"]?.string == "COMPLETED")
    #expect(run["CompletedOn"]?.integer == 1_772_355_690)
    let workflow = try catalog.ok("GetWorkflow", #"{"Name":"daily"}"#)["Workflow"]
    #expect(workflow?["LastRun"]?["WorkflowRunId"]?.string == id)
  }

  @Test func whatFailsEndsTheBranch() throws {
    let catalog = try catalog(report: #"{"--mocklake-state":"FAILED"}"#)
    let run = try run(try start(catalog), catalog)
    #expect(run["Status"]?.string == "COMPLETED")
    #expect(run["Statistics"]?["FailedActions"]?.integer == 1)
    #expect(run["Statistics"]?["SucceededActions"]?.integer == 2)
    #expect(try catalog.ok("GetJobRuns", #"{"JobName":"tidy"}"#)["JobRuns"]?.elements?.isEmpty == true)
  }

  @Test func conditionalTriggersMustBeActivated() throws {
    let catalog = try catalog()
    try catalog.ok("StopTrigger", #"{"Name":"after"}"#)
    #expect(try run(try start(catalog), catalog)["Statistics"]?["SucceededActions"]?.integer == 1)
    try catalog.ok("StartTrigger", #"{"Name":"after"}"#)
    #expect(try run(try start(catalog), catalog)["Statistics"]?["SucceededActions"]?.integer == 4)
  }

  @Test func aJobThatIsGoneIsAnErroredAction() throws {
    let catalog = try catalog()
    try catalog.ok("DeleteJob", #"{"JobName":"load"}"#)
    let run = try run(try start(catalog), catalog)
    #expect(run["Statistics"]?["ErroredActions"]?.integer == 1)
    #expect(run["Status"]?.string == "COMPLETED")
  }

  @Test func stoppingStopsWhatRuns() throws {
    let catalog = try catalog(extract: #"{"--mocklake-seconds":"60"}"#)
    let id = try start(catalog)
    try catalog.ok("StopWorkflowRun", #"{"Name":"daily","RunId":"\#(id)"}"#)
    let run = try run(id, catalog)
    #expect(run["Status"]?.string == "STOPPED")
    #expect(run["Statistics"]?["StoppedActions"]?.integer == 1)
    #expect(
      catalog.problem("StopWorkflowRun", #"{"Name":"daily","RunId":"\#(id)"}"#)
        == "IllegalWorkflowStateException: Workflow run \(id) is not in RUNNING state")
  }

  @Test func concurrencyIsLimited() throws {
    let catalog = try catalog(extract: #"{"--mocklake-seconds":"60"}"#)
    try catalog.ok("UpdateWorkflow", #"{"Name":"daily","MaxConcurrentRuns":1}"#)
    _ = try start(catalog)
    #expect(
      catalog.problem("StartWorkflowRun", #"{"Name":"daily"}"#)
        == "ConcurrentRunsExceededException: Concurrent runs exceeded for workflow: daily.")
  }

  @Test func propertiesAreAddedToARun() throws {
    let catalog = try catalog()
    let id = try #require(
      try catalog.ok("StartWorkflowRun", #"{"Name":"daily","RunProperties":{"b":"3","c":"4"}}"#)["RunId"]?.string)
    let place = #""Name":"daily","RunId":"\#(id)""#
    try catalog.ok("PutWorkflowRunProperties", #"{\#(place),"RunProperties":{"c":"5"}}"#)
    #expect(
      catalog.call("GetWorkflowRunProperties", "{\(place)}").text == #"{"RunProperties":{"a":"1","b":"3","c":"5"}}"#)
    #expect(
      catalog.problem("GetWorkflowRun", #"{"Name":"daily","RunId":"wr_1"}"#) == "EntityNotFoundException: Entity not found")
  }

  @Test(arguments: [1, 2]) func pagesOfRuns(_ limit: Int) throws {
    let catalog = try catalog()
    let ids = try (1...3).map { _ in try start(catalog) }
    let runs = try catalog.pages("GetWorkflowRuns", "Runs", ["Name": .string("daily")], limit: limit)
    #expect(runs.compactMap { $0["WorkflowRunId"]?.string } == ids.reversed())
    #expect(runs.compactMap { $0["PreviousRunId"]?.string } == ids.dropLast().reversed())
  }

  @Test func crawlersAreNodesToo() throws {
    let catalog = try Catalog()
    try job("load", in: catalog)
    try catalog.ok("CreateCrawler", #"{"Name":"find","Role":"r","Targets":{"S3Targets":[{"Path":"s3://b/"}]}}"#)
    try catalog.ok("CreateWorkflow", #"{"Name":"daily"}"#)
    try catalog.ok(
      "CreateTrigger",
      #"{"Name":"start","WorkflowName":"daily","Type":"ON_DEMAND","Actions":[{"CrawlerName":"find"}]}"#)
    try catalog.ok(
      "CreateTrigger",
      #"{"Name":"after","WorkflowName":"daily","Type":"CONDITIONAL","StartOnCreation":true,"Predicate":{"Conditions":["#
        + #"{"LogicalOperator":"EQUALS","CrawlerName":"find","CrawlState":"SUCCEEDED"}]},"Actions":[{"JobName":"load"}]}"#)
    let run = try run(try start(catalog), catalog, graph: true)
    #expect(run["Statistics"]?["SucceededActions"]?.integer == 2)
    let node = run["Graph"]?["Nodes"]?[1]
    #expect(node?["Type"]?.string == "CRAWLER")
    #expect(node?["CrawlerDetails"]?["Crawls"]?[0]?["State"]?.string == "SUCCEEDED")
  }
}
