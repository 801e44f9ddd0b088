import AWSWire
import IAMPolicy
import SQLite
import ServiceCore

/// What STS needs to know of a role.
struct RoleRecord {
  let arn: String
  let account: String
  let id: String
  let sessionLimit: Int
  let trust: CompiledPolicy
  let tags: [String: String]

  /// What a role that does not exist is judged by, so that the answer does not tell whether it exists.
  static let trustingNobody = CompiledPolicy(
    PolicyDocument(kind: .trust, version: .v2012, statements: []), source: PolicySource(name: "", type: .trust))

  /// The role of an ARN; nil if there is none.
  static func find(_ arnText: String, in request: RequestContext) throws(ServiceError) -> RoleRecord? {
    guard let arn = ARN(arnText), arn.service == "iam", arn.resource.hasPrefix("role/") else { return nil }
    let name = arn.resource.split(separator: "/").last.map(String.init) ?? ""
    return try request.query { connection in
      let found = try connection.first(
        """
        SELECT name, path, id, session_limit, trust FROM identity_entity
        WHERE account = ? AND kind = 'role' AND name = ?
        """, .text(arn.account), .text(name)
      ) { (name: $0.text(0), path: $0.text(1), id: $0.text(2), limit: Int($0.integer(3)), trust: $0.text(4)) }
      // The path is part of the name here: an ARN with another path names no role.
      guard let found, "role\(found.path)\(found.name)" == arn.resource else { return nil }
      let tags = try connection.all(
        "SELECT name, value FROM identity_tag WHERE account = ? AND kind = 'role' AND owner = ?", .text(arn.account),
        .text(name)
      ) { ($0.text(0), $0.text(1)) }
      let trust = try PolicyDocument.parse(found.trust, kind: .trust)
      return RoleRecord(
        arn: arnText, account: arn.account, id: found.id, sessionLimit: found.limit,
        trust: CompiledPolicy(trust, source: PolicySource(name: found.name, type: .trust)),
        tags: Dictionary(tags) { first, _ in first })
    }
  }
}
