import AWSWire
import Basics
import SQLite
import ServiceCore

/// A managed policy without its documents.
struct ManagedPolicy: Sendable {
  var account: String
  var name: String
  var arn: String
  /// Nil for policies of AWS whose identifier is not on record.
  var id: String?
  var path: String
  var description: String?
  var created: Timestamp
  var updated: Timestamp
  var defaultVersion: Int
  var lastVersion: Int
  /// How many users, groups and roles it is attached to.
  var attachments = 0
  /// How many users and roles it bounds.
  var boundaryUses = 0
}

extension ManagedPolicy {
  /// The columns with the counts, of a table called `p`.
  static let columns = """
    p.account, p.name, p.arn, p.id, p.path, p.description, p.created, p.updated, p.default_version, p.last_version,
    (SELECT count(*) FROM identity_attachment a WHERE a.arn = p.arn),
    (SELECT count(*) FROM identity_entity e WHERE e.boundary = p.arn)
    """

  init(_ row: Row) {
    (account, name, arn, path) = (row.text(0), row.text(1), row.text(2), row.text(4))
    id = row.text(3)
    description = row.optionalText(5)
    (created, updated) = (Timestamp(milliseconds: row.integer(6)), Timestamp(milliseconds: row.integer(7)))
    (defaultVersion, lastVersion) = (Int(row.integer(8)), Int(row.integer(9)))
    (attachments, boundaryUses) = (Int(row.integer(10)), Int(row.integer(11)))
  }
}

/// A version of a managed policy.
struct PolicyVersion: Sendable {
  var number: Int
  var document: String
  var created: Timestamp
  var isDefault: Bool
}

extension FieldWriter {
  /// A policy's members as listings have them.
  mutating func policy(_ policy: ManagedPolicy) {
    field("PolicyName", policy.name)
    field("PolicyId", policy.id)
    field("Arn", policy.arn)
    field("Path", policy.path)
    field("DefaultVersionId", VersionID(number: policy.defaultVersion).description)
    field("AttachmentCount", policy.attachments)
    field("PermissionsBoundaryUsageCount", policy.boundaryUses)
    field("IsAttachable", true)
    field("CreateDate", policy.created)
    field("UpdateDate", policy.updated)
  }

  /// A version's members; the document only where it is asked for.
  mutating func version(_ version: PolicyVersion, withDocument: Bool) {
    if withDocument { field("Document", PercentEncoding.encode(version.document)) }
    field("VersionId", VersionID(number: version.number).description)
    field("IsDefaultVersion", version.isDefault)
    field("CreateDate", version.created)
  }
}

/// The answer of operations that show one policy.
struct PolicyOutput: OperationOutput {
  let policy: ManagedPolicy
  let tags: [Tag]

  func write(to fields: inout FieldWriter) {
    fields.structure("Policy") { fields in
      fields.policy(policy)
      fields.field("Description", policy.description)
      if !tags.isEmpty { fields.tags(tags) }
    }
  }
}

/// The answer of operations that show one version.
struct PolicyVersionOutput: OperationOutput {
  let version: PolicyVersion
  let withDocument: Bool

  func write(to fields: inout FieldWriter) {
    fields.structure("PolicyVersion") { $0.version(version, withDocument: withDocument) }
  }
}
