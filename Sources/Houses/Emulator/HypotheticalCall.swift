import Basics
import CloudState
import HTTP
import IAMPolicy
import SQLite
import ServiceCore

/// A call that nobody made: would a role or user of this cloud be allowed to do something?
struct HypotheticalCall {
  private let context: RequestContext
  private let action: String
  private let resources: [String]

  /// Reads the question: `role` or `user`, `action`, `resource`, and optionally `account` and `region`.
  /// - Throws: `Diagnostic` if there is no such principal or the resource has to be named.
  init(_ query: HTTPQuery, in cloud: Cloud) throws {
    let options = cloud.options
    let (account, region) = (query["account"] ?? options.defaultAccount, query["region"] ?? options.region)
    guard let action = query["action"], !action.isEmpty else { throw Diagnostic("the question names no action") }
    self.action = action
    resources = try CheckedResources(region: region, account: account).arns(for: action, on: query["resource"])
    let caller = try HypotheticalCall.caller(role: query["role"], user: query["user"], account, cloud)
    context = RequestContext(
      requestID: cloud.ids.uuid(), number: 0, caller: caller, account: account, region: region, now: cloud.clock.now,
      cloud: cloud)
  }

  private static func caller(role: String?, user: String?, _ account: String, _ cloud: Cloud) throws -> Caller {
    guard let name = role ?? user else { return .root(account: account) }
    let kind = role == nil ? "user" : "role"
    let entity = try cloud.database.read { connection in
      try connection.first(
        "SELECT name, path, id FROM identity_entity WHERE account = ? AND kind = ? AND name = ?", .text(account),
        .text(kind), .text(name)
      ) { (name: $0.text(0), path: $0.text(1), id: $0.text(2)) }
    }
    guard let entity else { throw Diagnostic("account \(account) has no \(kind) \"\(name)\"") }
    let arn = "arn:aws:iam::\(account):\(kind)\(entity.path)\(entity.name)"
    guard role != nil else {
      let principal = PrincipalIdentity(
        arn: arn, account: account, kind: .user(name: entity.name, path: entity.path), id: entity.id)
      return Caller(principal: principal, account: account, arn: arn, userID: entity.id, accessKeyID: "")
    }
    let session = "arn:aws:sts::\(account):assumed-role/\(entity.name)/explain"
    let principal = PrincipalIdentity(
      arn: session, account: account, kind: .assumedRole(roleARN: arn, sessionName: "explain"), id: "\(entity.id):explain")
    return Caller(
      principal: principal, account: account, arn: session, userID: "\(entity.id):explain", accessKeyID: "explain")
  }

  /// Every check with its decision.
  func explanation() throws -> Explanation {
    Explanation(of: try context.preview(Permission(action, on: resources)))
  }
}
