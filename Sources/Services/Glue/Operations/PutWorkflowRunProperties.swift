import AWSWire
import Documents
import ServiceCore

/// Adds properties to a run of a workflow; those of the same name are replaced.
enum PutWorkflowRunProperties: AWSOperation {
  struct Input: OperationInput {
    let place: WorkflowRunInput
    let properties: JSON

    init(_ fields: Fields) throws(ServiceError) {
      place = try WorkflowRunInput(fields)
      let read = try fields.document("RunProperties", as: GlueShapes.runProperties)
      if read == nil { fields.violate("RunProperties", "null", "Member must not be null") }
      properties = read ?? .object([:])
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permission(name, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    var run = try input.place.run(in: request)
    var properties = run.document["WorkflowRunProperties"] ?? .object([:])
    for member in input.properties.members ?? [] { properties.set(member.name, member.value) }
    run.document.set("WorkflowRunProperties", properties)
    try RunStore(request).put(run)
    return EmptyOutput()
  }
}
