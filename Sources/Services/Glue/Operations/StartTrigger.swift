import AWSWire
import Documents
import ServiceCore

/// Fires a trigger on demand; activates one that is scheduled or conditional.
enum StartTrigger: AWSOperation {
  typealias Input = DeleteResource<TriggerKind>.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .trigger, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let orchestrator = Orchestrator(request)
    try orchestrator.settle()
    let store = ResourceStore(request, .trigger)
    var trigger = try store.require(input.name)
    switch trigger["Type"]?.string {
    case "EVENT": throw .invalidInput("Trigger Type EVENT cannot be started")
    case "ON_DEMAND":
      if let workflow = trigger["WorkflowName"]?.string {
        _ = try orchestrator.startWorkflow(workflow, properties: nil, at: request.now)
      } else {
        try orchestrator.fire(trigger, in: nil, isAwaited: true, at: request.now)
      }
    default:
      trigger.set("State", .string("ACTIVATED"))
      try store.put(trigger, due: JSON.nextFiring(of: trigger["Schedule"]?.string, after: request.now))
    }
    return NameOutput("Name", input.name)
  }
}
