import Documents

/// Finds what must be changed in a stored entity so that it says what the source says now.
///
/// What people write by hand (descriptions, tags, owners, display names) is only added where it is missing, unless
/// the configuration lets the source override it; even then nothing of it is removed.
public struct EntityPatch: Sendable {
  /// Which client's patches are wanted.
  public enum Style: Sendable {
    /// Only what is needed.
    case exact
    /// As version 1.12 of the original client: empty tag lists are added, removed columns first become null.
    case v1_12
  }

  private let overridesMetadata: Bool
  private let style: Style

  /// A way to make patches.
  public init(overridesMetadata: Bool = false, style: Style = .exact) {
    (self.overridesMetadata, self.style) = (overridesMetadata, style)
  }

  /// The operations that bring the entity to the request; empty if nothing must be done.
  public func operations(from stored: StoredEntity, to request: EntityRequest, sourceHash: String?) -> [PatchOperation] {
    let wanted = request.json(sourceHash: sourceHash)
    var operations: [PatchOperation] = []
    var removals: [PatchOperation] = []
    for field in EntityPatch.fields(of: request.kind) {
      if field == "tags" {
        operations += missingTags(stored.document[field], wanted[field], [field])
      } else if field == "columns" {
        let (old, new) = (stored.document["columns"]?.elements ?? [], wanted["columns"]?.elements ?? [])
        operations += itemOperations(of: field, old, new, removals: &removals, silent: EntityPatch.silent(request))
      } else if field == "tasks" {
        let (old, new) = (stored.document["tasks"]?.elements ?? [], wanted["tasks"]?.elements ?? [])
        operations += itemOperations(of: field, old, new, removals: &removals, silent: [])
      } else {
        operations += difference(stored.document[field], wanted[field], [field])
      }
    }
    return (ordered(operations, depth: 1) + removals).filter(isAllowed)
  }

  /// Within one object what is removed comes first, then what is added, then what is changed.
  private func ordered(_ operations: [PatchOperation], depth: Int) -> [PatchOperation] {
    func here(_ kind: PatchOperation.Kind) -> [PatchOperation] {
      operations.filter { $0.path.count == depth && $0.kind == kind }
    }
    return here(.remove) + here(.add) + operations.filter { $0.path.count != depth || $0.kind == .replace }
  }

  private static func fields(of kind: EntityKind) -> [String] {
    let common = ["description", "owners", "sourceUrl", "sourceHash"]
    switch kind {
    case .table:
      return [
        "description", "owners", "tags", "tableType", "columns", "tableConstraints", "tablePartition", "locationPath",
        "schemaDefinition",
        "sourceUrl", "fileFormat", "extension", "sourceHash",
      ]
    case .databaseSchema: return ["tags"] + common
    case .pipeline: return ["displayName", "tasks"] + common
    default: return common
    }
  }

  /// Fields that people edit: an ingestion only adds them.
  private func isAllowed(_ operation: PatchOperation) -> Bool {
    guard operation.path.contains(where: EntityPatch.editedByPeople.contains) else { return true }
    return overridesMetadata ? operation.kind != .remove : operation.kind == .add
  }

  private static let editedByPeople: Set = ["description", "tags", "owners", "displayName", "tableConstraints", "extension"]

  private static let columnFields = [
    "name", "displayName", "dataType", "arrayDataType", "dataLength", "precision", "scale", "dataTypeDisplay",
    "description", "tags", "children",
  ]

  private static let taskFields = ["name", "displayName", "downstreamTasks", "taskType"]

  /// Fields that this client never sets; the 1.12 client removes them where another source has set them.
  private static let foreignColumnFields = ["constraint", "ordinalPosition", "jsonSchema"]
}

extension EntityPatch {
  /// Stored columns or tasks keep their places; new ones follow them, and those that are gone are removed last.
  /// - Parameter silent: names of the columns of which the request does not say that they have no tags.
  private func itemOperations(
    of list: String, _ stored: [JSON], _ wanted: [JSON], removals: inout [PatchOperation], silent: Set<String>
  ) -> [PatchOperation] {
    var remaining: [String: JSON] = [:]
    for column in wanted { remaining[column["name"]?.string ?? ""] = column }
    var operations: [PatchOperation] = []
    var gone: [Int] = []
    for (index, column) in stored.enumerated() {
      let name = column["name"]?.string ?? ""
      if let new = remaining.removeValue(forKey: name) {
        let path = [list, String(index)]
        operations +=
          list == "tasks"
          ? taskOperations(column, new, path) : columnOperations(column, new, path, isSilent: silent.contains(name))
      } else {
        gone.append(index)
        if style == .v1_12 { operations.append(PatchOperation(.replace, [list, String(index)], .null)) }
      }
    }
    let added = wanted.filter { remaining[$0["name"]?.string ?? ""] != nil }
    for (offset, column) in added.enumerated() {
      operations.append(PatchOperation(.add, [list, String(stored.count + offset)], column))
    }
    removals = self.removals(gone, of: list)
    return operations
  }

