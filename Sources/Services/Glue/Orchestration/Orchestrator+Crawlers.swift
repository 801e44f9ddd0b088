import AWSWire
import Basics
import Documents
import ServiceCore

extension Orchestrator {
  /// Starts a crawler.
  func startCrawl(_ name: String, workflow: String? = nil, workflowRun: String? = nil, at moment: Timestamp) throws(ServiceError)
  {
    let crawlers = ResourceStore(request, .crawler)
    _ = try crawlers.require(name)
    if try runs.active(.crawler, name).count > 0 { throw .crawlerRunning(name) }
    let tags = try TagStore(request).tags(of: crawlers.arn(name)).map { JSON.Member($0.key, .string($0.value)) }
    let plan = try RunPlan(arguments: [JSON(.object(tags))], prefix: "")
    let id = request.ids.uuid()
    let document = JSON.object([
      "CrawlId": .string(id), "State": .string("RUNNING"), "StartTime": .time(moment),
      "LogGroup": .string("/aws-glue/crawlers"), "LogStream": .string(name), "MessagePrefix": .string(id),
    ])
    try runs.put(
      Run(
        kind: .crawler, owner: name, id: id, workflowRun: workflowRun, due: moment.adding(seconds: Int64(plan.seconds)),
        document: document, plan: plan.document(workflow: workflow)))
  }

  /// A crawl that could not be started, as a workflow shows it.
  func recordUnstarted(
    crawler name: String, _ workflow: String?, _ workflowRun: String?, _ error: ServiceError, at moment: Timestamp
  ) throws(ServiceError) {
    let id = request.ids.uuid()
    let document = JSON.object([
      "CrawlId": .string(id), "State": .string("FAILED"), "StartTime": .time(moment), "EndTime": .time(moment),
      "ErrorMessage": .string(error.message),
    ])
    try runs.put(
      Run(
        kind: .crawler, owner: name, id: id, workflowRun: workflowRun, isActive: false, due: nil, document: document,
        plan: .object(["Workflow": workflow.map { .string($0) }, "Unstarted": .bool(true)])))
  }

  /// Asks a crawler to stop.
  func stopCrawl(_ run: Run, at moment: Timestamp) throws(ServiceError) {
    var run = run
    run.plan.set("State", .string("STOPPED"))
    run.due = moment
    try runs.put(run)
  }

  /// A crawl ends. What it would have found is not looked for: it reports no change.
  func stepCrawl(_ run: Run, at moment: Timestamp) throws(ServiceError) {
    var run = run
    (run.isActive, run.due) = (false, nil)
    let state = run.plan["State"]?.string ?? "SUCCEEDED"
    run.document.set("State", .string(state == "SUCCEEDED" ? "COMPLETED" : state))
    run.document.set("EndTime", .time(moment))
    if state == "SUCCEEDED" { run.document.set("Summary", .string("{}")) }
    if state == "FAILED" { run.document.set("ErrorMessage", run.plan["Error"] ?? .string("Internal Service Exception")) }
    try runs.put(run)
    try ended(run, at: moment)
  }

  /// A crawler's schedule has come round. One that still runs, or cannot be started, is left alone.
  func startScheduled(crawler name: String, at moment: Timestamp) throws(ServiceError) {
    let crawlers = ResourceStore(request, .crawler)
    let crawler = try crawlers.require(name)
    try crawlers.put(crawler, due: JSON.nextFiring(of: crawler["Schedule"]?["ScheduleExpression"]?.string, after: moment))
    do {
      try startCrawl(name, at: moment)
    } catch  where error.status < 500 {}
  }
}
