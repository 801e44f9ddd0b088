/// How closely a `Principal` element names a caller; the more closely, the less else is needed.
enum PrincipalMatch: Int, Sendable, Comparable {
  /// Not at all.
  case none
  /// By its account, which delegates to the account's identity policies.
  case account
  /// By its role, whose boundary and session policies still bind.
  case role
  /// By itself or by `*`.
  case direct

  static func < (left: PrincipalMatch, right: PrincipalMatch) -> Bool { left.rawValue < right.rawValue }
}

/// The `Principal` or `NotPrincipal` element of a statement. Wildcards inside names never act.
struct PrincipalPattern: Sendable {
  private let isNegated: Bool
  private let entries: [PolicyStatement.Principals.Entry]

  /// Reads the element.
  init(_ principals: PolicyStatement.Principals) {
    (isNegated, entries) = (principals.isNegated, principals.entries)
  }

  /// How closely the element names a caller.
  ///
  /// `NotPrincipal` spares a caller only if every form of it is listed: itself, its role and its account; a caller with
  /// a permissions boundary is never spared.
  func match(_ principal: PrincipalIdentity, hasBoundary: Bool) -> PrincipalMatch {
    guard isNegated else { return entries.lazy.map { $0.match(principal) }.max() ?? .none }
    return !hasBoundary && isSpared(principal) ? .none : .direct
  }

  private func isSpared(_ principal: PrincipalIdentity) -> Bool {
    let found = Set(entries.map { $0.match(principal) })
    let isNamed = found.contains(.direct) || entries.contains { $0.namesEveryone }
    guard principal.hasAccountSide, !entries.contains(where: \.namesEveryone) else { return isNamed }
    switch principal.kind {
    case .root: return found.contains(.account)
    case .assumedRole: return isNamed && found.contains(.role) && found.contains(.account)
    default: return isNamed && found.contains(.account)
    }
  }
}

extension PolicyStatement.Principals.Entry {
  /// Whether it is `*`.
  fileprivate var namesEveryone: Bool { kind == .aws && value.text == "*" }

  /// How closely it names a caller.
  fileprivate func match(_ principal: PrincipalIdentity) -> PrincipalMatch {
    switch kind {
    case .aws: matchAWS(principal)
    case .service: principal.kind == .service(name: value.text) ? .direct : .none
    case .federated: principal.kind == .federated(provider: value.text) ? .direct : .none
    case .canonicalUser: principal.canonicalID == value.text ? .account : .none
    }
  }

  private func matchAWS(_ principal: PrincipalIdentity) -> PrincipalMatch {
    let name = value.text
    if name == "*" { return .direct }
    guard principal.hasAccountSide else { return .none }
    if namesAccount(principal.account) { return .account }
    if name == principal.arn || name == principal.id { return .direct }
    guard case .assumedRole(let roleARN, _) = principal.kind else { return .none }
    return name == roleARN || principal.id.hasPrefix(name + ":") ? .role : .none
  }

  private func namesAccount(_ account: String) -> Bool {
    let name = value.text
    if name == account { return true }
    guard name.hasPrefix("arn:"), name.hasSuffix(":root") else { return false }
    let parts = ARNParts(name)
    return parts.isARN && parts.text(2) == "iam" && parts.text(4) == account && parts.text(5) == "root"
  }
}
