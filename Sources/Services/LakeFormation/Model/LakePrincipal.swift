import AWSWire
import IAMPolicy
import SQLite
import ServiceCore

/// Whom permissions are granted to.
struct LakePrincipal: Sendable, Equatable {
  /// The group of all whom IAM lets in: what a catalog is open to until it is governed.
  static let everybody = "IAM_ALLOWED_PRINCIPALS"

  let identifier: String

  init(_ identifier: String) {
    self.identifier = identifier
  }

  /// Reads a `DataLakePrincipal`; nil if it names nobody.
  init?(_ fields: Fields?) throws(ServiceError) {
    guard let text = try fields?.string("DataLakePrincipalIdentifier", LakeShapes.principal) else { return nil }
    identifier = text
  }

  /// The principal of a caller: the user or the session's role; nil for callers that hold no grants.
  init?(caller: Caller) {
    switch caller.principal.kind {
    case .user: identifier = caller.principal.arn
    case .assumedRole(let role, _): identifier = role
    default: return nil
    }
  }

  /// Checks that there is such a principal: Lake Formation takes only names of what exists.
  func validate(in request: RequestContext) throws(ServiceError) {
    guard let arn = ARN(identifier) else {
      guard isGroup || LakePrincipal.isAccount(identifier[...]) else { throw .invalidPrincipal(identifier) }
      return
    }
    switch arn.service {
    case "iam": guard try isKnown(arn, in: request) else { throw .invalidPrincipal(identifier) }
    case "identitystore", "organizations", "quicksight": break
    default: throw .invalidPrincipal(identifier)
    }
  }

  private var isGroup: Bool {
    let parts = identifier.split(separator: ":", omittingEmptySubsequences: false)
    return identifier == LakePrincipal.everybody
      || parts.count == 2 && LakePrincipal.isAccount(parts[0]) && parts[1] == "IAMPrincipals"
  }

  /// Users and roles of the account are looked up; those of other accounts and federated ones are taken as they are.
  private func isKnown(_ arn: ARN, in request: RequestContext) throws(ServiceError) -> Bool {
    let parts = arn.resource.split(separator: "/", omittingEmptySubsequences: false)
    guard LakePrincipal.isAccount(arn.account[...]), parts.count > 1, let kind = parts.first, let name = parts.last else {
      return false
    }
    guard kind == "user" || kind == "role" else { return kind == "saml-provider" || kind == "federated-user" }
    guard arn.account == request.account else { return true }
    return try request.query { connection in
      try connection.first(
        "SELECT path, name FROM identity_entity WHERE account = ? AND kind = ? AND name = ?", .text(arn.account),
        .text(String(kind)), .text(String(name))
      ) { "\(kind)\($0.text(0))\($0.text(1))" == arn.resource } ?? false
    }
  }

  static func isAccount(_ text: Substring) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
