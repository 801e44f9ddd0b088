import AWSWire
import SQLite
import ServiceCore

/// Which users are in which groups.
struct MembershipRows {
  /// The most groups that a user may be in.
  static let limit = 10

  let request: RequestContext

  init(_ request: RequestContext) { self.request = request }

  /// The groups of a user, sorted by name.
  func groups(of user: String) throws(ServiceError) -> [Entity] {
    try entities(
      "kind = 'group' AND name IN (SELECT team FROM identity_membership WHERE account = ?1 AND member = ?2)", user)
  }

  /// The users in a group, sorted by name.
  func users(in group: String) throws(ServiceError) -> [Entity] {
    try entities(
      "kind = 'user' AND name IN (SELECT member FROM identity_membership WHERE account = ?1 AND team = ?2)", group)
  }

  /// Adds a user; one that is in the group already stays.
  func add(_ user: String, to group: String) throws(ServiceError) {
    let groups = try groups(of: user)
    guard !groups.contains(where: { $0.name == group }) else { return }
    guard groups.count < MembershipRows.limit else {
      throw .limitExceeded("Cannot exceed quota for GroupsPerUser: \(MembershipRows.limit)")
    }
    try request.change(
      "INSERT INTO identity_membership VALUES (?, ?, ?)", [.text(request.account), .text(group), .text(user)])
  }

  /// Removes a user; one that is not in the group is passed over.
  func remove(_ user: String, from group: String) throws(ServiceError) {
    try request.change(
      "DELETE FROM identity_membership WHERE account = ? AND team = ? AND member = ?",
      [.text(request.account), .text(group), .text(user)])
  }

  /// Follows the renaming of a user or group.
  func rename<Kind: EntityKind>(_ kind: Kind.Type, _ old: String, to new: String) throws(ServiceError) {
    let column = Kind.name == GroupKind.name ? "team" : "member"
    try request.change(
      "UPDATE identity_membership SET \(column) = ? WHERE account = ? AND \(column) = ?",
      [.text(new), .text(request.account), .text(old)])
  }

  private func entities(_ condition: String, _ name: String) throws(ServiceError) -> [Entity] {
    try request.query { connection in
      try connection.all(
        "SELECT \(Entity.columns) FROM identity_entity WHERE account = ?1 AND \(condition) ORDER BY name",
        .text(request.account), .text(name)
      ) { Entity($0) }
    }
  }
}
