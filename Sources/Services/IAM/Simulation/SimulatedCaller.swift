import AWSWire
import IAMPolicy
import ServiceCore

/// Whom a simulation takes for the caller, and which condition keys follow from that.
struct SimulatedCaller: Sendable {
  let principal: PrincipalIdentity
  /// The lower-cased keys that follow from the caller; all other keys of callers are absent.
  let known: Set<String>

  private static let callerKeys: Set<String> = [
    "aws:username", "aws:userid", "aws:principalarn", "aws:principalaccount", "aws:principaltype", "aws:resourceaccount",
  ]

  /// Nobody in particular, of the requesting account.
  static func unnamed(account: String) -> SimulatedCaller {
    SimulatedCaller(
      principal: PrincipalIdentity(arn: "", account: account, kind: .user(name: "", path: "/"), id: ""), known: [])
  }

  /// The user that `CallerArn` names; it need not exist, but then its identifier is not known.
  /// - Throws: `InvalidInput` for whatever is no user.
  init(userARN text: String, _ request: RequestContext) throws(ServiceError) {
    let arn = ARN(text)
    let parts = arn?.resource.split(separator: "/").map(String.init) ?? []
    guard let arn, arn.service == "iam", parts.count > 1, parts[0] == "user", let name = parts.last else {
      throw .callerIsNoUser
    }
    let stored = arn.account == request.account ? try EntityStore(request).find(UserKind.self, name) : nil
    let path = "/" + parts.dropFirst().dropLast().map { "\($0)/" }.joined()
    let id = stored?.arn == text ? stored?.id : nil
    principal = PrincipalIdentity(arn: text, account: arn.account, kind: .user(name: name, path: path), id: id ?? "")
    known = id == nil ? SimulatedCaller.callerKeys.subtracting(["aws:userid"]) : SimulatedCaller.callerKeys
  }

  /// The user, role or group whose policies are simulated; a group by itself is no caller.
  init(_ entity: Entity) {
    switch entity.kind {
    case UserKind.name:
      principal = PrincipalIdentity(
        arn: entity.arn, account: entity.account, kind: .user(name: entity.name, path: entity.path), id: entity.id)
      known = SimulatedCaller.callerKeys
    case RoleKind.name:
      principal = PrincipalIdentity(
        arn: entity.arn, account: entity.account, kind: .assumedRole(roleARN: entity.arn, sessionName: ""), id: entity.id)
      known = ["aws:principalarn", "aws:principalaccount", "aws:principaltype", "aws:resourceaccount"]
    default: self = .unnamed(account: entity.account)
    }
  }

  private init(principal: PrincipalIdentity, known: Set<String>) {
    (self.principal, self.known) = (principal, known)
  }

  /// The condition keys of a simulated request: as given, and none that only a real call would have.
  func context(_ given: [String: [String]]) -> ContextKeys {
    let hidden = SimulatedCaller.callerKeys.subtracting(known)
    return ContextKeys(given) { hidden.contains($0) ? [] : nil }
  }
}
