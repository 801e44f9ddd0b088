import AWSWire
import IAMPolicy
import ServiceCore

/// Says what policies given as texts would allow.
enum SimulateCustomPolicy: AWSOperation {
  struct Input: OperationInput {
    let simulation: SimulationInput

    init(_ fields: Fields) throws(ServiceError) {
      simulation = try SimulationInput(fields)
      if fields.json("PolicyInputList") == nil { fields.violate("PolicyInputList", "null", "Member must not be null") }
    }
  }

  typealias Output = SimulationOutput

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [Permission.anyResource("iam:SimulateCustomPolicy")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let input = input.simulation
    try input.check()
    let caller = try input.caller.map { text throws(ServiceError) in try SimulatedCaller(userARN: text, request) }
    guard input.resourcePolicy == nil || caller != nil else { throw .callerIsNoUser }
    let simulation = Simulation(
      identity: try SimulatedPolicy.list(input.policies, named: "PolicyInputList", kind: .identity),
      boundary: try Output.boundary(input.boundaries),
      resourcePolicy: try SimulatedPolicy.resource(input.resourcePolicy),
      caller: caller ?? .unnamed(account: request.account), owner: try input.ownerAccount(), context: input.context)
    return try Output(simulation, input)
  }
}

/// A page of what a simulation says.
struct SimulationOutput: OperationOutput {
  let page: Page<SimulationResult>

  /// Simulates the actions of one page only.
  init(_ simulation: Simulation, _ input: SimulationInput) throws(ServiceError) {
    let numbered = input.actions.enumerated().map { (index: $0.offset, action: $0.element) }
    let page = try input.page.page(of: numbered) { String(1_000_000 + $0.index) }
    self.page = Page(
      elements: page.elements.map { simulation.result($0.action, on: input.resources) }, isTruncated: page.isTruncated,
      marker: page.marker)
  }

  /// The permissions boundary that a request gives; nil if it gives none.
  static func boundary(_ texts: [String]?) throws(ServiceError) -> [SimulatedPolicy]? {
    guard let texts, !texts.isEmpty else { return nil }
    return try SimulatedPolicy.list(texts, named: "PermissionsBoundaryPolicyInputList", kind: .boundary)
  }

  func write(to fields: inout FieldWriter) {
    fields.list("EvaluationResults", page.elements) { fields, result in fields.simulationResult(result) }
    fields.ending(of: page)
  }
}
