import AWSWire
import Basics
import Documents
import ServiceCore

extension Orchestrator {
  /// Starts what a trigger starts. In a workflow run what cannot be started becomes a failed node; outside of one it is
  /// thrown if somebody waits for it, else dropped.
  func fire(_ trigger: JSON, in workflowRun: Run?, isAwaited: Bool = false, at moment: Timestamp) throws(ServiceError) {
    for action in trigger["Actions"]?.elements ?? [] {
      do {
        try start(action, of: trigger, in: workflowRun, at: moment)
      } catch {
        if let workflowRun {
          try record(action, of: trigger, in: workflowRun, error, at: moment)
        } else if isAwaited {
          throw error
        }
      }
    }
  }

  /// Whether the conditions of a trigger hold for some runs. A job that was tried again counts by its last attempt.
  static func holds(_ trigger: JSON, for members: [Run]) -> Bool {
    let conditions = trigger["Predicate"]?["Conditions"]?.elements ?? []
    func isMet(_ condition: JSON) -> Bool {
      if let job = condition["JobName"]?.string {
        let last = members.last { $0.kind == .job && $0.owner == job }
        return last.map { !$0.isActive && $0.document["JobRunState"] == condition["State"] } ?? false
      }
      let last = members.last { $0.kind == .crawler && $0.owner == condition["CrawlerName"]?.string }
      return last.map { !$0.isActive && CrawlDocument.state(of: $0) == condition["CrawlState"]?.string } ?? false
    }
    if trigger["Predicate"]?["Logical"]?.string == "ANY" { return conditions.contains(where: isMet) }
    return !conditions.isEmpty && conditions.allSatisfy(isMet)
  }

  /// Fires the activated triggers outside of workflows that wait for a job or crawler which has ended.
  func fireListeners(to run: Run, at moment: Timestamp) throws(ServiceError) {
    for trigger in try ResourceStore(request, .trigger).children(of: "") {
      guard trigger["Type"]?.string == "CONDITIONAL", trigger["State"]?.string == "ACTIVATED" else { continue }
      let conditions = trigger["Predicate"]?["Conditions"]?.elements ?? []
      let member = run.kind == .job ? "JobName" : "CrawlerName"
      guard conditions.contains(where: { $0[member]?.string == run.owner }) else { continue }
      var members: [Run] = []
      for condition in conditions {
        if let job = condition["JobName"]?.string { members += try runs.latest(.job, job, limit: 1) }
        if let crawler = condition["CrawlerName"]?.string { members += try runs.latest(.crawler, crawler, limit: 1) }
      }
      if Orchestrator.holds(trigger, for: members) { try fire(trigger, in: nil, at: moment) }
    }
  }

  /// A trigger's schedule has come round.
  func fireScheduled(trigger name: String, at moment: Timestamp) throws(ServiceError) {
    let triggers = ResourceStore(request, .trigger)
    let trigger = try triggers.require(name)
    try triggers.put(trigger, due: JSON.nextFiring(of: trigger["Schedule"]?.string, after: moment))
    guard let workflow = trigger["WorkflowName"]?.string else { return try fire(trigger, in: nil, at: moment) }
    do {
      _ = try startWorkflow(workflow, properties: nil, at: moment)
    } catch  where error.code == "ConcurrentRunsExceededException" {
      try recordUnstarted(workflow: workflow, error, at: moment)
    } catch {}
  }

  private func start(_ action: JSON, of trigger: JSON, in run: Run?, at moment: Timestamp) throws(ServiceError) {
    if let crawler = action["CrawlerName"]?.string {
      return try startCrawl(crawler, workflow: run?.owner, workflowRun: run?.id, at: moment)
    }
    guard let job = action["JobName"]?.string else { return }
    _ = try startJob(job, try launch(action, of: trigger, in: run), at: moment)
  }

  private func record(
    _ action: JSON, of trigger: JSON, in run: Run, _ error: ServiceError, at moment: Timestamp
  ) throws(ServiceError) {
    if let crawler = action["CrawlerName"]?.string {
      try recordUnstarted(crawler: crawler, run.owner, run.id, error, at: moment)
    } else if let job = action["JobName"]?.string {
      try recordUnstarted(job, try launch(action, of: trigger, in: run), error, at: moment)
    }
  }

  private func launch(_ action: JSON, of trigger: JSON, in run: Run?) throws(ServiceError) -> JobLaunch {
    var launch = JobLaunch(
      arguments: action["Arguments"], overrides: action, trigger: trigger["Name"]?.string, workflow: run?.owner,
      workflowRun: run?.id)
    guard let run else { return launch }
    // Glue tells a job in a workflow which run it belongs to.
    var arguments = launch.arguments ?? .object([:])
    arguments.set("--WORKFLOW_NAME", .string(run.owner))
    arguments.set("--WORKFLOW_RUN_ID", .string(run.id))
    launch.arguments = arguments
    let watched = (trigger["Predicate"]?["Conditions"]?.elements ?? []).compactMap { $0["JobName"]?.string }
    for member in try runs.members(of: run.id) where member.kind == .job && watched.contains(member.owner) {
      launch.predecessors.append(.object(["JobName": .string(member.owner), "RunId": .string(member.id)]))
    }
    return launch
  }
}
