import AWSWire
import Documents
import ServiceCore

/// Starts a run of a workflow.
enum StartWorkflowRun: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let properties: JSON?

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("Name", GlueShapes.name)
      properties = try fields.document("RunProperties", as: GlueShapes.runProperties)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .workflow, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let orchestrator = Orchestrator(request)
    try orchestrator.settle()
    return NameOutput("RunId", try orchestrator.startWorkflow(input.name, properties: input.properties, at: request.now))
  }
}
