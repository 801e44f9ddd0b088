import AWSWire
import Basics
import Digests
import Documents
import IAMPolicy
import SQLite
import ServiceCore

/// The policy of a Data Catalog: one for an account and region. Every change has a number of its own, under which the
/// policy is compiled once.
struct CatalogPolicyStore {
  /// A stored policy.
  struct Policy {
    var text: String
    var created: Timestamp
    var updated: Timestamp

    /// What changes with the policy, so that nobody overwrites what he has not seen.
    var hash: String { Base64.encode(MD5.hash(Array(text.utf8))) }

    /// Writes the members that both answers have.
    func write(to fields: inout FieldWriter) {
      fields.field("PolicyInJson", (try? JSON.parse(text))?.policyText ?? text)
      fields.field("PolicyHash", hash)
      fields.field("CreateTime", created)
      fields.field("UpdateTime", updated)
    }
  }

  private let request: RequestContext
  private let account: SQLValue
  private let region: SQLValue

  /// The policy of the catalog of an account; of the request's own unless said otherwise.
  init(_ request: RequestContext, account: String? = nil) {
    self.request = request
    self.account = .text(account ?? request.account)
    region = .text(request.region)
  }

  /// The policy; nil if none was set.
  func policy() throws(ServiceError) -> Policy? {
    try request.query { connection in
      let sql = "SELECT document, created, updated FROM glue_resource_policy WHERE account = ? AND region = ?"
      return try connection.first(sql, account, region) { row in
        Policy(
          text: row.text(0), created: Timestamp(milliseconds: row.integer(1)),
          updated: Timestamp(milliseconds: row.integer(2)))
      }
    }
  }

  /// Sets the policy in place of the one there was.
  func put(_ policy: Policy) throws(ServiceError) {
    try delete()
    _ = try request.query { connection in
      try connection.run(
        "INSERT INTO glue_resource_policy (account, region, document, created, updated) VALUES (?, ?, ?, ?, ?)",
        account, region, .text(policy.text),
        .integer(policy.created.milliseconds), .integer(policy.updated.milliseconds))
    }
  }

  func delete() throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run("DELETE FROM glue_resource_policy WHERE account = ? AND region = ?", account, region)
    }
  }

  /// The policy ready for evaluation; nil without one.
  func compiled() throws(ServiceError) -> CompiledPolicy? {
    let cache = request.cloud.resourcePolicies
    return try request.query { connection in
      let sql = "SELECT version FROM glue_resource_policy WHERE account = ? AND region = ?"
      guard let version = try connection.first(sql, account, region, read: { $0.integer(0) }) else { return nil }
      if let policy = cache.policy(.init(kind: "glue", version: version)) { return policy }
      let text = try connection.first("SELECT document FROM glue_resource_policy WHERE version = ?", .integer(version)) {
        $0.text(0)
      }
      // A policy that was replaced between the two readings is judged by what is there now.
      guard let text else { return try compiled() }
      let source = PolicySource(name: "Data Catalog policy", type: .resource)
      let policy = CompiledPolicy(try PolicyDocument.parse(text, kind: .resource), source: source)
      cache.keep(policy, for: .init(kind: "glue", version: version))
      return policy
    }
  }
}
