import AWSWire
import SQLite
import ServiceCore

/// The users, groups and roles of the request's account in the state. Names are compared without case.
struct EntityStore {
  let request: RequestContext
  let account: String

  init(_ request: RequestContext) {
    self.request = request
    account = request.account
  }

  // MARK: Reading

  func find<Kind: EntityKind>(_ kind: Kind.Type, _ name: String) throws(ServiceError) -> Entity? {
    try find(Kind.name, name)
  }

  /// - Throws: `NoSuchEntity` in IAM's words.
  func require<Kind: EntityKind>(_ kind: Kind.Type, _ name: String) throws(ServiceError) -> Entity {
    try NameRules.check(name, "\(Kind.name)Name")
    guard let entity = try find(Kind.name, name) else {
      throw .noSuchEntity("The \(Kind.name) with name \(name) cannot be found.")
    }
    return entity
  }

  /// Whether the user or role of an ARN of this account exists. ARNs of other things are not judged.
  func exists(_ arn: ARN) throws(ServiceError) -> Bool {
    let parts = arn.resource.split(separator: "/")
    guard parts.count > 1, parts[0] == "user" || parts[0] == "role" else { return true }
    guard let entity = try find(String(parts[0]), String(parts[parts.count - 1])) else { return false }
    return entity.arn == arn.description
  }

  /// All of a kind under a path, sorted by name.
  func list<Kind: EntityKind>(_ kind: Kind.Type, pathPrefix: String?) throws(ServiceError) -> [Entity] {
    try NameRules.check(pathPrefix: pathPrefix)
    let all = try request.query { connection in
      try connection.all(
        "SELECT \(Entity.columns) FROM identity_entity WHERE account = ? AND kind = ? ORDER BY name", .text(account),
        .text(Kind.name)
      ) { Entity($0) }
    }
    return all.filter { $0.path.hasPrefix(pathPrefix ?? "/") }
  }

  /// The identities that a managed policy is attached to or that it bounds, sorted by kind and name.
  func using(_ policy: String, attached: Bool, bounded: Bool) throws(ServiceError) -> [Entity] {
    try request.query { connection in
      try connection.all(
        """
        SELECT \(Entity.columns) FROM identity_entity e WHERE account = ?1 AND (
          (?3 AND EXISTS (SELECT 1 FROM identity_attachment a
            WHERE a.account = e.account AND a.kind = e.kind AND a.owner = e.name AND a.arn = ?2))
          OR (?4 AND boundary = ?2)) ORDER BY kind, name
        """, .text(account), .text(policy), .integer(attached ? 1 : 0), .integer(bounded ? 1 : 0)
      ) { Entity($0) }
    }
  }

  private func find(_ kind: String, _ name: String) throws(ServiceError) -> Entity? {
    try request.query { connection in
      try connection.first(
        "SELECT \(Entity.columns) FROM identity_entity WHERE account = ? AND kind = ? AND name = ?", .text(account),
        .text(kind), .text(name)
      ) { Entity($0) }
    }
  }

  // MARK: Writing

  /// - Throws: `EntityAlreadyExists` if the name is taken, in whatever case.
  func add<Kind: EntityKind>(_ kind: Kind.Type, _ entity: Entity, tags: [Tag]) throws(ServiceError) {
    guard try find(Kind.name, entity.name) == nil else {
      throw .exists("\(Kind.title) with name \(entity.name) already exists.")
    }
    try request.change("INSERT INTO identity_entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entity.values)
    try TagRows(request).put(tags, to: Kind.name, entity.name, title: Kind.title)
  }

  /// Replaces the row of an entity; its name must be unchanged.
  func update(_ entity: Entity) throws(ServiceError) {
    try request.change(
      "INSERT OR REPLACE INTO identity_entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entity.values)
  }

  /// Renames a user or group with all that is kept under the name.
  func rename<Kind: EntityKind>(_ kind: Kind.Type, _ entity: Entity, to name: String) throws(ServiceError) {
    if let other = try find(Kind.self, name), other.id != entity.id {
      throw .exists("\(Kind.title) with name \(name) already exists.")
    }
    let place: [SQLValue] = [.text(name), .text(account), .text(Kind.name), .text(entity.name)]
    try request.change("UPDATE identity_entity SET name = ? WHERE account = ? AND kind = ? AND name = ?", place)
    for table in ["identity_inline_policy", "identity_attachment", "identity_tag"] {
      try request.change("UPDATE \(table) SET owner = ? WHERE account = ? AND kind = ? AND owner = ?", place)
    }
    try MembershipRows(request).rename(Kind.self, entity.name, to: name)
    guard Kind.name == UserKind.name else { return }
    try request.change(
      "UPDATE identity_access_key SET owner = ? WHERE account = ? AND owner = ?",
      [.text(name), .text(account), .text(entity.name)])
  }

  /// Removes a user, group or role that has no policies left.
  /// - Throws: `DeleteConflict` naming what has to go first.
  func remove<Kind: EntityKind>(_ kind: Kind.Type, _ entity: Entity) throws(ServiceError) {
    guard try PolicyStore(request).attachments(of: Kind.name, entity.name).isEmpty else { throw .policiesAttached }
    guard try InlinePolicies(request).names(of: Kind.self, entity.name).isEmpty else { throw .inlinePoliciesRemain }
    try request.change(
      "DELETE FROM identity_entity WHERE account = ? AND kind = ? AND name = ?",
      [.text(account), .text(Kind.name), .text(entity.name)])
    try TagRows(request).removeAll(of: Kind.name, entity.name)
  }
}

extension RequestContext {
  /// Changes rows and tells readers of identities.
  func change(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) {
    try query { connection in
      _ = try connection.change(sql, parameters)
      try IdentityStore.noteChange(connection)
    }
  }
}
