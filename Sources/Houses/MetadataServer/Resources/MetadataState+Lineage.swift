import Documents
import HTTP

/// Lineage: which entity's data comes from which.
extension MetadataState {
  mutating func lineage(_ call: APICall) throws(APIFailure) -> APIAnswer {
    let path = Array(call.segments.dropFirst())
    switch (call.method, path.count) {
    case ("PUT", 0): return try putEdge(try call.json())
    case ("PUT", 6) where path[1] == "name" && path[4] == "name":
      return try putEdge(from: named(path[0], path[2]), to: named(path[3], path[5]), details: try call.json())
    case ("GET", 3) where path[0] == "getLineageEdge": return try getEdge(path[1], path[2])
    case ("GET", 2): return try around(call, try entity(path[0], .id(path[1])))
    case ("GET", 3) where path[1] == "name": return try around(call, try entity(path[0], .name(path[2])))
    case ("PATCH", 4): return try patchEdge(call, path[1], path[3])
    case ("DELETE", 4) where path[2] == "type": return try deleteEdges(to: path[1], source: path[3], path)
    case ("DELETE", 4): return try deleteEdge(path[1], path[3])
    default: throw .notServed(call)
    }
  }

  // MARK: Writing

  private mutating func putEdge(_ request: JSON) throws(APIFailure) -> APIAnswer {
    guard let edge = request["edge"], !edge.isNull else { throw .invalid("[edge must not be null]") }
    let from = try end(edge["fromEntity"], "fromEntity")
    let to = try end(edge["toEntity"], "toEntity")
    keep(from, to, edge["lineageDetails"])
    record("PUT", "lineage", label(from.id, to.id), edge)
    return APIAnswer(nil)
  }

  private mutating func putEdge(from: Entity, to: Entity, details: JSON) throws(APIFailure) -> APIAnswer {
    let ends = [from, to].map { LineageEdge.End(id: $0.id, kind: $0.kind.rawValue) }
    keep(ends[0], ends[1], details)
    let edge = JSON.object(["fromEntity": ends[0].reference, "toEntity": ends[1].reference, "lineageDetails": details])
    record("PUT", "lineage", label(from.id, to.id), edge)
    return APIAnswer(nil)
  }

  private mutating func keep(_ from: LineageEdge.End, _ to: LineageEdge.End, _ details: JSON?) {
    store.edges.put(LineageEdge(from: from, to: to, details: details?.withoutNulls ?? .object([:])))
  }

  private mutating func patchEdge(_ call: APICall, _ from: String, _ to: String) throws(APIFailure) -> APIAnswer {
    var edge = try edge(from, to)
    let patch = try call.json()
    do {
      edge.details = try JSONPatch(patch).applied(to: edge.details).withoutNulls
    } catch {
      throw .invalid(error.message)
    }
    store.edges.put(edge)
    record("PATCH", "lineage", label(from, to), patch)
    return APIAnswer(edge.json)
  }

  private mutating func deleteEdge(_ from: String, _ to: String) throws(APIFailure) -> APIAnswer {
    _ = try edge(from, to)
    store.edges.remove { $0.from.id == from && $0.to.id == to }
    record("DELETE", "lineage", label(from, to), .object([:]))
    return APIAnswer(nil)
  }

  /// Removes the edges into an entity that were found in one way, for example all of its view lineage; of a pipeline, those
  /// that it is the reason for.
  private mutating func deleteEdges(to id: String, source: String, _ path: [String]) throws(APIFailure) -> APIAnswer {
    guard store.find(id: id) != nil else { throw .notFound(path[0], id) }
    let isPipeline = path[0] == EntityKind.pipeline.rawValue
    store.edges.remove { edge in
      let owner = isPipeline ? edge.details["pipeline"]?["id"]?.string : edge.to.id
      return owner == id && edge.details["source"]?.string == source
    }
    record("DELETE", "lineage", path.map { name(of: $0) }.joined(separator: "/"), .object([:]))
    return APIAnswer(nil)
  }

  // MARK: Reading

  private func getEdge(_ from: String, _ to: String) throws(APIFailure) -> APIAnswer {
    APIAnswer(.object(["edge": try edge(from, to).details]))
  }

  private func around(_ call: APICall, _ entity: Entity) throws(APIFailure) -> APIAnswer {
    let up = try call.number("upstreamDepth", default: 1, in: 0...3)
    let down = try call.number("downstreamDepth", default: 1, in: 0...3)
    let upstream = store.edges.edges(from: entity.id, .upstream, depth: up)
    let downstream = store.edges.edges(from: entity.id, .downstream, depth: down)
    var seen: Set<String> = [entity.id]
    let nodes = (upstream.flatMap { [$0.from, $0.to] } + downstream.flatMap { [$0.from, $0.to] })
      .filter { seen.insert($0.id).inserted }.compactMap { store.find(id: $0.id)?.reference }
    return APIAnswer(
      .object([
        "entity": entity.reference, "nodes": .array(nodes), "upstreamEdges": .array(upstream.map(\.json)),
        "downstreamEdges": .array(downstream.map(\.json)),
      ]))
  }

  private func edge(_ from: String, _ to: String) throws(APIFailure) -> LineageEdge {
    guard let edge = store.edges.edge(from: from, to: to) else { throw .notFound("lineage edge", "\(from) -> \(to)") }
    return edge
  }

  private func end(_ reference: JSON?, _ member: String) throws(APIFailure) -> LineageEdge.End {
    guard let id = reference?["id"]?.string, let type = reference?["type"]?.string else {
      throw .invalid("[edge.\(member) must have id and type]")
    }
    return LineageEdge.End(id: try entity(type, .id(id)).id, kind: type)
  }

  private func named(_ type: String, _ fqn: String) throws(APIFailure) -> Entity { try entity(type, .name(fqn)) }

  private func entity(_ type: String, _ key: EntityKey) throws(APIFailure) -> Entity {
    guard let kind = EntityKind(rawValue: type) else { throw .invalid("There is no entity type \(type)") }
    guard let entity = store.find(kind, key) else { throw .notFound(type, key.text) }
    return entity
  }

  private func label(_ from: String, _ to: String) -> String { "\(name(of: from)) -> \(name(of: to))" }

  private func name(of id: String) -> String { store.find(id: id)?.fqn ?? id }
}
