import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// Jobs and their runs.
@Suite struct JobTests {
  private static let job =
    #"{"Name":"load","Role":"glue-role","Command":{"Name":"glueetl","ScriptLocation":"s3://b/job.py","PythonVersion":"3"}"#

  private func catalog(_ members: String = "") throws -> Catalog {
    let catalog = try Catalog()
    try catalog.ok("CreateJob", JobTests.job + members + "}")
    return catalog
  }

  private func runs(_ catalog: Catalog) throws -> [JSON] {
    try catalog.ok("GetJobRuns", #"{"JobName":"load"}"#)["JobRuns"]?.elements ?? []
  }

  // MARK: Definitions

  @Test func aJobHasGluesDefaults() throws {
    let catalog = try catalog()
    #expect(
      catalog.call("GetJob", #"{"JobName":"load"}"#).text
        == #"{"Job":{"Name":"load","JobMode":"SCRIPT","CreatedOn":1772355600,"LastModifiedOn":1772355600,"#
        + #""ExecutionProperty":{"MaxConcurrentRuns":1},"MaxRetries":0,"Timeout":2880,"GlueVersion":"0.9","Role":"glue-role","#
        + #""Command":{"Name":"glueetl","ScriptLocation":"s3://b/job.py","PythonVersion":"3"},"AllocatedCapacity":10,"#
        + #""MaxCapacity":10.0}}"#)
  }

  @Test func nodesOfVisualJobsComeBackAsTheyWere() throws {
    let nodes = #"{"node-1":{"S3CsvSource":{"Name":"in","Paths":["s3://b/in/"],"Anything":[1.5,null]}}}"#
    let catalog = try catalog(#","CodeGenConfigurationNodes":"# + nodes)
    let job = try catalog.ok("GetJob", #"{"JobName":"load"}"#)["Job"]
    #expect(job?["CodeGenConfigurationNodes"]?.text == nodes)
    #expect(
      catalog.problem("CreateJob", JobTests.job.replacing("load", with: "b") + #","CodeGenConfigurationNodes":{"n":1}}"#)
        .hasPrefix(
          "SerializationException"))
  }

  @Test(arguments: [
    (#","WorkerType":"G.2X","NumberOfWorkers":5"#, "10.0", 10), (#","MaxCapacity":0.0625"#, "0.0625", 0),
    (#","AllocatedCapacity":4"#, "4.0", 4), (#","WorkerType":"G.025X","NumberOfWorkers":2"#, "0.5", 0),
  ])
  func capacity(_ members: String, _ units: String, _ allocated: Int) throws {
    let job = try catalog(members).ok("GetJob", #"{"JobName":"load"}"#)["Job"]
    #expect(job?["MaxCapacity"]?.text == units)
    #expect(job?["AllocatedCapacity"]?.integer == allocated)
  }

  @Test(arguments: [
    ("CreateJob", "{}", "3 validation errors detected: Value null at 'name' failed"),
    ("CreateJob", job + #","Timeout":0}"#, "1 validation error detected: Value '0' at 'timeout' failed"),
    ("CreateJob", job + #","WorkerType":"XL"}"#, "1 validation error detected: Value 'XL' at 'workerType' failed"),
    ("CreateJob", job + #","GlueVersion":"4"}"#, "1 validation error detected: Value '4' at 'glueVersion' failed"),
    ("UpdateJob", #"{"JobName":"a"}"#, "1 validation error detected: Value null at 'jobUpdate' failed"),
    ("StartJobRun", "{}", "1 validation error detected: Value null at 'jobName' failed"),
    ("GetJobRuns", #"{"JobName":"a","MaxResults":201}"#, "1 validation error detected: Value '201' at 'maxResults' failed"),
    (
      "BatchStopJobRun", #"{"JobName":"a","JobRunIds":[]}"#,
      "1 validation error detected: Value '[0 items]' at 'jobRunIds' failed"
    ),
  ])
  func violations(_ operation: String, _ body: String, _ beginning: String) throws {
    #expect(try Catalog().problem(operation, body).hasPrefix("ValidationException: " + beginning))
  }

  @Test func workersAndCapacityExcludeEachOther() throws {
    #expect(
      try Catalog().problem("CreateJob", JobTests.job + #","MaxCapacity":2,"WorkerType":"G.1X","NumberOfWorkers":2}"#)
        == "InvalidInputException: Please do not set Max Capacity if using Worker Type and Number of Workers.")
  }

  @Test func theSameJobMayBeCreatedAgain() throws {
    let catalog = try catalog()
    catalog.clock.advance(seconds: 60)
    try catalog.ok("CreateJob", JobTests.job + "}")
    #expect(
      catalog.problem("CreateJob", JobTests.job + #","MaxRetries":1}"#)
        == "IdempotentParameterMismatchException: Job with name 'load' already submitted with different configuration.")
  }

  @Test func updateFallsBackToDefaults() throws {
    let catalog = try catalog(#","Timeout":5,"Description":"old""#)
    catalog.clock.advance(seconds: 60)
    try catalog.ok("UpdateJob", #"{"JobName":"load","JobUpdate":{"Role":"other","Command":{"Name":"pythonshell"}}}"#)
    let job = try #require(try catalog.ok("GetJob", #"{"JobName":"load"}"#)["Job"])
    #expect(job["Timeout"]?.integer == 2880)
    #expect(job["Description"] == nil)
    #expect(job["MaxCapacity"]?.double == 0.0625)
    #expect(job["CreatedOn"]?.integer == 1_772_355_600)
    #expect(job["LastModifiedOn"]?.integer == 1_772_355_660)
    #expect(
      catalog.problem("UpdateJob", #"{"JobName":"none","JobUpdate":{}}"#) == "EntityNotFoundException: Job none not found.")
  }

  @Test func deletionNeedsNoJob() throws {
    let catalog = try catalog()
    #expect(catalog.call("DeleteJob", #"{"JobName":"load"}"#).text == #"{"JobName":"load"}"#)
    #expect(catalog.call("DeleteJob", #"{"JobName":"load"}"#).text == #"{"JobName":"load"}"#)
    #expect(catalog.problem("GetJob", #"{"JobName":"load"}"#) == "EntityNotFoundException: Job load not found.")
  }

  @Test(arguments: [1, 2, 3, 7]) func pages(_ limit: Int) throws {
    let catalog = try Catalog()
    for name in ["a", "B", "c d", "e"] { try catalog.ok("CreateJob", JobTests.job.replacing("load", with: name) + "}") }
    #expect(try catalog.pages("ListJobs", "JobNames", limit: limit).compactMap(\.string) == ["B", "a", "c d", "e"])
    #expect(try catalog.pages("GetJobs", "Jobs", limit: limit).compactMap { $0["Name"]?.string } == ["B", "a", "c d", "e"])
  }

  @Test func tagsSelectWhatIsListed() throws {
    let catalog = try catalog(#","Tags":{"team":"bi"}"#)
    try catalog.ok("CreateJob", JobTests.job.replacing("load", with: "other") + "}")
    #expect(catalog.call("ListJobs", #"{"Tags":{"team":"bi"}}"#).text == #"{"JobNames":["load"]}"#)
    let arn = "arn:aws:glue:us-east-1:000000000000:job/load"
    #expect(catalog.call("GetTags", #"{"ResourceArn":"\#(arn)"}"#).text == #"{"Tags":{"team":"bi"}}"#)
    try catalog.ok("DeleteJob", #"{"JobName":"load"}"#)
    #expect(catalog.problem("GetTags", #"{"ResourceArn":"\#(arn)"}"#) == "EntityNotFoundException: Job load not found.")
  }

  @Test func severalAtOnce() throws {
    let answer = try catalog().ok("BatchGetJobs", #"{"JobNames":["none","load"]}"#)
    #expect(answer.names("Jobs") == ["load"])
    #expect(answer["JobsNotFound"]?.text == #"["none"]"#)
  }

  // MARK: Runs

  @Test func aRunEndsAtOnceUnlessToldOtherwise() throws {
    let catalog = try catalog()
    let id = try #require(try catalog.ok("StartJobRun", #"{"JobName":"load"}"#)["JobRunId"]?.string)
    #expect(id.count == 67 && id.hasPrefix("jr_"))
    let run = try catalog.ok("GetJobRun", #"{"JobName":"load","RunId":"\#(id)"}"#)["JobRun"]
    #expect(run?["JobRunState"]?.string == "SUCCEEDED")
    #expect(run?["CompletedOn"]?.integer == 1_772_355_600)
    #expect(run?["Id"]?.string == id)
    #expect(run?["Attempt"]?.integer == 0)
  }

  @Test func aRunPassesThroughItsStatesOnTheClock() throws {
    let catalog = try catalog(#","DefaultArguments":{"--mocklake-seconds":"90","--kept":"x"}"#)
    try catalog.ok("StartJobRun", #"{"JobName":"load","Arguments":{"--day":"1"}}"#)
    #expect(try runs(catalog).first?["JobRunState"]?.string == "RUNNING")
    #expect(try runs(catalog).first?["CompletedOn"] == nil)
    #expect(
      catalog.problem("StartJobRun", #"{"JobName":"load"}"#)
        == "ConcurrentRunsExceededException: Concurrent runs exceeded for load")
    catalog.clock.advance(seconds: 89)
    #expect(try runs(catalog).first?["JobRunState"]?.string == "RUNNING")
    catalog.clock.advance(seconds: 1000)
    let run = try #require(try runs(catalog).first)
    #expect(run["JobRunState"]?.string == "SUCCEEDED")
    #expect(run["CompletedOn"]?.integer == 1_772_355_690)
    #expect(run["ExecutionTime"]?.integer == 90)
    #expect(run["Arguments"]?.text == #"{"--day":"1"}"#)
    try catalog.ok("StartJobRun", #"{"JobName":"load"}"#)
    #expect(try runs(catalog).map { $0["StartedOn"]?.integer } == [1_772_356_689, 1_772_355_600])
  }

  @Test func failuresAreTriedAgain() throws {
    let catalog = try catalog(#","MaxRetries":2,"DefaultArguments":{"--mocklake-state":"FAILED","--mocklake-error":"disk full"}"#)
    let id = try #require(try catalog.ok("StartJobRun", #"{"JobName":"load"}"#)["JobRunId"]?.string)
    let runs = try runs(catalog)
    #expect(runs.compactMap { $0["Id"]?.string } == ["\(id)_attempt_2", "\(id)_attempt_1", id])
    #expect(runs.compactMap { $0["PreviousRunId"]?.string } == ["\(id)_attempt_1", id])
    #expect(Set(runs.compactMap { $0["ErrorMessage"]?.string }) == ["disk full"])
  }

  @Test func aRunIsRetriedByHand() throws {
    let catalog = try catalog()
    let id = try #require(try catalog.ok("StartJobRun", #"{"JobName":"load","Arguments":{"a":"b"}}"#)["JobRunId"]?.string)
    for attempt in 1...2 {
      let retry = try catalog.ok("StartJobRun", #"{"JobName":"load","JobRunId":"\#(id)"}"#)["JobRunId"]?.string
      #expect(retry == "\(id)_attempt_\(attempt)")
    }
    #expect(try runs(catalog).count == 3)
    #expect(try runs(catalog).first?["Arguments"]?.text == #"{"a":"b"}"#)
    #expect(
      catalog.problem("StartJobRun", #"{"JobName":"load","JobRunId":"jr_1"}"#)
        == "EntityNotFoundException: Job run with id: jr_1 not found.")
  }

  @Test func runsTimeOut() throws {
    let catalog = try catalog(#","Timeout":1"#)
    try catalog.ok("StartJobRun", #"{"JobName":"load","Arguments":{"--mocklake-seconds":"100"}}"#)
    catalog.clock.advance(seconds: 61)
    #expect(try runs(catalog).first?["JobRunState"]?.string == "TIMEOUT")
    #expect(try runs(catalog).first?["ExecutionTime"]?.integer == 60)
  }

  @Test func runsAreStopped() throws {
    let catalog = try catalog(#","DefaultArguments":{"--mocklake-seconds":"60"}"#)
    let id = try #require(try catalog.ok("StartJobRun", #"{"JobName":"load"}"#)["JobRunId"]?.string)
    let answer = try catalog.ok("BatchStopJobRun", #"{"JobName":"load","JobRunIds":["\#(id)","jr_none"]}"#)
    #expect(answer.names("SuccessfulSubmissions", "JobRunId") == [id])
    #expect(answer["Errors"]?.elements?.first?["ErrorDetail"]?["ErrorCode"]?.string == "EntityNotFoundException")
    #expect(try runs(catalog).first?["JobRunState"]?.string == "STOPPED")
    let again = try catalog.ok("BatchStopJobRun", #"{"JobName":"load","JobRunIds":["\#(id)"]}"#)
    #expect(again["Errors"]?.elements?.first?["ErrorDetail"]?["ErrorCode"]?.string == "JobRunInTerminalStateException")
  }

  @Test(arguments: [1, 2, 5]) func pagesOfRuns(_ limit: Int) throws {
    let catalog = try catalog()
    for day in 1...5 { try catalog.ok("StartJobRun", #"{"JobName":"load","Arguments":{"day":"\#(day)"}}"#) }
    let runs = try catalog.pages("GetJobRuns", "JobRuns", ["JobName": .string("load")], limit: limit)
    #expect(runs.compactMap { $0["Arguments"]?["day"]?.string } == ["5", "4", "3", "2", "1"])
  }

  @Test func whatIsNotThere() throws {
    let catalog = try catalog()
    #expect(
      catalog.problem("StartJobRun", #"{"JobName":"none"}"#)
        == "EntityNotFoundException: Failed to start job run due to missing metadata")
    #expect(catalog.problem("GetJobRuns", #"{"JobName":"none"}"#) == "EntityNotFoundException: Job none not found.")
    #expect(
      catalog.problem("GetJobRun", #"{"JobName":"load","RunId":"jr_1"}"#)
        == "EntityNotFoundException: Job run with id: jr_1 not found.")
    #expect(
      catalog.problem("GetJobBookmark", #"{"JobName":"load"}"#) == "EntityNotFoundException: Continuation for job load not found")
    #expect(
      catalog.problem("GetJobRuns", #"{"JobName":"load","NextToken":"x"}"#)
        == "InvalidInputException: Invalid NextToken provided.")
  }

  @Test(arguments: [#"{"--mocklake-seconds":"-1"}"#, #"{"--mocklake-seconds":"soon"}"#, #"{"--mocklake-state":"MAYBE"}"#])
  func plansAreChecked(_ arguments: String) throws {
    let catalog = try catalog()
    #expect(
      catalog.problem("StartJobRun", #"{"JobName":"load","Arguments":\#(arguments)}"#).hasPrefix(
        "InvalidInputException: --mocklake-"))
  }
}
