import AWSWire
import Documents
import ServiceCore

/// Stops a run of a workflow and what it has running.
enum StopWorkflowRun: AWSOperation {
  typealias Input = WorkflowRunInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.permission(name, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let run = try input.run(in: request)
    guard run.document["Status"]?.string == "RUNNING" else {
      throw ServiceError("IllegalWorkflowStateException", "Workflow run \(run.id) is not in RUNNING state")
    }
    try Orchestrator(request).stopWorkflow(run, at: request.now)
    return EmptyOutput()
  }
}
