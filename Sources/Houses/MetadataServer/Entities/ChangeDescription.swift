import Documents

/// What changed between two versions of an entity.
struct ChangeDescription: Sendable {
  /// One member that changed; old or new is nil where it was not there.
  struct Field: Sendable {
    let name: String
    var old: JSON?
    var new: JSON?

    var json: JSON { .object(["name": .string(name), "oldValue": old, "newValue": new]) }
  }

  private var added: [Field] = []
  private var updated: [Field] = []
  private var deleted: [Field] = []

  init(updated: [Field]) { self.updated = updated }

  /// Compares two contents. The source hash is bookkeeping of the client and does not count.
  init(from old: JSON, to new: JSON) {
    for member in new.members ?? [] where member.name != "sourceHash" && member.name != "columns" {
      compare(member.name, old[member.name], member.value)
    }
    for member in old.members ?? [] where member.name != "sourceHash" && new[member.name] == nil {
      deleted.append(Field(name: member.name, old: member.value))
    }
    compareColumns(old["columns"]?.elements ?? [], new["columns"]?.elements ?? [])
  }

  /// Whether nothing changed.
  var isEmpty: Bool { added.isEmpty && updated.isEmpty && deleted.isEmpty }

  /// Whether readers of the entity may break: a column went away.
  var isBreaking: Bool { deleted.contains { $0.name == "columns" } }

  /// The description as the API answers it.
  func json(since version: EntityVersion) -> JSON {
    .object([
      "fieldsAdded": .array(added.map(\.json)), "fieldsUpdated": .array(updated.map(\.json)),
      "fieldsDeleted": .array(deleted.map(\.json)), "previousVersion": JSON(.number(version.text)),
    ])
  }

  private mutating func compare(_ name: String, _ old: JSON?, _ new: JSON) {
    guard let old else { return added.append(Field(name: name, new: new)) }
    if old != new { updated.append(Field(name: name, old: old, new: new)) }
  }

  private mutating func compareColumns(_ old: [JSON], _ new: [JSON]) {
    let before = columns(old)
    let after = columns(new)
    let fresh = new.filter { before[name($0)] == nil }
    let gone = old.filter { after[name($0)] == nil }
    if !fresh.isEmpty { added.append(Field(name: "columns", new: .array(fresh))) }
    if !gone.isEmpty { deleted.append(Field(name: "columns", old: .array(gone))) }
    for column in new {
      guard let earlier = before[name(column)] else { continue }
      compare("columns.\(name(column))", earlier, column)
    }
  }

  private func columns(_ list: [JSON]) -> [String: JSON] {
    Dictionary(list.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func name(_ column: JSON) -> String { column["name"]?.string ?? "" }
}