  /// The 1.12 client removes from the front, counting what it has removed; from the back no counting is needed.
  private func removals(_ indices: [Int], of list: String) -> [PatchOperation] {
    guard style == .v1_12 else { return indices.reversed().map { PatchOperation(.remove, [list, String($0)]) } }
    return indices.enumerated().map { PatchOperation(.remove, [list, String($1 - $0)]) }
  }

  private func taskOperations(_ old: JSON, _ new: JSON, _ path: [String]) -> [PatchOperation] {
    let operations = EntityPatch.taskFields.flatMap { difference(old[$0], new[$0], path + [$0]) }
    return ordered(operations, depth: path.count + 1)
  }

  private static func silent(_ request: EntityRequest) -> Set<String> {
    guard case .table(let table) = request else { return [] }
    return Set(table.columns.filter { $0.tags == nil }.map { ReservedNames.encode($0.name) })
  }

  private func columnOperations(_ old: JSON, _ new: JSON, _ path: [String], isSilent: Bool) -> [PatchOperation] {
    var operations: [PatchOperation] = []
    for field in EntityPatch.columnFields + (style == .v1_12 ? EntityPatch.foreignColumnFields : []) {
      if field == "tags" {
        let wanted = new[field] ?? (style == .v1_12 && !isSilent ? .array([]) : nil)
        operations += missingTags(old[field], wanted, path + [field])
      } else if field == "children", style == .exact {
        operations += difference(old[field].map(essentials), new[field], path + [field])
      } else {
        operations += difference(old[field], new[field], path + [field])
      }
    }
    return ordered(operations, depth: path.count + 1)
  }

  /// Tags are added after those that are there, whoever put them on. The 1.12 client compares place by place, and so adds
  /// those only that come after as many others.
  private func missingTags(_ old: JSON?, _ new: JSON?, _ path: [String]) -> [PatchOperation] {
    if style == .v1_12 { return difference(old, new, path) }
    guard let new else { return [] }
    guard let stored = old?.elements else { return [PatchOperation(.add, path, new)] }
    let names = Set(stored.compactMap { $0["tagFQN"]?.string })
    let missing = (new.elements ?? []).filter { $0["tagFQN"]?.string.map(names.contains) != true }
    return missing.enumerated().map { PatchOperation(.add, path + [String(stored.count + $0)], $1) }
  }

  /// Columns without what the server adds to them.
  private func essentials(_ columns: JSON) -> JSON {
    .array(
      (columns.elements ?? []).map { column in
        let members = EntityPatch.columnFields.compactMap { field -> JSON.Member? in
          guard let value = column[field], field != "tags", !value.isNull else { return nil }
          return JSON.Member(field, field == "children" ? essentials(value) : value)
        }
        return JSON(.object(members))
      })
  }

  private func difference(_ old: JSON?, _ new: JSON?, _ path: [String]) -> [PatchOperation] {
    let (old, new) = (old?.isNull == true ? nil : old, new)
    switch (old, new) {
    case (nil, nil): return []
    case (nil, let new?): return [PatchOperation(.add, path, new)]
    case (_?, nil): return [PatchOperation(.remove, path)]
    case (let old?, let new?): return difference(between: old, and: new, path)
    }
  }

  private func difference(between old: JSON, and new: JSON, _ path: [String]) -> [PatchOperation] {
    if let left = old.members, let right = new.members {
      let names = left.map(\.name) + right.map(\.name).filter { old[$0] == nil }
      return ordered(names.flatMap { difference(old[$0], new[$0], path + [$0]) }, depth: path.count + 1)
    }
    if let left = old.elements, let right = new.elements {
      let common = min(left.count, right.count)
      let changed = (0..<common).flatMap { difference(left[$0], right[$0], path + [String($0)]) }
      let added = right.dropFirst(common).enumerated().map { PatchOperation(.add, path + [String(common + $0)], $1) }
      let removed = (common..<left.count).reversed().map { PatchOperation(.remove, path + [String($0)]) }
      return changed + added + removed
    }
    return old == new ? [] : [PatchOperation(.replace, path, new)]
  }
}
