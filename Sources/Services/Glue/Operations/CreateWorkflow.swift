import AWSWire
import Documents
import ServiceCore

/// Creates a workflow without nodes; triggers are created into it.
enum CreateWorkflow: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let document: JSON
    let tags: [(key: String, value: String)]

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("Name", GlueShapes.name)
      document = try fields.document(GlueShapes.workflow)
      tags = try TagInput.tags("Tags", fields) ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: nil)
    return glue.permission(name, .workflow, [input.name]) + glue.tagging(input.tags, .workflow, input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let store = ResourceStore(request, .workflow)
    guard try store.find(input.name) == nil else {
      throw ServiceError("AlreadyExistsException", "Workflow \(input.name) already exists")
    }
    var workflow = JSON.object(["Name": .string(input.name)])
    for member in input.document.members ?? [] { workflow.set(member.name, member.value) }
    workflow.set("CreatedOn", .time(request.now))
    workflow.set("LastModifiedOn", .time(request.now))
    try store.put(workflow)
    try TagStore(request).add(input.tags, to: store.arn(input.name))
    return NameOutput("Name", input.name)
  }
}
