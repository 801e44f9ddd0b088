import AWSWire
import Documents
import ServiceCore

/// Replaces when a trigger fires and what it starts.
enum UpdateTrigger: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let rules: JSON

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("Name", GlueShapes.name)
      let update = try fields.requiredStructure("TriggerUpdate")
      _ = try update.string("Name", GlueShapes.name)
      rules = try update.document(GlueShapes.triggerRules)
    }
  }

  struct Output: OperationOutput {
    let trigger: JSON

    func write(to fields: inout FieldWriter) { fields.field("Trigger", trigger) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .trigger, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try Orchestrator(request).settle()
    let store = ResourceStore(request, .trigger)
    let stored = try store.require(input.name)
    let trigger = TriggerDefinition(
      name: input.name, type: stored["Type"]?.string ?? "", workflow: stored["WorkflowName"]?.string, rules: input.rules)
    try trigger.check(in: request)
    let state = stored["State"]?.string ?? "CREATED"
    let document = trigger.document(state: state)
    let due = state == "ACTIVATED" ? JSON.nextFiring(of: trigger.rules["Schedule"]?.string, after: request.now) : nil
    try store.put(document, due: due)
    return Output(trigger: document)
  }
}
