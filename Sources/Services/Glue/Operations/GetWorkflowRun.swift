import AWSWire
import Documents
import ServiceCore

/// Answers one run of a workflow.
enum GetWorkflowRun: AWSOperation {
  typealias Input = WorkflowRunInput

  struct Output: OperationOutput {
    let run: JSON

    func write(to fields: inout FieldWriter) { fields.field("Run", run) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.permission(name, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(run: try WorkflowDocument(request).run(try input.run(in: request), withGraph: input.withGraph))
  }
}
