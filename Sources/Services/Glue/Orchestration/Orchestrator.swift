import AWSWire
import Basics
import Documents
import ServiceCore

/// Moves the runs of an account and region along on the clock.
///
/// Nothing happens by itself: whoever shows or changes runs lets everything happen first that is due by then, each thing
/// at its own moment. So a run that takes ten minutes ends ten minutes after its start, however late anybody looks.
struct Orchestrator {
  let request: RequestContext
  let runs: RunStore

  init(_ request: RequestContext) {
    self.request = request
    runs = RunStore(request)
  }

  /// What one call at most moves along; the next one goes on from there. Jobs that start each other for ever stop here.
  private static let patience = 2000

  /// Lets everything happen that is due by now. Needs the writer.
  func settle() throws(ServiceError) {
    for _ in 0..<Orchestrator.patience {
      let run = try runs.firstDue(until: request.now)
      if let trigger = try ResourceStore(request, .trigger).firstDue(until: run?.due ?? request.now) {
        try fireScheduled(trigger: trigger.name, at: trigger.due)
      } else if let crawler = try ResourceStore(request, .crawler).firstDue(until: run?.due ?? request.now) {
        try startScheduled(crawler: crawler.name, at: crawler.due)
      } else if let run {
        try step(run, at: run.due ?? request.now)
      } else {
        return
      }
    }
  }

  /// Moves one run to its next state.
  private func step(_ run: Run, at moment: Timestamp) throws(ServiceError) {
    switch run.kind {
    case .job: try stepJob(run, at: moment)
    case .crawler: try stepCrawl(run, at: moment)
    default: try progress(run, at: moment)
    }
  }

  /// What follows from the end of a job's or crawler's run.
  func ended(_ run: Run, at moment: Timestamp) throws(ServiceError) {
    if let id = run.workflowRun, let workflow = run.plan["Workflow"]?.string {
      if let workflowRun = try runs.find(.workflow, workflow, id) { try progress(workflowRun, at: moment) }
    } else {
      try fireListeners(to: run, at: moment)
    }
  }
}
