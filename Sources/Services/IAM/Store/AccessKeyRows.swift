import AWSWire
import Basics
import SQLite
import ServiceCore

/// A long-term access key as listings show it.
struct AccessKeyRow: Sendable {
  var id: String
  var status: String
  var created: Timestamp
}

/// The long-term access keys of a user, or of the account's root user. Deleted ones are kept but never shown.
struct AccessKeyRows {
  /// The most keys that a user may have.
  static let limit = 2

  let request: RequestContext
  /// The user's name; nil for the root user.
  let owner: String?

  init(_ request: RequestContext, of owner: String?) {
    (self.request, self.owner) = (request, owner)
  }

  /// The oldest first.
  func list() throws(ServiceError) -> [AccessKeyRow] {
    try request.query { connection in
      try connection.all(
        """
        SELECT id, status, created FROM identity_access_key
        WHERE account = ? AND owner IS ? AND token IS NULL AND status IN ('Active', 'Inactive') ORDER BY created, id
        """, .text(request.account), .text(optional: owner)
      ) { AccessKeyRow(id: $0.text(0), status: $0.text(1), created: Timestamp(milliseconds: $0.integer(2))) }
    }
  }

  func issue() throws(ServiceError) -> AccessKeyIssuer.Key {
    guard try list().count < AccessKeyRows.limit else {
      throw .limitExceeded("Cannot exceed quota for AccessKeysPerUser: \(AccessKeyRows.limit)")
    }
    let key = try AccessKeyIssuer(request).issue(user: owner, account: request.account)
    try request.query { connection in try IdentityStore.noteChange(connection) }
    return key
  }

  /// - Parameter status: `Active`, `Inactive` or, for a key that must never work again, `Deleted`.
  func set(_ status: String, of id: String) throws(ServiceError) {
    guard try list().contains(where: { $0.id == id }) else { throw .accessKeyNotFound(id) }
    try request.change("UPDATE identity_access_key SET status = ? WHERE id = ?", [.text(status), .text(id)])
  }
}
