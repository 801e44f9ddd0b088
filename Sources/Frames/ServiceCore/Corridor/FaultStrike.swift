import AWSWire
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

  /// Asks the plan about a call.
  /// - Throws: the error that the fault answers.
  static func of(
    _ call: PreparedCall.Identity, _ permissions: [Permission], _ context: RequestContext, _ wire: WireProtocol,
    record: inout JournalRecord
  ) throws(ServiceError) -> FaultStrike {
    guard let rule = context.cloud.faults.strike(call, by: context.caller) else { return .none }
    record.fault = rule.name
    switch rule.effect {
    case .respond(let code, let message, let status):
      let service = String(call.action.prefix { $0 != ":" })
      throw KnownErrors.error(code, of: service, message: message, status: status)
    case .deny(let denial): throw refusal(denial, call, permissions, context, wire, &record)
    case .expire:
      let key = context.caller.accessKeyID
      let record = try? context.cloud.identities.credential(key)
      throw CredentialErrors.expired(record?.sessionToken ?? "", wire)
    case .delay(let milliseconds): return .delay(milliseconds: milliseconds)
    case .cut: return .cut
    }
  }

  /// What is left of a strike on a call that one service makes to another: the caller itself waits, and a cut shows as
  /// the failure that the calling service would see.
  func befall() throws(ServiceError) {
    switch self {
    case .none: return
    case .delay(let milliseconds): usleep(UInt32(min(max(0, milliseconds), 4_000_000)) * 1000)
    case .cut: throw KnownErrors.error("InternalServiceException")
    }
  }

  private static func refusal(
    _ denial: FaultRule.Denial, _ call: PreparedCall.Identity, _ permissions: [Permission],
    _ context: RequestContext, _ wire: WireProtocol, _ record: inout JournalRecord
  ) -> ServiceError {
    let permission = permissions.first ?? .anyResource(call.action)
    let resource = permission.resources.first ?? "*"
    let decision = Decision(denial.effect, by: denial.layer)
    let request = AuthorizationRequest(
      principal: context.caller.principal, action: permission.action, resource: resource,
      resourceAccount: context.account)
    record.checks.append(.init(request: request, policies: PolicySet(), decision: decision))
    let service = String(call.action.prefix { $0 != ":" })
    return context.cloud.authorizer.denial(permission.action, resource, decision, context, wire, service)
  }
}

extension FaultRule.Denial {
  fileprivate var effect: Decision.Effect { self == .explicit ? .explicitDeny : .implicitDeny }

  fileprivate var layer: PolicyLayer {
    switch self {
    case .explicit, .implicit: .identity
    case .boundary: .boundary
    case .scp: .serviceControl
    case .session: .session
    case .resource: .resource
    }
  }
}
