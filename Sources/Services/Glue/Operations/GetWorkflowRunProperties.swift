import AWSWire
import Documents
import ServiceCore

/// Answers the properties of a run of a workflow.
enum GetWorkflowRunProperties: AWSOperation {
  typealias Input = WorkflowRunInput

  struct Output: OperationOutput {
    let properties: JSON

    func write(to fields: inout FieldWriter) { fields.field("RunProperties", properties) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.permission(name, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(properties: try input.run(in: request).document["WorkflowRunProperties"] ?? .object([:]))
  }
}
