import IAMPolicy
import Testing

/// A request, the statements of each layer, and the decision a rule demands.
struct LayerCase: Sendable, CustomTestStringConvertible {
  let rule: String
  var principal = Fixture.alice
  var action = "s3:GetObject"
  var resource = Fixture.object
  var resourceAccount = Fixture.account
  /// Service control policies: one policy of one statement for each level.
  var organization: [String] = []
  var resourceControl: [String] = []
  var endpoint: String?
  var bucket: [String]?
  var isRequired = false
  var boundary: [String]?
  var session: [String]?
  var identity: [String] = []
  let expected: Decision.Effect
  let layer: PolicyLayer

  var testDescription: String { rule }

  var request: AuthorizationRequest {
    AuthorizationRequest(
      principal: principal, action: action, resource: resource, resourceAccount: resourceAccount)
  }

  func policies() throws -> PolicySet {
    PolicySet(
      organization: try organization.map { [try Fixture.policy($0, kind: .serviceControl)] },
      resourceControl: try resourceControl.map { [try Fixture.policy($0, kind: .resourceControl)] },
      resource: try bucket.map { try Self.policy($0, .resource) }, resourcePolicyIsRequired: isRequired,
      identity: try identity.map { try Fixture.policy($0) },
      boundary: try boundary.map { [try Self.policy($0, .boundary)] },
      session: try session.map { [try Self.policy($0, .session)] },
      endpoint: try endpoint.map { try Fixture.policy($0, kind: .endpoint) })
  }

  private static func policy(_ statements: [String], _ kind: PolicyKind) throws -> CompiledPolicy {
    let text = #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
    return CompiledPolicy(try PolicyDocument.parse(text, kind: kind), source: PolicySource(name: kind.rawValue))
  }
}

