import AWSWire
import Basics
import Documents

/// One row of the grants: what a principal may do with one resource.
struct Grant {
  /// The row's number; nil for one that is not stored.
  var id: Int64?
  let principal: String
  let kind: GrantLine.Kind
  let resource: String
  let scope: String
  let name: String
  var document: JSON
  /// Columns or tag values with whether they may be passed on; empty if the resource is held as a whole.
  var parts: [String: Bool] = [:]
  var permissions: Set<LakePermission> = []
  var grantable: Set<LakePermission> = []
  var condition: String?
  var updated = Timestamp(milliseconds: 0)
  var updatedBy = ""

  /// A row that holds nothing yet.
  init(_ line: GrantLine, principal: String) {
    (self.principal, kind, resource) = (principal, line.kind, line.resource)
    (scope, name, document) = (line.scope, line.name, line.document)
  }

  /// A row as the state has it.
  init(
    id: Int64, principal: String, kind: GrantLine.Kind, resource: String, scope: String, name: String, document: JSON
  ) {
    (self.id, self.principal, self.kind, self.resource) = (id, principal, kind, resource)
    (self.scope, self.name, self.document) = (scope, name, document)
  }

  /// Whether nothing is held any more.
  var isEmpty: Bool { permissions.isEmpty && grantable.isEmpty }

  // MARK: Changes

  /// Adds what a line of a request grants.
  mutating func add(_ line: GrantLine) {
    permissions.formUnion(line.permissions)
    grantable.formUnion(line.grantable)
    document = line.document
    for part in line.parts { parts[part] = parts[part] == true || !line.grantable.isEmpty }
    // All values of a tag hold for each of them.
    if let isGrantable = parts["*"] { parts = parts.filter { $0.key == "*" || $0.value && !isGrantable } }
  }

  /// Takes away what a line of a request revokes; false if nothing of it was held.
  mutating func remove(_ line: GrantLine) -> Bool {
    let before = (permissions, grantable, parts)
    if line.parts.isEmpty {
      permissions.subtract(line.permissions)
      grantable.subtract(line.grantable)
    } else {
      removeParts(line)
    }
    return before != (permissions, grantable, parts)
  }

  private mutating func removeParts(_ line: GrantLine) {
    for part in line.parts where parts[part] != nil { parts[part] = line.permissions.isEmpty ? false : nil }
    if parts.isEmpty { permissions = [] }
    if !parts.values.contains(true) { grantable = [] }
  }

  // MARK: What listings show

  /// The entries of a listing: one, or one for each of what may and what may not be passed on.
  var entries: [GrantEntry] {
    guard !parts.isEmpty else { return [entry(document, grantable)] }
    return [true, false].compactMap { isGrantable in
      let names = parts.filter { $0.value == isGrantable }.keys.sorted()
      return names.isEmpty ? nil : entry(addressed(to: names), isGrantable ? permissions.union(grantable) : [])
    }
  }

  private func entry(_ resource: JSON, _ grantable: Set<LakePermission>) -> GrantEntry {
    GrantEntry(
      principal: principal, resource: resource, permissions: permissions, grantable: grantable, condition: condition,
      updated: updated, updatedBy: updatedBy)
  }

  private func addressed(to names: [String]) -> JSON {
    let (structure, member) = kind == .tag ? ("LFTag", "TagValues") : ("TableWithColumns", "ColumnNames")
    var inner = document[structure] ?? .object([:])
    inner.set(member, .array(names.map { .string($0) }))
    var resource = document
    resource.set(structure, inner)
    return resource
  }
}

/// One `PrincipalResourcePermissions` of a listing.
struct GrantEntry {
  let principal: String
  let resource: JSON
  let permissions: Set<LakePermission>
  let grantable: Set<LakePermission>
  let condition: String?
  let updated: Timestamp
  let updatedBy: String
}

extension FieldWriter {
  /// The members of a `PrincipalResourcePermissions`.
  mutating func entry(_ entry: GrantEntry) {
    structure("Principal") { $0.field("DataLakePrincipalIdentifier", entry.principal) }
    field("Resource", entry.resource)
    if let condition = entry.condition { structure("Condition") { $0.field("Expression", condition) } }
    list("Permissions", entry.permissions.sorted().map(\.rawValue))
    list("PermissionsWithGrantOption", entry.grantable.sorted().map(\.rawValue))
    field("LastUpdated", entry.updated)
    field("LastUpdatedBy", entry.updatedBy)
  }
}
