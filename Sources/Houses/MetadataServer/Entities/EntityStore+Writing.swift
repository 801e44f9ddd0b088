import Basics
import Documents

/// What a PUT or POST did.
struct WriteResult: Sendable {
  let entity: Entity
  let isNew: Bool
}

extension EntityStore {
  /// Creates or updates an entity from a create request.
  mutating func put(_ kind: EntityKind, _ create: JSON) throws(APIFailure) -> WriteResult {
    let draft = try draft(kind, create)
    guard let current = find(kind, named: draft.fqn) else {
      keep(draft)
      return WriteResult(entity: draft, isNew: true)
    }
    let live = current.isDeleted ? restore(current) : current
    let merged = ContentMerge(current: live.content, request: draft.content).result
    return WriteResult(entity: update(live, with: merged), isNew: false)
  }

  /// Creates an entity that must not be there yet.
  mutating func post(_ kind: EntityKind, _ create: JSON) throws(APIFailure) -> WriteResult {
    let draft = try draft(kind, create)
    guard find(kind, named: draft.fqn) == nil else { throw .alreadyExists }
    keep(draft)
    return WriteResult(entity: draft, isNew: true)
  }

  /// Applies a JSON Patch to an entity; members that the server makes itself do not change.
  mutating func patch(_ entity: Entity, _ patch: JSON) throws(APIFailure) -> Entity {
    let shown = rendered(entity, fields: ["*"], origin: "")
    let patched: JSON
    do {
      patched = try JSONPatch(patch).applied(to: shown)
    } catch {
      throw .invalid(error.message)
    }
    let content = patched.filter { !entity.kind.isReadOnly($0) }.withoutNulls
    if entity.kind == .table { try TableValidation.check(content) }
    try checkTags(in: content)
    return update(entity, with: named(content, kind: entity.kind, fqn: entity.fqn))
  }

  /// Gives an entity new content, and a new version if that is a change.
  private mutating func update(_ entity: Entity, with content: JSON) -> Entity {
    let change = ChangeDescription(from: entity.content, to: content)
    var next = entity
    next.content = content
    if !change.isEmpty {
      next.change = change.json(since: entity.version)
      next.version = entity.version.next(breaking: change.isBreaking)
      next.updatedAt = clock.now
    }
    keep(next)
    return next
  }
}

// MARK: - From request to entity

extension EntityStore {
  /// The entity that a create request describes, not yet kept.
  private func draft(_ kind: EntityKind, _ create: JSON) throws(APIFailure) -> Entity {
    guard kind.isWritable else { throw .methodNotAllowed }
    try RequestValidation.check(create, for: kind)
    let parent = try parent(of: create, kind)
    let name = create["name"]?.string ?? ""
    guard let fqn = QualifiedName.join(parent?.fqn, name) else { throw .invalid("Invalid name \(name)") }
    guard fqn.unicodeScalars.count <= 3072 else {
      throw .invalid("[fullyQualifiedName size must be between 1 and 3072]")
    }
    let shape = kind.request
    let content = create.filter { !kind.isReadOnly($0) && !shape.transient.contains($0) }.withoutNulls
    try checkTags(in: content)
    return Entity(
      kind: kind, id: ids.uuid(), name: name, fqn: fqn, parent: parent?.id,
      content: named(withDefaults(content, kind), kind: kind, fqn: fqn), updatedAt: clock.now)
  }

  private func parent(of create: JSON, _ kind: EntityKind) throws(APIFailure) -> Entity? {
    if kind == .ingestionPipeline { return try referred(create["service"], as: "service") }
    guard let (field, parentKind) = kind.parent else { return nil }
    if kind == .container, let above = create["parent"], !above.isNull { return try referred(above, as: "container") }
    if kind == .tag, let above = create["parent"]?.string { return try live(.tag, above) }
    guard let fqn = create[field]?.string else {
      guard kind == .tag, create[field]?.isNull ?? true else { throw .invalid("[\(field) must be a qualified name]") }
      throw .invalid("[classification must not be null]")
    }
    return try live(parentKind, fqn)
  }

  private func referred(_ reference: JSON?, as word: String) throws(APIFailure) -> Entity {
    guard let id = reference?["id"]?.string else { throw .invalid("[\(word).id must not be null]") }
    guard let entity = find(id: id), !entity.isDeleted else { throw .notFound(reference?["type"]?.string ?? word, id) }
    return entity
  }

  /// An entity that is there and not deleted.
  func live(_ kind: EntityKind, _ fqn: String) throws(APIFailure) -> Entity {
    guard let entity = find(kind, named: fqn), !entity.isDeleted else { throw .notFound(kind.rawValue, fqn) }
    return entity
  }

  /// Every classification tag that the entity or one of its columns carries has to be known.
  private func checkTags(in content: JSON) throws(APIFailure) {
    for label in content["tags"]?.elements ?? [] where label["source"]?.string == "Classification" {
      _ = try live(.tag, label["tagFQN"]?.string ?? "")
    }
    for column in content["columns"]?.elements ?? content["children"]?.elements ?? [] { try checkTags(in: column) }
  }

  private func withDefaults(_ content: JSON, _ kind: EntityKind) -> JSON {
    var content = content
    func supply(_ name: String, _ value: JSON) {
      if content[name] == nil { content.set(name, value) }
    }
    switch kind {
    case .table: supply("tableType", .string("Regular"))
    case .classification, .tag:
      supply("provider", .string("user"))
      supply("mutuallyExclusive", .bool(false))
    default: break
    }
    return content
  }

  /// The content with the qualified names of what stands inside: columns and tasks.
  private func named(_ content: JSON, kind: EntityKind, fqn: String) -> JSON {
    var content = content
    switch kind {
    case .table: name(&content, "columns", fqn)
    case .pipeline: name(&content, "tasks", fqn)
    case .container:
      guard var model = content["dataModel"] else { break }
      name(&model, "columns", fqn)
      content.set("dataModel", model)
    default: break
    }
    return content
  }

  private func name(_ value: inout JSON, _ member: String, _ parent: String) {
    guard let elements = value[member]?.elements else { return }
    let inner = elements.map { element in
      var element = element
      let fqn = element["name"]?.string.flatMap { QualifiedName.join(parent, $0) } ?? parent
      element.set("fullyQualifiedName", .string(fqn))
      if element["children"] != nil { name(&element, "children", fqn) }
      return element
    }
    value.set(member, .array(inner))
  }
}
