import AWSWire
import Documents
import ServiceCore

/// Lists the runs of a workflow, the latest first.
enum GetWorkflowRuns: AWSOperation {
  struct Input: OperationInput {
    let workflow: String
    let withGraph: Bool
    let page: RunPage

    init(_ fields: Fields) throws(ServiceError) {
      workflow = try fields.required("Name", GlueShapes.name)
      withGraph = try fields.bool("IncludeGraph") ?? false
      page = try RunPage(fields, longest: 1000)
    }
  }

  struct Output: OperationOutput {
    let runs: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList("Runs", runs.map(\.bytes))
      fields.field("NextToken", next)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .workflow, [input.workflow])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try Orchestrator(request).settle()
    _ = try ResourceStore(request, .workflow).require(input.workflow)
    let (runs, next) = try input.page.runs(.workflow, input.workflow, in: request)
    var documents: [JSON] = []
    for run in runs { documents.append(try WorkflowDocument(request).run(run, withGraph: input.withGraph)) }
    return Output(runs: documents, next: next)
  }
}
