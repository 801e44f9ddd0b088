import AWSWire
import Basics
import SQLite

/// A user, a group or a role.
struct Entity: Sendable {
  var account: String
  var kind: String
  var name: String
  var id: String
  var path: String
  var created: Timestamp
  /// Roles only.
  var trust: String?
  /// Roles only.
  var description: String?
  /// The longest session in seconds; roles only.
  var sessionLimit: Int?
  /// The ARN of the permissions boundary.
  var boundary: String?
  var lastUsed: Timestamp?

  var arn: String { "arn:aws:iam::\(account):\(kind)\(path)\(name)" }
}

extension Entity {
  static let columns =
    "account, kind, name, id, path, created, trust, description, session_limit, boundary, last_used"

  init(_ row: Row) {
    (account, kind, name, id, path) = (row.text(0), row.text(1), row.text(2), row.text(3), row.text(4))
    created = Timestamp(milliseconds: row.integer(5))
    (trust, description) = (row.optionalText(6), row.optionalText(7))
    sessionLimit = row.optionalInteger(8).map { Int($0) }
    boundary = row.optionalText(9)
    lastUsed = row.optionalInteger(10).map { Timestamp(milliseconds: $0) }
  }

  var values: [SQLValue] {
    [
      .text(account), .text(kind), .text(name), .text(id), .text(path), .integer(created.milliseconds),
      .text(optional: trust), .text(optional: description), .integer(optional: sessionLimit.map { Int64($0) }),
      .text(optional: boundary), .integer(optional: lastUsed?.milliseconds),
    ]
  }
}

extension FieldWriter {
  /// A user's members as listings have them.
  mutating func user(_ user: Entity) {
    field("Path", user.path)
    field("UserName", user.name)
    field("UserId", user.id)
    field("Arn", user.arn)
    field("CreateDate", user.created)
  }

  /// A group's members.
  mutating func group(_ group: Entity) {
    field("Path", group.path)
    field("GroupName", group.name)
    field("GroupId", group.id)
    field("Arn", group.arn)
    field("CreateDate", group.created)
  }

  /// A role's members as listings have them.
  mutating func role(_ role: Entity) {
    field("Path", role.path)
    field("RoleName", role.name)
    field("RoleId", role.id)
    field("Arn", role.arn)
    field("CreateDate", role.created)
    field("AssumeRolePolicyDocument", role.trust.map { PercentEncoding.encode($0) })
    field("Description", role.description)
    field("MaxSessionDuration", role.sessionLimit)
  }

  /// What listings leave out.
  mutating func details(of entity: Entity, _ tags: [Tag]) {
    if let boundary = entity.boundary {
      structure("PermissionsBoundary") { fields in
        fields.field("PermissionsBoundaryType", "Policy")
        fields.field("PermissionsBoundaryArn", boundary)
      }
    }
    if !tags.isEmpty { self.tags(tags) }
  }
}
