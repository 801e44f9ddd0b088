import AWSWire
import Documents
import ServiceCore

/// Deactivates a trigger.
enum StopTrigger: AWSOperation {
  typealias Input = DeleteResource<TriggerKind>.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .trigger, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    try Orchestrator(request).settle()
    let store = ResourceStore(request, .trigger)
    var trigger = try store.require(input.name)
    let state = trigger["State"]?.string ?? ""
    guard state == "ACTIVATED" else {
      throw .invalidInput("The operation is not allowed when trigger is in state: \(state)")
    }
    trigger.set("State", .string("DEACTIVATED"))
    try store.put(trigger)
    return NameOutput("Name", input.name)
  }
}
