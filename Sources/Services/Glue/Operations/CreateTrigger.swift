import AWSWire
import Documents
import ServiceCore

/// Creates a trigger, in a workflow if one is named.
enum CreateTrigger: AWSOperation {
  struct Input: OperationInput {
    let trigger: TriggerDefinition
    let startsAtOnce: Bool
    let tags: [(key: String, value: String)]

    init(_ fields: Fields) throws(ServiceError) {
      let name = try fields.required("Name", GlueShapes.name)
      let workflow = try fields.string("WorkflowName", GlueShapes.name)
      let type = try fields.required("Type", .oneOf(["SCHEDULED", "CONDITIONAL", "ON_DEMAND", "EVENT"]))
      if fields.json("Actions") == nil { fields.violate("Actions", "null", "Member must not be null") }
      let rules = try fields.document(GlueShapes.triggerRules)
      trigger = TriggerDefinition(name: name, type: type, workflow: workflow, rules: rules)
      startsAtOnce = try fields.bool("StartOnCreation") ?? false
      tags = try TagInput.tags("Tags", fields) ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: nil)
    return glue.permission(name, .trigger, [input.trigger.name]) + glue.tagging(input.tags, .trigger, input.trigger.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let store = ResourceStore(request, .trigger)
    let trigger = input.trigger
    if let stored = try store.find(trigger.name) {
      guard stored == trigger.document(state: stored["State"]?.string ?? "") else {
        throw .alreadySubmitted(.trigger, trigger.name)
      }
      return NameOutput("Name", trigger.name)
    }
    if input.startsAtOnce, trigger.type == "ON_DEMAND" {
      throw .invalidInput("A trigger of type ON_DEMAND cannot be started on creation")
    }
    try trigger.check(in: request)
    try trigger.checkWorkflow(in: request)
    let isActive = input.startsAtOnce && trigger.type != "EVENT"
    let document = trigger.document(state: isActive ? "ACTIVATED" : "CREATED")
    let due = isActive ? JSON.nextFiring(of: trigger.rules["Schedule"]?.string, after: request.now) : nil
    try store.put(document, due: due)
    try TagStore(request).add(input.tags, to: store.arn(trigger.name))
    return NameOutput("Name", trigger.name)
  }
}
