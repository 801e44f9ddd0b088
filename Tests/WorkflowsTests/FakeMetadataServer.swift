import Basics
import Documents
import HTTP
import Synchronization

/// A metadata server that keeps entities in memory and answers what a workflow asks.
final class FakeMetadataServer: HTTPHandler {
  struct Write: Equatable {
    var operation: String
    var kind: String
    var name: String
    var body: JSON
  }

  private struct State {
    var version = "1.12.0"
    var entities: [String: [String: JSON]] = [:]
    var edges: [String: JSON] = [:]
    var writes: [Write] = []
    var refused: Set<String> = []
    var paths: [String] = []
    var count = 0
  }

  private let state = Mutex(State())

  static let parents = [
    "databases": "service", "databaseSchemas": "database", "tables": "databaseSchema", "containers": "service",
  ]

  var writes: [Write] { state.withLock { $0.writes } }

  /// Writes as `PUT table s.d.c.t`.
  var log: [String] { writes.map { "\($0.operation) \($0.kind) \($0.name)" } }

  var paths: [String] { state.withLock { $0.paths } }

  func forgetWrites() { state.withLock { ($0.writes, $0.paths) = ([], []) } }

  func setVersion(_ version: String) { state.withLock { $0.version = version } }

  /// Refuses entities of these names in bulk requests.
  func refuse(_ names: String...) { state.withLock { $0.refused = Set(names) } }

  func entity(_ collection: String, _ name: String) -> JSON? { state.withLock { $0.entities[collection]?[name] } }

  func put(_ collection: String, _ create: JSON) { state.withLock { _ = FakeMetadataServer.put(collection, create, &$0) } }

  func accept(_ head: HTTPRequest) -> BodyDisposition { .collect(limit: 64 << 20) }

  func handle(_ request: HTTPRequest, reply: HTTPReply) {
    let body = request.body.isEmpty ? nil : try? JSON.parse(request.body)
    let path = request.path.split(separator: "/").dropFirst(2).map { PercentEncoding.decode($0) ?? "" }
    let query = HTTPQuery(decoding: request.query) ?? HTTPQuery()
    let (status, answer) = state.withLock { state in
      state.paths.append(request.path)
      return FakeMetadataServer.answer(request.method, path, query, body, &state)
    }
    reply.send(HTTPResponse(status: status, type: "application/json", answer?.bytes ?? []))
  }

  private static func answer(
    _ method: String, _ path: [String], _ query: HTTPQuery, _ body: JSON?, _ state: inout State
  ) -> (Int, JSON?) {
    switch path.first {
    case "system": return (200, .object(["version": .string(state.version)]))
    case "lineage": return lineage(method, path, body, &state)
    case "services" where path.count > 1 && path[1] == "testConnectionDefinitions": return (200, definition)
    default: break
    }
    let isService = path.first == "services"
    let collection = isService ? path.prefix(2).joined(separator: "/") : path.first ?? ""
    return entities(method, collection, Array(path.dropFirst(isService ? 2 : 1)), query, body, &state)
  }

  private static func entities(
    _ method: String, _ collection: String, _ rest: [String], _ query: HTTPQuery, _ body: JSON?, _ state: inout State
  ) -> (Int, JSON?) {
    let kind = String(collection.split(separator: "/").last?.dropLast() ?? "")
    switch (method, rest.first) {
    case ("GET", nil): return (200, list(collection, query, state))
    case ("GET", "name"):
      guard let entity = state.entities[collection]?[rest.last ?? ""],
        query["include"] == "all" || entity["deleted"]?.bool != true
      else { return (404, .object(["code": .number(404), "message": .string("\(rest.last ?? "") not found")])) }
      return (200, entity)
    case ("PUT", nil):
      let entity = put(collection, body ?? .null, &state)
      state.writes.append(
        Write(operation: "PUT", kind: kind, name: entity["fullyQualifiedName"]?.string ?? "", body: body ?? .null))
      return (200, entity)
    case ("PUT", "bulk"): return (200, bulk(collection, kind, body?.elements ?? [], &state))
    case ("PUT", "restore"): return change(collection, kind, body?["id"]?.string ?? "", "RESTORE", body, &state)
    case ("PATCH", let id?): return change(collection, kind, id, "PATCH", body, &state)
    case ("DELETE", let id?): return change(collection, kind, id, "DELETE", nil, &state)
    default: return (405, .object(["code": .number(405), "message": .string("\(method) \(collection)")]))
    }
  }

