import AWSWire
import IAMPolicy
import ServiceCore

/// Says what the policies of a user, group or role would allow, together with policies given as texts.
enum SimulatePrincipalPolicy: AWSOperation {
  struct Input: OperationInput {
    let source: String
    let simulation: SimulationInput

    init(_ fields: Fields) throws(ServiceError) {
      source = try fields.required("PolicySourceArn", IAMShapes.arn)
      simulation = try SimulationInput(fields)
    }
  }

  typealias Output = SimulationOutput

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [Permission("iam:SimulatePrincipalPolicy", on: input.source)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let source = try PolicySourceEntity(input.source, request)
    let input = input.simulation
    try input.check()
    let added = try SimulatedPolicy.list(input.policies, named: "PolicyInputList", kind: .identity)
    let simulation = Simulation(
      identity: try source.policies() + added, boundary: try boundary(input, source),
      resourcePolicy: try SimulatedPolicy.resource(input.resourcePolicy), organization: try source.organization(),
      caller: try caller(input, source, request), owner: try input.ownerAccount(), context: input.context)
    return try Output(simulation, input)
  }

  /// A boundary of the request stands in for that of the entity.
  private static func boundary(
    _ input: SimulationInput, _ source: PolicySourceEntity
  ) throws(ServiceError) -> [SimulatedPolicy]? {
    if let boundary = try Output.boundary(input.boundaries) { return boundary }
    return try source.boundary()
  }

  /// The entity itself unless a user is named; a policy of the resource demands a user.
  private static func caller(
    _ input: SimulationInput, _ source: PolicySourceEntity, _ request: RequestContext
  ) throws(ServiceError) -> SimulatedCaller {
    if let named = input.caller { return try SimulatedCaller(userARN: named, request) }
    guard input.resourcePolicy == nil || source.entity.kind == UserKind.name else { throw .callerIsNoUser }
    return SimulatedCaller(source.entity)
  }
}
