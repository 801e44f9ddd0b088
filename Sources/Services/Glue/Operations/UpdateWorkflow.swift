import AWSWire
import Documents
import ServiceCore

/// Changes those members of a workflow that are given.
enum UpdateWorkflow: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let document: JSON

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("Name", GlueShapes.name)
      document = try fields.document(GlueShapes.workflow)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .workflow, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let store = ResourceStore(request, .workflow)
    var workflow = try store.require(input.name)
    for member in input.document.members ?? [] { workflow.set(member.name, member.value) }
    workflow.set("LastModifiedOn", .time(request.now))
    try store.put(workflow)
    return NameOutput("Name", input.name)
  }
}
