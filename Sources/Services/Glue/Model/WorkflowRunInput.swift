import AWSWire
import ServiceCore

/// The workflow and the run that a request speaks of.
struct WorkflowRunInput: OperationInput {
  let workflow: String
  let id: String
  let withGraph: Bool

  init(_ fields: Fields) throws(ServiceError) {
    workflow = try fields.required("Name", GlueShapes.name)
    id = try fields.required("RunId", GlueShapes.name)
    withGraph = try fields.bool("IncludeGraph") ?? false
  }

  func permission(_ action: String, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(action, .workflow, [workflow])
  }

  /// The run, once everything that is due has happened.
  func run(in request: RequestContext) throws(ServiceError) -> Run {
    try Orchestrator(request).settle()
    _ = try ResourceStore(request, .workflow).require(workflow)
    guard let run = try RunStore(request).find(.workflow, workflow, id) else { throw .resourceNotFound(.workflow, workflow) }
    return run
  }
}
