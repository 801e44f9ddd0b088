import Documents
import HTTP

/// The calls that every collection has.
extension MetadataState {
  /// Answers a call to a collection.
  /// - Parameter rest: the path after the collection's own.
  mutating func collection(_ call: APICall, _ kind: EntityKind, _ rest: ArraySlice<String>) throws(APIFailure) -> APIAnswer {
    switch (call.method, Array(rest)) {
    case ("GET", []): return try list(call, kind)
    case ("PUT", []): return try put(call, kind)
    case ("POST", []): return try post(call, kind)
    case ("PUT", ["bulk"]): return try bulk(call, kind)
    case ("PUT", ["restore"]): return try restore(call, kind)
    case (_, []), (_, ["bulk"]), (_, ["restore"]): throw .methodNotAllowed
    case (_, ["name"]): throw .notServed(call)
    case (_, let path) where path.first == "name":
      return try entity(call, kind, .name(path[1]), path.dropFirst(2))
    case (_, let path): return try entity(call, kind, .id(path[0]), path.dropFirst())
    }
  }

  private mutating func entity(
    _ call: APICall, _ kind: EntityKind, _ key: EntityKey, _ rest: ArraySlice<String>
  ) throws(APIFailure) -> APIAnswer {
    guard rest.isEmpty else { return try record(call, kind, key, Array(rest)) }
    switch call.method {
    case "GET": return try get(call, kind, key)
    case "PATCH": return try patch(call, kind, key)
    case "DELETE": return try delete(call, kind, key)
    default: throw .methodNotAllowed
    }
  }

  private func get(_ call: APICall, _ kind: EntityKind, _ key: EntityKey) throws(APIFailure) -> APIAnswer {
    let include = try Inclusion(call)
    guard let entity = store.find(kind, key), include.holds(entity) else { throw .notFound(kind.rawValue, key.text) }
    return APIAnswer(store.rendered(entity, fields: call.fields, origin: call.origin))
  }

  private mutating func put(_ call: APICall, _ kind: EntityKind) throws(APIFailure) -> APIAnswer {
    let create = try call.json()
    let result = try store.put(kind, create)
    record("PUT", kind.rawValue, result.entity.fqn, create)
    return answer(call, result.isNew ? 201 : 200, result.entity)
  }

  private mutating func post(_ call: APICall, _ kind: EntityKind) throws(APIFailure) -> APIAnswer {
    let create = try call.json()
    let result = try store.post(kind, create)
    record("POST", kind.rawValue, result.entity.fqn, create)
    return answer(call, 201, result.entity)
  }

  private mutating func patch(_ call: APICall, _ kind: EntityKind, _ key: EntityKey) throws(APIFailure) -> APIAnswer {
    guard kind.isWritable else { throw .methodNotAllowed }
    let entity = try live(kind, key)
    let patch = try call.json()
    let patched = try store.patch(entity, patch)
    record("PATCH", kind.rawValue, entity.fqn, patch)
    return answer(call, 200, patched)
  }

  private mutating func delete(_ call: APICall, _ kind: EntityKind, _ key: EntityKey) throws(APIFailure) -> APIAnswer {
    guard kind.isWritable else { throw .methodNotAllowed }
    guard let entity = store.find(kind, key) else { throw .notFound(kind.rawValue, key.text) }
    let flags = ["hardDelete", "recursive"].compactMap { name in
      call.query[name].map { JSON.Member(name, .string($0)) }
    }
    let deleted = try store.delete(entity, hard: call.flag("hardDelete"), recursive: call.flag("recursive"))
    record("DELETE", kind.rawValue, entity.fqn, JSON(.object(flags)))
    return answer(call, 200, deleted)
  }

  private mutating func restore(_ call: APICall, _ kind: EntityKind) throws(APIFailure) -> APIAnswer {
    let body = try call.json()
    guard let id = body["id"]?.string else { throw .invalid("[id must not be null]") }
    guard let entity = store.find(kind, .id(id)) else { throw .notFound(kind.rawValue, id) }
    let restored = store.restore(entity)
    record("RESTORE", kind.rawValue, entity.fqn, body)
    return answer(call, 200, restored)
  }

  /// The entity of a key that is not deleted.
  func live(_ kind: EntityKind, _ key: EntityKey) throws(APIFailure) -> Entity {
    guard let entity = store.find(kind, key), !entity.isDeleted else { throw .notFound(kind.rawValue, key.text) }
    return entity
  }

  private func answer(_ call: APICall, _ status: Int, _ entity: Entity) -> APIAnswer {
    APIAnswer(status, store.rendered(entity, fields: ["*"], origin: call.origin))
  }
}

/// Which entities a read takes in, from the parameter `include`.
enum Inclusion: String, Sendable {
  case live = "non-deleted"
  case deleted
  case all

  init(_ call: APICall) throws(APIFailure) {
    let text = call.query["include"] ?? "non-deleted"
    guard let include = Inclusion(rawValue: text) else {
      throw .invalid("The parameter include is \(text), not one of all, deleted, non-deleted")
    }
    self = include
  }

  func holds(_ entity: Entity) -> Bool {
    switch self {
    case .live: !entity.isDeleted
    case .deleted: entity.isDeleted
    case .all: true
    }
  }
}
