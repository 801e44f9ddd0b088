import AWSWire
import Basics
import CloudState
import Documents
import Glibc
import IAMPolicy

/// What a scripted fault leaves to do with a call that it did not refuse outright.
enum FaultStrike: Sendable {
  /// Go on as usual.
  case none
  /// Go on later.
  case delay(milliseconds: Int)
  /// Break the connection.
  case cut
  /// Break the connection within the answer.
  case truncate(bytes: Int?)
  /// Answer from what was so earlier.
  case stale(StateSnapshot)

  /// Asks the plan about a call.
  /// - Parameter reads: whether the call only reads.
  /// - Throws: the error that the fault answers.
  static func of(
    _ action: String, _ call: PreparedCall.Identity, _ context: RequestContext, _ wire: WireProtocol,
    record: inout JournalRecord
  ) throws(ServiceError) -> FaultStrike {
    let plan = context.cloud.faults
    if plan.isIdle { return .none }
    let faulted = FaultedCall(
      action: action, parameters: call.parameters, permissions: call.permissions, reads: call.reads,
      caller: context.caller, number: context.number)
    guard let struck = plan.strike(faulted) else { return .none }
    record.fault = struck.rule.name
    let service = String(action.prefix { $0 != ":" })
    switch struck.rule.effect {
    case .respond(let code, let message, let status):
      throw KnownErrors.error(code, of: service, message: message, status: status)
    case .throttle: throw KnownErrors.throttling(by: service)
    case .deny(let denial):
      let decision = denial.decision(naming: struck.rule.policy)
      throw refusal(decision, action, struck.rule.resource, call.permissions, context, wire, &record)
    case .expire:
      let key = context.caller.accessKeyID
      let record = try? context.cloud.identities.credential(key)
      throw CredentialErrors.expired(record?.sessionToken ?? "", wire)
    case .delay(let milliseconds): return .delay(milliseconds: milliseconds)
    case .cut: return .cut
    case .truncate(let bytes): return .truncate(bytes: bytes)
    case .stale: return struck.snapshot.map { .stale($0) } ?? .none
    }
  }

  /// What is left of a strike on a call that one service makes to another: the caller itself waits, and a broken
  /// connection shows as the failure that the calling service would see.
  func befall<Output>(
    _ context: RequestContext, _ perform: (RequestContext) throws(ServiceError) -> Output
  ) throws(ServiceError) -> Output {
    switch self {
    case .none: break
    case .delay(let milliseconds): usleep(UInt32(min(max(0, milliseconds), 4_000_000)) * 1000)
    case .cut, .truncate: throw KnownErrors.error("InternalServiceException")
    case .stale(let snapshot): return try FaultStrike.read(snapshot, context, perform)
    }
    return try perform(context)
  }

  /// Performs a reading call on what was so earlier. Within a writing operation, and where that is so already, the call
  /// sees what its caller sees.
  static func read<Output>(
    _ snapshot: StateSnapshot, _ context: RequestContext,
    _ perform: (RequestContext) throws(ServiceError) -> Output
  ) throws(ServiceError) -> Output {
    if let session = context.session, session.isWriter || session.isPast { return try perform(context) }
    return try snapshot.read { connection throws(ServiceError) in
      try perform(context.with(StateSession(connection, isWriter: false, isPast: true)))
    }
  }

  /// The denial names the resource that the rule speaks of, or else the first that is checked.
  private static func refusal(
    _ decision: Decision, _ action: String, _ wanted: String?, _ permissions: [Permission],
    _ context: RequestContext, _ wire: WireProtocol, _ record: inout JournalRecord
  ) -> ServiceError {
    let named = wanted.flatMap { pattern in
      permissions.lazy.compactMap { permission in
        permission.resources.first { Glob.matches(pattern, $0) }.map { (permission, $0) }
      }.first
    }
    let permission = named?.0 ?? permissions.first ?? .anyResource(action)
    let resource = named?.1 ?? permission.resources.first ?? "*"
    let request = AuthorizationRequest(
      principal: context.caller.principal, action: permission.action, resource: resource,
      resourceAccount: context.account)
    record.checks.append(.init(request: request, policies: PolicySet(), decision: decision))
    let service = String(action.prefix { $0 != ":" })
    return context.cloud.authorizer.denial(permission.action, resource, decision, context, wire, service)
  }
}

extension PreparedCall {
  /// What faults look at besides the operation.
  struct Identity {
    var parameters: JSON
    var permissions: [Permission]
    var reads: Bool
  }
}
