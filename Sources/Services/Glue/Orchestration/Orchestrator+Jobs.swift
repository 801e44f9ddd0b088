import AWSWire
import Basics
import Documents
import ServiceCore

/// What a run of a job is started with.
struct JobLaunch {
  var arguments: JSON?
  /// Members of the job that this run has otherwise.
  var overrides = JSON(.object([]))
  var trigger: String?
  var workflow: String?
  var workflowRun: String?
  /// The runs whose end started this one.
  var predecessors: [JSON] = []
  /// The run that failed before this attempt.
  var previous: Run?
}

extension Orchestrator {
  /// Starts a run of a job and answers its id.
  func startJob(_ name: String, _ launch: JobLaunch, at moment: Timestamp) throws(ServiceError) -> String {
    guard let job = try ResourceStore(request, .job).find(name) else { throw .jobToRunNotFound }
    let limit = job["ExecutionProperty"]?["MaxConcurrentRuns"]?.integer ?? 1
    if try runs.active(.job, name).count >= max(1, limit) { throw .concurrentRuns(of: name) }
    let plan = try RunPlan(arguments: [job["DefaultArguments"], launch.arguments])
    let id = try launch.previous.map { run throws(ServiceError) in try retryID(of: run) } ?? "jr_" + request.ids.hex(64)
    let run = Run(
      kind: .job, owner: name, id: id, workflowRun: launch.workflowRun, due: moment,
      document: Orchestrator.jobRun(id, job, launch, at: moment), plan: plan.document(workflow: launch.workflow))
    try runs.put(run)
    return id
  }

  /// A run that could not be started, as a workflow shows it.
  func recordUnstarted(_ job: String, _ launch: JobLaunch, _ error: ServiceError, at moment: Timestamp) throws(ServiceError) {
    let id = "jr_" + request.ids.hex(64)
    var document = Orchestrator.jobRun(id, .object([:]), launch, at: moment)
    document.set("JobName", .string(job))
    document.set("JobRunState", .string("ERROR"))
    document.set("CompletedOn", .time(moment))
    document.set("ErrorMessage", .string(error.message))
    try runs.put(
      Run(
        kind: .job, owner: job, id: id, workflowRun: launch.workflowRun, isActive: false, due: nil, document: document,
        plan: .object(["Workflow": launch.workflow.map { .string($0) }])))
  }

  /// STARTING, RUNNING, then how it ends; or STOPPING, STOPPED.
  func stepJob(_ run: Run, at moment: Timestamp) throws(ServiceError) {
    switch run.document["JobRunState"]?.string {
    case "STARTING":
      var run = run
      run.document.set("JobRunState", .string("RUNNING"))
      run.document.set("LastModifiedOn", .time(moment))
      run.due = (run.time("StartedOn") ?? moment).adding(seconds: Int64(min(seconds(of: run), timeout(of: run))))
      try runs.put(run)
    case "STOPPING":
      try end(run, "STOPPED", error: nil, at: moment)
    default:
      let isLate = seconds(of: run) > timeout(of: run)
      let state = isLate ? "TIMEOUT" : run.plan["State"]?.string ?? "SUCCEEDED"
      let words = run.plan["Error"]?.string ?? "Command failed with exit code 1"
      try end(run, state, error: isLate ? "Job run timed out" : state == "FAILED" ? words : nil, at: moment)
    }
  }

  /// Asks a run to stop.
  func stopJob(_ run: Run, at moment: Timestamp) throws(ServiceError) {
    var run = run
    run.document.set("JobRunState", .string("STOPPING"))
    run.document.set("LastModifiedOn", .time(moment))
    run.due = moment
    try runs.put(run)
  }

  private func end(_ run: Run, _ state: String, error: String?, at moment: Timestamp) throws(ServiceError) {
    var run = run
    (run.isActive, run.due) = (false, nil)
    run.document.set("JobRunState", .string(state))
    run.document.set("LastModifiedOn", .time(moment))
    run.document.set("CompletedOn", .time(moment))
    run.document.set("ErrorMessage", error.map { .string($0) })
    run.document.set("ExecutionTime", .number(max(0, moment.seconds(since: run.time("StartedOn") ?? moment))))
    try runs.put(run)
    if state == "FAILED", try retry(run, at: moment) { return }
    try ended(run, at: moment)
  }

  /// Starts the next attempt of a run that failed, if the job allows one.
  private func retry(_ run: Run, at moment: Timestamp) throws(ServiceError) -> Bool {
    let attempt = run.document["Attempt"]?.integer ?? 0
    guard let job = try ResourceStore(request, .job).find(run.owner), attempt < job["MaxRetries"]?.integer ?? 0 else {
      return false
    }
    var launch = JobLaunch(
      arguments: run.document["Arguments"], trigger: run.document["TriggerName"]?.string,
      workflow: run.plan["Workflow"]?.string, workflowRun: run.workflowRun, previous: run)
    for name in ["Timeout", "MaxCapacity", "WorkerType", "NumberOfWorkers"] { launch.overrides.set(name, run.document[name]) }
    launch.predecessors = run.document["PredecessorRuns"]?.elements ?? []
    do {
      _ = try startJob(run.owner, launch, at: moment)
      return true
    } catch  where error.status < 500 {
      return false
    }
  }

  private func seconds(of run: Run) -> Int { run.plan["Seconds"]?.integer ?? 0 }

  private func timeout(of run: Run) -> Int { min(run.document["Timeout"]?.integer ?? 2880, 10_080) * 60 }

  /// `jr_..._attempt_1`, as Glue names what it tries again; the first such name that is free.
  private func retryID(of run: Run) throws(ServiceError) -> String {
    let base = run.id.split(separator: "_").prefix(2).joined(separator: "_")
    var attempt = (run.document["Attempt"]?.integer ?? 0) + 1
    while try runs.find(.job, run.owner, "\(base)_attempt_\(attempt)") != nil { attempt += 1 }
    return "\(base)_attempt_\(attempt)"
  }

  /// The `JobRun` structure of a new run.
  private static func jobRun(_ id: String, _ job: JSON, _ launch: JobLaunch, at moment: Timestamp) -> JSON {
    var run = JSON.object([
      "Id": .string(id), "Attempt": .number(launch.previous.map { ($0.document["Attempt"]?.integer ?? 0) + 1 } ?? 0),
      "PreviousRunId": launch.previous.map { .string($0.id) }, "TriggerName": launch.trigger.map { .string($0) },
      "JobName": job["Name"], "JobMode": job["JobMode"], "JobRunQueuingEnabled": job["JobRunQueuingEnabled"] ?? .bool(false),
      "StartedOn": .time(moment), "LastModifiedOn": .time(moment), "JobRunState": .string("STARTING"),
      "Arguments": launch.arguments,
    ])
    run.set("PredecessorRuns", .array(launch.predecessors))
    let kept = [
      "AllocatedCapacity", "Timeout", "MaxCapacity", "WorkerType", "NumberOfWorkers", "SecurityConfiguration",
      "NotificationProperty", "GlueVersion", "ExecutionClass", "MaintenanceWindow",
    ]
    run.set("ExecutionTime", .number(0))
    for name in kept { run.set(name, launch.overrides[name] ?? job[name]) }
    run.set("LogGroupName", .string("/aws-glue/jobs"))
    return run
  }
}
