import AWSWire
import Basics
import Documents
import ServiceCore

extension Orchestrator {
  /// Starts a run of a workflow by firing its start trigger, and answers its id.
  func startWorkflow(_ name: String, properties: JSON?, at moment: Timestamp) throws(ServiceError) -> String {
    let workflow = try ResourceStore(request, .workflow).require(name)
    let triggers = try ResourceStore(request, .trigger).children(of: name)
    guard let start = triggers.first(where: { $0["Type"]?.string != "CONDITIONAL" }) else {
      throw .invalidInput("Workflow \(name) has no starting trigger.")
    }
    if let limit = workflow["MaxConcurrentRuns"]?.integer, limit > 0, try runs.active(.workflow, name).count >= limit {
      throw .concurrentRuns(ofWorkflow: name)
    }
    let run = try newRun(of: workflow, triggers, properties: properties, at: moment)
    try runs.put(run)
    try fire(start, in: run, at: moment)
    try progress(run, at: moment)
    return run.id
  }

  /// A scheduled run that could not be started.
  func recordUnstarted(workflow name: String, _ error: ServiceError, at moment: Timestamp) throws(ServiceError) {
    let workflow = try ResourceStore(request, .workflow).require(name)
    var run = try newRun(of: workflow, [], properties: nil, at: moment)
    (run.isActive, run.due) = (false, nil)
    run.document.set("Status", .string("ERROR"))
    run.document.set("ErrorMessage", .string(error.message))
    run.document.set("CompletedOn", .time(moment))
    try runs.put(run)
  }

  /// Fires the triggers whose conditions hold by now, each once in a run; the run is over when nothing is left running.
  func progress(_ run: Run, at moment: Timestamp) throws(ServiceError) {
    guard run.isActive else { return }
    var run = run
    run.due = nil
    let members = try runs.members(of: run.id)
    var fired = run.plan["Fired"]?.texts ?? []
    if run.document["Status"]?.string == "RUNNING" {
      for trigger in run.plan["Triggers"]?.elements ?? [] {
        guard let name = trigger["Name"]?.string, trigger["Type"]?.string == "CONDITIONAL", !fired.contains(name),
          trigger["State"]?.string == "ACTIVATED", Orchestrator.holds(trigger, for: members)
        else { continue }
        fired.append(name)
        try fire(trigger, in: run, at: moment)
      }
    }
    run.plan.set("Fired", .array(fired.map { .string($0) }))
    try runs.put(try finished(run, at: moment))
  }

  /// Stops what a run of a workflow has running.
  func stopWorkflow(_ run: Run, at moment: Timestamp) throws(ServiceError) {
    var run = run
    run.document.set("Status", .string("STOPPING"))
    run.due = moment
    try runs.put(run)
    for member in try runs.members(of: run.id) where member.isActive {
      if member.kind == .job { try stopJob(member, at: moment) } else { try stopCrawl(member, at: moment) }
    }
  }

  private func finished(_ run: Run, at moment: Timestamp) throws(ServiceError) -> Run {
    let members = try runs.members(of: run.id)
    guard !members.contains(where: \.isActive) else { return run }
    var run = run
    run.isActive = false
    run.document.set("Status", .string(run.document["Status"]?.string == "STOPPING" ? "STOPPED" : "COMPLETED"))
    run.document.set("CompletedOn", .time(moment))
    return run
  }

  private func newRun(
    of workflow: JSON, _ triggers: [JSON], properties: JSON?, at moment: Timestamp
  ) throws(ServiceError) -> Run {
    let name = workflow["Name"]?.string ?? ""
    let id = "wr_" + request.ids.hex(64)
    var values = workflow["DefaultRunProperties"] ?? .object([:])
    for member in properties?.members ?? [] { values.set(member.name, member.value) }
    let document = JSON.object([
      "Name": .string(name), "WorkflowRunId": .string(id),
      "PreviousRunId": try runs.latest(.workflow, name, limit: 1).first.map { .string($0.id) },
      "WorkflowRunProperties": values, "StartedOn": .time(moment), "Status": .string("RUNNING"),
    ])
    return Run(
      kind: .workflow, owner: name, id: id, due: nil, document: document,
      plan: .object(["Triggers": .array(triggers), "Fired": .array([])]))
  }
}
