import AWSWire
import Documents
import ServiceCore

/// Workflows and their runs as answers show them.
struct WorkflowDocument {
  let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  /// A `Workflow` with its last run and, if asked for, the graph of both.
  func workflow(_ stored: JSON, withGraph: Bool) throws(ServiceError) -> JSON {
    let name = stored["Name"]?.string ?? ""
    var workflow = stored
    if let last = try RunStore(request).latest(.workflow, name, limit: 1).first {
      workflow.set("LastRun", try run(last, withGraph: withGraph))
    }
    if withGraph {
      let triggers = try ResourceStore(request, .trigger).children(of: name)
      workflow.set("Graph", WorkflowGraph(of: name, triggers, members: []).document)
    }
    return workflow
  }

  /// A `WorkflowRun` with its statistics and, if asked for, its graph.
  func run(_ run: Run, withGraph: Bool) throws(ServiceError) -> JSON {
    let members = try RunStore(request).members(of: run.id)
    let graph = WorkflowGraph(of: run.owner, run.plan["Triggers"]?.elements ?? [], members: members)
    var document = run.document
    document.set("Statistics", WorkflowDocument.statistics(members, total: graph.actionCount))
    if withGraph { document.set("Graph", graph.document) }
    return document
  }

  /// How many actions are in which state; of a job that was tried again the last attempt counts.
  private static func statistics(_ members: [Run], total: Int) -> JSON {
    var states: [String: String] = [:]
    for member in members {
      let state = member.kind == .job ? member.document["JobRunState"]?.string : CrawlDocument.state(of: member)
      states["\(member.kind) \(member.owner)"] = state
    }
    func count(_ wanted: String...) -> JSON { .number(states.values.count { wanted.contains($0) }) }
    return .object([
      "TotalActions": .number(total), "TimeoutActions": count("TIMEOUT"), "FailedActions": count("FAILED"),
      "StoppedActions": count("STOPPED", "CANCELLED"), "SucceededActions": count("SUCCEEDED"),
      "RunningActions": count("STARTING", "RUNNING", "STOPPING", "CANCELLING"), "ErroredActions": count("ERROR"),
      "WaitingActions": count("WAITING"),
    ])
  }
}
