import AWSWire
import IAMPolicy
import ServiceCore

/// The user, group or role that `PolicySourceArn` names, with all policies that act on it.
struct PolicySourceEntity {
  let request: RequestContext
  let entity: Entity

  /// - Throws: `InvalidInput` for ARNs of anything else, `NoSuchEntity` in IAM's words.
  init(_ text: String, _ request: RequestContext) throws(ServiceError) {
    self.request = request
    let arn = ARN(text)
    let parts = arn?.resource.split(separator: "/", omittingEmptySubsequences: false).map(String.init) ?? []
    guard let arn, arn.service == "iam", parts.count > 1, let name = parts.last, !name.isEmpty,
      let kind = PolicySourceEntity.kinds[parts[0]]
    else { throw .invalidInput("Invalid Entity Arn: \(text) does not clearly define entity type and name.") }
    guard let entity = try PolicySourceEntity.find(kind, name, request), entity.arn == text else {
      throw .noSuchEntity("The \(parts[0]) with name \(name) cannot be found.")
    }
    self.entity = entity
  }

  private static let kinds: [String: any EntityKind.Type] = [
    UserKind.name: UserKind.self, GroupKind.name: GroupKind.self, RoleKind.name: RoleKind.self,
  ]

  private static func find<Kind: EntityKind>(
    _ kind: Kind.Type, _ name: String, _ request: RequestContext
  ) throws(ServiceError) -> Entity? {
    try EntityStore(request).find(Kind.self, name)
  }

  // MARK: Policies

  /// Inline policies, managed policies, and those of the groups that a user is in.
  func policies() throws(ServiceError) -> [SimulatedPolicy] {
    switch entity.kind {
    case RoleKind.name: return try policies(of: RoleKind.self, entity.name)
    case GroupKind.name: return try policies(of: GroupKind.self, entity.name)
    default:
      var policies = try policies(of: UserKind.self, entity.name)
      for group in try MembershipRows(request).groups(of: entity.name) {
        policies += try self.policies(of: GroupKind.self, group.name)
      }
      return policies
    }
  }

  /// The entity's permissions boundary, in force wherever the request gives none.
  func boundary() throws(ServiceError) -> [SimulatedPolicy]? {
    guard let arn = entity.boundary else { return nil }
    return try managed(arn, .boundary).map { [$0] } ?? []
  }

  /// The organization's policies that bind the entity.
  func organization() throws(ServiceError) -> [[CompiledPolicy]] {
    guard entity.kind != GroupKind.name else { return [] }
    let principal = SimulatedCaller(entity).principal
    let caller = Caller(
      principal: principal, account: entity.account, arn: entity.arn, userID: entity.id, accessKeyID: "")
    do { return try request.cloud.identities.policies(of: caller).organization } catch {
      throw ServiceError(wrapping: error)
    }
  }

  private func policies<Kind: EntityKind>(of kind: Kind.Type, _ owner: String) throws(ServiceError) -> [SimulatedPolicy] {
    var policies: [SimulatedPolicy] = []
    for name in try InlinePolicies(request).names(of: Kind.self, owner) {
      let text = try InlinePolicies(request).document(name, of: Kind.self, owner)
      policies.append(try stored(text, "\(Kind.name)_\(owner)_\(name)", .identity))
    }
    for attachment in try PolicyStore(request).attachments(of: Kind.name, owner) {
      if let policy = try managed(attachment.arn, .identity) { policies.append(policy) }
    }
    return policies
  }

  private func managed(_ arn: String, _ kind: PolicyKind) throws(ServiceError) -> SimulatedPolicy? {
    let store = PolicyStore(request)
    guard let policy = try store.find(arn) else { return nil }
    guard let version = try store.versions(of: policy).first(where: \.isDefault) else { return nil }
    return try stored(version.document, policy.name, kind)
  }

  private func stored(_ text: String, _ id: String, _ kind: PolicyKind) throws(ServiceError) -> SimulatedPolicy {
    do { return try SimulatedPolicy(text, id: id, kind: kind) } catch {
      throw ServiceError("PolicyEvaluation", "The policy \(id) could not be evaluated: \(error.reason)", status: 500)
    }
  }
}