  private static func list(_ collection: String, _ query: HTTPQuery, _ state: State) -> JSON {
    let scope = ["service", "database", "databaseSchema"].compactMap { query[$0] }.first
    let all = (state.entities[collection] ?? [:]).sorted { $0.key < $1.key }
      .filter { scope == nil || $0.key.hasPrefix("\(scope ?? "").") }.map(\.value)
    let start = query["after"].flatMap { Int($0) } ?? 0
    let end = min(start + (query["limit"].flatMap { Int($0) } ?? 10), all.count)
    return .object([
      "data": .array(Array(all[min(start, end)..<end])),
      "paging": .object(["total": .number(all.count), "after": end < all.count ? .string(String(end)) : nil]),
    ])
  }

  private static func bulk(_ collection: String, _ kind: String, _ creates: [JSON], _ state: inout State) -> JSON {
    var (done, failed): ([JSON], [JSON]) = ([], [])
    for create in creates {
      let name = create["name"]?.string ?? ""
      if state.refused.contains(name) {
        failed.append(.object(["request": .string(name), "message": .string("refused"), "status": .number(400)]))
        continue
      }
      let entity = put(collection, create, &state)
      let fullName = entity["fullyQualifiedName"] ?? .null
      state.writes.append(Write(operation: "PUT", kind: kind, name: fullName.string ?? "", body: create))
      done.append(.object(["request": fullName, "status": .number(200)]))
    }
    return .object([
      "status": .string(failed.isEmpty ? "success" : "partialSuccess"), "successRequest": .array(done),
      "failedRequest": .array(failed),
    ])
  }

  @discardableResult
  private static func put(_ collection: String, _ create: JSON, _ state: inout State) -> JSON {
    let name = create["name"]?.string ?? ""
    let quoted = name.contains(".") ? "\"\(name)\"" : name
    let parent = parents[collection].flatMap { create[$0]?.string }
    let fullName = parent.map { "\($0).\(quoted)" } ?? quoted
    state.count += 1
    var entity = create
    entity.set("id", state.entities[collection]?[fullName]?["id"] ?? .string("id-\(state.count)"))
    entity.set("fullyQualifiedName", .string(fullName))
    entity.set("deleted", .bool(false))
    if let columns = create["columns"]?.elements {
      entity.set("columns", .array(columns.map { named($0, below: fullName) }))
    }
    state.entities[collection, default: [:]][fullName] = entity
    return entity
  }

  private static func named(_ column: JSON, below parent: String) -> JSON {
    var column = column
    column.set("fullyQualifiedName", .string("\(parent).\(column["name"]?.string ?? "")"))
    column.set("tags", .array([]))
    return column
  }

  private static func change(
    _ collection: String, _ kind: String, _ id: String, _ operation: String, _ body: JSON?, _ state: inout State
  ) -> (Int, JSON?) {
    guard let (name, stored) = state.entities[collection]?.first(where: { $0.value["id"]?.string == id }) else {
      return (404, .object(["code": .number(404), "message": .string("\(id) not found")]))
    }
    var entity = stored
    switch operation {
    case "DELETE": entity.set("deleted", .bool(true))
    case "RESTORE": entity.set("deleted", .bool(false))
    default:
      for step in body?.elements ?? [] where step["path"]?.string?.dropFirst().contains("/") == false {
        entity.set(String(step["path"]?.string?.dropFirst() ?? ""), step["value"])
      }
    }
    state.entities[collection]?[name] = entity
    state.writes.append(Write(operation: operation, kind: kind, name: name, body: body ?? .null))
    return (200, entity)
  }

  private static func lineage(_ method: String, _ path: [String], _ body: JSON?, _ state: inout State) -> (Int, JSON?) {
    if method == "GET" {
      guard let edge = state.edges["\(path[2]) \(path[3])"] else { return (404, .object(["message": .string("no edge")])) }
      return (200, .object(["edge": edge]))
    }
    guard let edge = body?["edge"] else {
      state.writes.append(
        Write(operation: method, kind: "lineage", name: path.dropFirst().joined(separator: "/"), body: body ?? .null))
      return (200, nil)
    }
    let ends = [edge["fromEntity"]?["id"]?.string ?? "", edge["toEntity"]?["id"]?.string ?? ""]
    state.edges[ends.joined(separator: " ")] = edge["lineageDetails"]
    let names = ends.map { id in
      state.entities.values.flatMap(\.values).first { $0["id"]?.string == id }?["fullyQualifiedName"]?.string ?? id
    }
    state.writes.append(Write(operation: "PUT", kind: "lineage", name: names.joined(separator: " -> "), body: edge))
    return (200, nil)
  }

  private static let definition = JSON.object([
    "steps": .array([
      .object(["name": .string("GetDatabases"), "mandatory": .bool(true), "shortCircuit": .bool(true)]),
      .object(["name": .string("GetTables"), "mandatory": .bool(true), "shortCircuit": .bool(false)]),
    ])
  ])
}
