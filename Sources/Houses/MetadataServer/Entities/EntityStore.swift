import Basics
import Documents

/// All entities and the lineage between them. The only place that knows how they are stored.
struct EntityStore: Sendable {
  let clock: any Clock
  let ids: any IDSource
  private var entities: [String: Entity] = [:]
  private var idByName: [EntityKind: [String: String]] = [:]
  private var order: [EntityKind: [ListPosition]] = [:]
  private var idsBelow: [String: Set<String>] = [:]
  /// Lineage edges in the order in which they were first written.
  var edges = LineageGraph()
  /// Statuses and other records that hang off an entity, by entity id and topic, oldest first.
  var records: [String: [String: [JSON]]] = [:]

  init(clock: any Clock, ids: any IDSource) {
    (self.clock, self.ids) = (clock, ids)
  }
}

// MARK: - Reading

extension EntityStore {
  /// The entity of an id, deleted or not.
  func find(id: String) -> Entity? { entities[id] }

  /// The entity of a kind and qualified name, deleted or not.
  func find(_ kind: EntityKind, named fqn: String) -> Entity? {
    idByName[kind]?[fqn].flatMap { entities[$0] }
  }

  /// The entity of a kind by id or by name.
  func find(_ kind: EntityKind, _ key: EntityKey) -> Entity? {
    switch key {
    case .name(let fqn): find(kind, named: fqn)
    case .id(let id): entities[id].flatMap { $0.kind == kind ? $0 : nil }
    }
  }

  /// All entities of a kind that satisfy a condition, sorted by name as listings are, then by id.
  func all(_ kind: EntityKind, where isWanted: (Entity) -> Bool = { _ in true }) -> [Entity] {
    (order[kind] ?? []).compactMap { entities[$0.id] }.filter(isWanted)
  }

  /// The entities right below an entity.
  func children(of id: String) -> [Entity] {
    (idsBelow[id] ?? []).compactMap { entities[$0] }.sorted { $0.fqn < $1.fqn }
  }

  /// The entities above an entity, nearest first.
  func ancestors(of entity: Entity) -> [Entity] {
    var (found, next): ([Entity], String?) = ([], entity.parent)
    while let id = next, let ancestor = entities[id] {
      found.append(ancestor)
      next = ancestor.parent
    }
    return found
  }
}

// MARK: - Changing

extension EntityStore {
  /// Keeps an entity, new or changed.
  mutating func keep(_ entity: Entity) {
    if entities.updateValue(entity, forKey: entity.id) == nil { list(entity) }
    idByName[entity.kind, default: [:]][entity.fqn] = entity.id
    if let parent = entity.parent { idsBelow[parent, default: []].insert(entity.id) }
  }

  /// Removes an entity with its lineage and records.
  mutating func remove(_ entity: Entity) {
    entities[entity.id] = nil
    idByName[entity.kind]?[entity.fqn] = nil
    records[entity.id] = nil
    order[entity.kind]?.removeAll { $0.id == entity.id }
    if let parent = entity.parent { idsBelow[parent]?.remove(entity.id) }
    idsBelow[entity.id] = nil
    edges.remove { $0.from.id == entity.id || $0.to.id == entity.id }
  }

  private mutating func list(_ entity: Entity) {
    let position = ListPosition(entity)
    let index = position.index(in: order[entity.kind] ?? [])
    order[entity.kind, default: []].insert(position, at: index)
  }

  /// Deletes an entity and what is below it: softly, so that it can be restored, or for good.
  /// - Returns: the entity as it is or was.
  mutating func delete(_ entity: Entity, hard: Bool, recursive: Bool) throws(APIFailure) -> Entity {
    let below = children(of: entity.id)
    let counted = hard ? below : below.filter { !$0.isDeleted }
    guard recursive || counted.isEmpty else { throw .invalid("\(entity.kind.rawValue) is not empty") }
    for child in below { _ = try delete(child, hard: hard, recursive: true) }
    guard hard else { return mark(entity, deleted: true) }
    remove(entity)
    var last = entity
    last.isDeleted = true
    return last
  }

  /// Restores a soft-deleted entity and what is below it.
  mutating func restore(_ entity: Entity) -> Entity {
    for child in children(of: entity.id) where child.isDeleted { _ = restore(child) }
    return mark(entity, deleted: false)
  }

  private mutating func mark(_ entity: Entity, deleted: Bool) -> Entity {
    guard entity.isDeleted != deleted else { return entity }
    var next = entity
    next.isDeleted = deleted
    next.change = ChangeDescription(
      updated: [.init(name: "deleted", old: .bool(!deleted), new: .bool(deleted))]
    ).json(since: entity.version)
    next.version = entity.version.next(breaking: false)
    next.updatedAt = clock.now
    keep(next)
    return next
  }
}

/// How a path names an entity.
enum EntityKey: Sendable {
  /// By its id.
  case id(String)
  /// By its fully qualified name.
  case name(String)

  var text: String {
    switch self {
    case .id(let text), .name(let text): text
    }
  }
}