extension LayerCase {
  private static let full = Fixture.full
  private static let none = Fixture.statement("Allow", "none:None")
  private static let deny = Fixture.statement("Deny", "s3:GetObject")
  private static func grant(to principal: String, _ action: String = "s3:*") -> String {
    Fixture.statement("Allow", action, "*", principal: principal)
  }
  private static func refuse(_ principal: String, _ action: String = "s3:*") -> String {
    Fixture.statement("Deny", action, "*", principal: principal)
  }
  private static let everyone = #""*""#
  private static func aws(_ name: String) -> String { #"{"AWS": "\#(name)"}"# }
  private static let aliceARN = aws(Fixture.alice.arn)
  private static let roleARN = aws(Fixture.roleARN)
  private static let ownAccount = aws(Fixture.account)

  static let oneAccount: [LayerCase] = [
    LayerCase(rule: "nothing allows", expected: .implicitDeny, layer: .identity),
    LayerCase(rule: "an identity policy allows", identity: [full], expected: .allowed, layer: .identity),
    LayerCase(rule: "any identity policy suffices", identity: [none, full], expected: .allowed, layer: .identity),
    LayerCase(rule: "a deny wins over an allow", identity: [full, deny], expected: .explicitDeny, layer: .identity),
    LayerCase(rule: "whatever their order", identity: [deny, full], expected: .explicitDeny, layer: .identity),
    LayerCase(
      rule: "a deny for another action does not count", identity: [full, Fixture.statement("Deny", "s3:PutObject")],
      expected: .allowed, layer: .identity),
    LayerCase(rule: "a boundary must allow too", boundary: [none], identity: [full], expected: .implicitDeny, layer: .boundary),
    LayerCase(rule: "a boundary alone grants nothing", boundary: [full], expected: .implicitDeny, layer: .identity),
    LayerCase(rule: "boundary and identity allow", boundary: [full], identity: [full], expected: .allowed, layer: .identity),
    LayerCase(rule: "a boundary denies", boundary: [full, deny], identity: [full], expected: .explicitDeny, layer: .boundary),
    LayerCase(
      rule: "an empty boundary allows nothing", boundary: [none], expected: .implicitDeny, layer: .identity),
    LayerCase(
      rule: "a session policy must allow too", principal: Fixture.session, session: [none], identity: [full],
      expected: .implicitDeny, layer: .session),
    LayerCase(
      rule: "session policies are a union", principal: Fixture.session, session: [none, full], identity: [full],
      expected: .allowed, layer: .identity),
    LayerCase(
      rule: "a session policy grants nothing", principal: Fixture.session, session: [full], expected: .implicitDeny,
      layer: .identity),
    LayerCase(
      rule: "a session policy denies", principal: Fixture.session, session: [full, deny], identity: [full],
      expected: .explicitDeny, layer: .session),
    LayerCase(
      rule: "boundary is named before session", principal: Fixture.session, boundary: [none], session: [none],
      identity: [full], expected: .implicitDeny, layer: .boundary),
    LayerCase(
      rule: "denies: boundary before identity", boundary: [deny], identity: [deny], expected: .explicitDeny,
      layer: .boundary),
    LayerCase(
      rule: "federated sessions without session policy have nothing", principal: Fixture.federated, identity: [full],
      expected: .implicitDeny, layer: .session),
    LayerCase(
      rule: "federated sessions have what both allow", principal: Fixture.federated, session: [full], identity: [full],
      expected: .allowed, layer: .identity),
    LayerCase(
      rule: "root needs no policy", principal: Fixture.root, expected: .allowed, layer: .root),
    LayerCase(
      rule: "root is not bound by identity policies", principal: Fixture.root, boundary: [none], identity: [deny],
      expected: .allowed, layer: .root),
    LayerCase(
      rule: "GetCallerIdentity cannot be denied", action: "sts:GetCallerIdentity", resource: "*",
      organization: [none], identity: [Fixture.statement("Deny")], expected: .allowed, layer: .exempt),
    LayerCase(
      rule: "GetSessionToken needs no permission", action: "sts:GetSessionToken", resource: "*", expected: .allowed,
      layer: .exempt),
    LayerCase(
      rule: "GetSessionToken can be denied", action: "sts:GetSessionToken", resource: "*",
      identity: [Fixture.statement("Deny", "sts:*")], expected: .explicitDeny, layer: .identity),
  ]

  static let resourcePolicies: [LayerCase] = [
    LayerCase(
      rule: "naming the user allows at once", bucket: [grant(to: aliceARN)], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "naming the user: boundary does not matter", bucket: [grant(to: aliceARN)], boundary: [none],
      expected: .allowed, layer: .resource),
    LayerCase(rule: "naming everyone allows", bucket: [grant(to: everyone)], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "AWS star is everyone", bucket: [grant(to: aws("*"))], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "naming the unique identifier", bucket: [grant(to: aws(Fixture.alice.id))], expected: .allowed,
      layer: .resource),
    LayerCase(
      rule: "naming another user", bucket: [grant(to: aws("arn:aws:iam::111122223333:user/bob"))],
      expected: .implicitDeny, layer: .identity),
    LayerCase(
      rule: "the path is part of the user's ARN", bucket: [grant(to: aws("arn:aws:iam::111122223333:user/alice"))],
      expected: .implicitDeny, layer: .identity),
    LayerCase(
      rule: "naming the account delegates only", bucket: [grant(to: ownAccount)], expected: .implicitDeny,
      layer: .identity),
    LayerCase(
      rule: "naming the account's root delegates only", bucket: [grant(to: aws("arn:aws:iam::111122223333:root"))],
      expected: .implicitDeny, layer: .identity),
    LayerCase(
      rule: "delegation and identity allow", bucket: [grant(to: ownAccount)], identity: [full], expected: .allowed,
      layer: .identity),
    LayerCase(
      rule: "naming the session allows at once", principal: Fixture.session,
      bucket: [grant(to: aws(Fixture.sessionARN))], boundary: [none], session: [none], expected: .allowed,
      layer: .resource),
    LayerCase(
      rule: "naming another session", principal: Fixture.session,
      bucket: [grant(to: aws("arn:aws:sts::111122223333:assumed-role/Loader/run-2"))], expected: .implicitDeny,
      layer: .identity),
    LayerCase(
      rule: "naming the role allows without identity policy", principal: Fixture.session, bucket: [grant(to: roleARN)],
      expected: .allowed, layer: .resource),
    LayerCase(
      rule: "naming the role: the boundary still binds", principal: Fixture.session, bucket: [grant(to: roleARN)],
      boundary: [none], expected: .implicitDeny, layer: .boundary),
    LayerCase(
      rule: "naming the role: session policies still bind", principal: Fixture.session, bucket: [grant(to: roleARN)],
      session: [none], expected: .implicitDeny, layer: .session),
    LayerCase(
      rule: "naming the role without its path is another role", principal: Fixture.session,
      bucket: [grant(to: aws("arn:aws:iam::111122223333:role/Loader"))], expected: .implicitDeny, layer: .identity),
    LayerCase(
      rule: "naming the role's identifier", principal: Fixture.session,
      bucket: [grant(to: aws("AROALOADERLOADERLOAD"))], boundary: [none], expected: .implicitDeny, layer: .boundary),
    LayerCase(
      rule: "the closest naming statement counts", principal: Fixture.session,
      bucket: [grant(to: ownAccount), grant(to: aws(Fixture.sessionARN))], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "naming the federated user allows at once", principal: Fixture.federated,
      bucket: [grant(to: aws(Fixture.federated.arn))], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "a resource deny wins", bucket: [refuse(everyone)], identity: [full], expected: .explicitDeny,
      layer: .resource),
    LayerCase(
      rule: "a deny of the account hits its users", bucket: [refuse(ownAccount)], identity: [full],
      expected: .explicitDeny, layer: .resource),
    LayerCase(
      rule: "a deny of the role hits its sessions", principal: Fixture.session, bucket: [refuse(roleARN)],
      identity: [full], expected: .explicitDeny, layer: .resource),
    LayerCase(
      rule: "a deny of others does not count", bucket: [refuse(aws(Fixture.mallory.arn))], identity: [full],
      expected: .allowed, layer: .identity),
    LayerCase(
      rule: "a resource deny hits root", principal: Fixture.root, bucket: [refuse(everyone)], expected: .explicitDeny,
      layer: .resource),
    LayerCase(
      rule: "root can always mend a bucket policy", principal: Fixture.root, action: "s3:DeleteBucketPolicy",
      resource: Fixture.bucket, bucket: [refuse(everyone)], expected: .allowed, layer: .root),
    LayerCase(
      rule: "users cannot", action: "s3:DeleteBucketPolicy", resource: Fixture.bucket, bucket: [refuse(everyone)],
      identity: [full], expected: .explicitDeny, layer: .resource),
    LayerCase(
      rule: "anonymous callers need everyone", principal: .anonymous, bucket: [grant(to: everyone)], expected: .allowed,
      layer: .resource),
    LayerCase(
      rule: "anonymous callers without grant", principal: .anonymous, bucket: [grant(to: ownAccount)],
      expected: .implicitDeny, layer: .resource),
    LayerCase(
      rule: "a service is named by its service principal", principal: .service("athena.amazonaws.com"),
      bucket: [grant(to: #"{"Service": "athena.amazonaws.com"}"#)], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "another service is not", principal: .service("athena.amazonaws.com"),
      bucket: [grant(to: #"{"Service": "glue.amazonaws.com"}"#)], expected: .implicitDeny, layer: .resource),
    LayerCase(
      rule: "a key policy is required", action: "kms:Decrypt", resource: Fixture.key,
      bucket: [grant(to: aws(Fixture.mallory.arn), "kms:*")], isRequired: true, identity: [full],
      expected: .implicitDeny, layer: .resource),
    LayerCase(
      rule: "a key policy may be absent altogether: nobody is let in", action: "kms:Decrypt", resource: Fixture.key,
      isRequired: true, identity: [full], expected: .implicitDeny, layer: .resource),
    LayerCase(
      rule: "a key policy naming the account delegates", action: "kms:Decrypt", resource: Fixture.key,
      bucket: [grant(to: aws("arn:aws:iam::111122223333:root"), "kms:*")], isRequired: true, identity: [full],
      expected: .allowed, layer: .identity),
    LayerCase(
      rule: "delegation is not a grant", action: "kms:Decrypt", resource: Fixture.key,
      bucket: [grant(to: aws("arn:aws:iam::111122223333:root"), "kms:*")], isRequired: true, expected: .implicitDeny,
      layer: .identity),
    LayerCase(
      rule: "a key policy binds root", principal: Fixture.root, action: "kms:Decrypt", resource: Fixture.key,
      bucket: [grant(to: aliceARN, "kms:*")], isRequired: true, expected: .implicitDeny, layer: .resource),
  ]

  static let notPrincipal: [LayerCase] = [
    LayerCase(
      rule: "NotPrincipal spares a user listed with its account",
      bucket: [Fixture.statement("Deny", notPrincipal: #"{"AWS": ["\#(Fixture.alice.arn)", "111122223333"]}"#)],
      identity: [full], expected: .allowed, layer: .identity),
    LayerCase(
      rule: "the user alone is not enough",
      bucket: [Fixture.statement("Deny", notPrincipal: #"{"AWS": "\#(Fixture.alice.arn)"}"#)],
      identity: [full], expected: .explicitDeny, layer: .resource),
    LayerCase(
      rule: "the account alone is not enough",
      bucket: [Fixture.statement("Deny", notPrincipal: #"{"AWS": "111122223333"}"#)], identity: [full],
      expected: .explicitDeny, layer: .resource),
    LayerCase(
      rule: "NotPrincipal hits everybody else",
      bucket: [Fixture.statement("Deny", notPrincipal: #"{"AWS": ["\#(Fixture.mallory.arn)", "444455556666"]}"#)],
      identity: [full], expected: .explicitDeny, layer: .resource),
    LayerCase(
      rule: "a session needs session, role and account", principal: Fixture.session,
      bucket: [
        Fixture.statement(
          "Deny",
          notPrincipal: #"{"AWS": ["\#(Fixture.sessionARN)", "\#(Fixture.roleARN)", "111122223333"]}"#)
      ], identity: [full], expected: .allowed, layer: .identity),
    LayerCase(
      rule: "without the role it is hit", principal: Fixture.session,
      bucket: [Fixture.statement("Deny", notPrincipal: #"{"AWS": ["\#(Fixture.sessionARN)", "111122223333"]}"#)],
      identity: [full], expected: .explicitDeny, layer: .resource),
    LayerCase(
      rule: "a caller with a boundary is never spared",
      bucket: [Fixture.statement("Deny", notPrincipal: #"{"AWS": ["\#(Fixture.alice.arn)", "111122223333"]}"#)],
      boundary: [full], identity: [full], expected: .explicitDeny, layer: .resource),
    LayerCase(
      rule: "root is its account", principal: Fixture.root,
      bucket: [Fixture.statement("Deny", notPrincipal: #"{"AWS": "111122223333"}"#)], expected: .allowed, layer: .root),
  ]

  static let acrossAccounts: [LayerCase] = [
    LayerCase(
      rule: "both sides allow", principal: Fixture.mallory, bucket: [grant(to: aws(Fixture.mallory.arn))],
      identity: [full], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "naming the account suffices on the resource's side", principal: Fixture.mallory,
      bucket: [grant(to: aws(Fixture.otherAccount))], identity: [full], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "the resource's side is missing", principal: Fixture.mallory, identity: [full], expected: .implicitDeny,
      layer: .resource),
    LayerCase(
      rule: "the caller's side is missing", principal: Fixture.mallory, bucket: [grant(to: aws(Fixture.mallory.arn))],
      expected: .implicitDeny, layer: .identity),
    LayerCase(
      rule: "everyone includes other accounts", principal: Fixture.mallory, bucket: [grant(to: everyone)],
      identity: [full], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "the caller's boundary binds", principal: Fixture.mallory, bucket: [grant(to: everyone)], boundary: [none],
      identity: [full], expected: .implicitDeny, layer: .boundary),
    LayerCase(
      rule: "naming the session replaces nothing", principal: Fixture.session, resourceAccount: Fixture.otherAccount,
      bucket: [grant(to: aws(Fixture.sessionARN))], expected: .implicitDeny, layer: .identity),
    LayerCase(
      rule: "a deny on the resource's side", principal: Fixture.mallory,
      bucket: [grant(to: everyone), refuse(aws(Fixture.otherAccount))], identity: [full], expected: .explicitDeny,
      layer: .resource),
    LayerCase(
      rule: "another account's root needs the resource's policy", principal: Fixture.otherRoot, expected: .implicitDeny,
      layer: .resource),
    LayerCase(
      rule: "another account's root with it", principal: Fixture.otherRoot, bucket: [grant(to: aws(Fixture.otherAccount))],
      expected: .allowed, layer: .resource),
    LayerCase(
      rule: "the resource's root is nobody to others", principal: Fixture.mallory, bucket: [grant(to: ownAccount)],
      identity: [full], expected: .implicitDeny, layer: .resource),
  ]

  static let organizations: [LayerCase] = [
    LayerCase(
      rule: "every level allows", organization: [full, full, full], identity: [full], expected: .allowed,
      layer: .identity),
    LayerCase(
      rule: "one level does not", organization: [full, none, full], identity: [full], expected: .implicitDeny,
      layer: .serviceControl),
    LayerCase(
      rule: "organization policies grant nothing", organization: [full], expected: .implicitDeny, layer: .identity),
    LayerCase(
      rule: "service control is named before identity", organization: [none], expected: .implicitDeny,
      layer: .serviceControl),
    LayerCase(
      rule: "a service control deny wins", organization: [full, deny], identity: [full, deny], expected: .explicitDeny,
      layer: .serviceControl),
    LayerCase(
      rule: "service control binds root", principal: Fixture.root, organization: [none], expected: .implicitDeny,
      layer: .serviceControl),
    LayerCase(
      rule: "but not service-linked roles", principal: Fixture.linked, organization: [none], identity: [full],
      expected: .allowed, layer: .identity),
    LayerCase(
      rule: "nor services", principal: .service("athena.amazonaws.com"), organization: [none],
      bucket: [grant(to: #"{"Service": "athena.amazonaws.com"}"#)], expected: .allowed, layer: .resource),
    LayerCase(
      rule: "nor anonymous callers", principal: .anonymous, organization: [none], bucket: [grant(to: everyone)],
      expected: .allowed, layer: .resource),
    LayerCase(
      rule: "resource control must allow", resourceControl: [grant(to: everyone, "none:None")], identity: [full],
      expected: .implicitDeny, layer: .resourceControl),
    LayerCase(
      rule: "resource control denies", resourceControl: [grant(to: everyone), refuse(everyone)], identity: [full],
      expected: .explicitDeny, layer: .resourceControl),
    LayerCase(
      rule: "resource control binds anonymous callers", principal: .anonymous,
      resourceControl: [grant(to: everyone), refuse(everyone)], bucket: [grant(to: everyone)],
      expected: .explicitDeny, layer: .resourceControl),
    LayerCase(
      rule: "service control is named before resource control", organization: [none],
      resourceControl: [grant(to: everyone, "none:None")], identity: [full], expected: .implicitDeny,
      layer: .serviceControl),
    LayerCase(
      rule: "the endpoint's policy must allow", endpoint: grant(to: everyone, "s3:PutObject"), identity: [full],
      expected: .implicitDeny, layer: .endpoint),
    LayerCase(
      rule: "the endpoint's policy allows", endpoint: grant(to: everyone), identity: [full], expected: .allowed,
      layer: .identity),
    LayerCase(
      rule: "the endpoint's policy denies", endpoint: refuse(everyone), identity: [full], expected: .explicitDeny,
      layer: .endpoint),
    LayerCase(
      rule: "a resource policy does not lift organization limits", organization: [none], bucket: [grant(to: aliceARN)],
      expected: .implicitDeny, layer: .serviceControl),
  ]

  static let all = oneAccount + resourcePolicies + notPrincipal + acrossAccounts + organizations
}
