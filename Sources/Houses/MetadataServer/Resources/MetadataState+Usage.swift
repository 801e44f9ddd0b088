import Basics
import Documents
import HTTP

/// How often entities are used, day by day.
extension MetadataState {
  mutating func usage(_ call: APICall) throws(APIFailure) -> APIAnswer {
    let path = Array(call.segments.dropFirst())
    switch (call.method, path.count) {
    case ("POST", 3) where path[0] == "compute.percentile": return try rank(path[1], path[2])
    case (_, 2): return try usage(call, of: try used(path[0], .id(path[1])))
    case (_, 3) where path[1] == "name": return try usage(call, of: try used(path[0], .name(path[2])))
    default: throw .notServed(call)
    }
  }

  private mutating func usage(_ call: APICall, of entity: Entity) throws(APIFailure) -> APIAnswer {
    switch call.method {
    case "GET":
      let days = store.records[entity.id]?["usage"] ?? []
      return APIAnswer(.object(["entity": entity.reference, "usage": .array(days.map { summary(of: $0, entity) })]))
    case "POST", "PUT": return try report(call, entity)
    default: throw .methodNotAllowed
    }
  }

  /// A count of a day: a PUT adds to it, a POST takes its place.
  private mutating func report(_ call: APICall, _ entity: Entity) throws(APIFailure) -> APIAnswer {
    let body = try call.json()
    guard let date = body["date"]?.string, Timestamp(iso8601: date) != nil else { throw .invalid("[date must not be null]") }
    guard let count = body["count"]?.integer, (0...Int(Int32.max)).contains(count) else {
      throw .invalid("[count must be greater than or equal to 0]")
    }
    record(call.method, "usage", entity.fqn, body)
    var days = store.records[entity.id]?["usage"] ?? []
    let before = days.first { $0["date"]?.string == date }?["count"]?.integer ?? 0
    days.removeAll { $0["date"]?.string == date }
    let total = call.method == "PUT" ? min(before + count, Int(Int32.max)) : count
    days.append(.object(["date": .string(date), "count": .number(total)]))
    days.sort { ($0["date"]?.string ?? "") < ($1["date"]?.string ?? "") }
    store.records[entity.id, default: [:]]["usage"] = days
    var changed = entity
    changed.content.set("usageSummary", days.last.map { summary(of: $0, entity) })
    store.keep(changed)
    return APIAnswer(201, .object(["entity": entity.reference]))
  }

  private mutating func rank(_ type: String, _ date: String) throws(APIFailure) -> APIAnswer {
    guard EntityKind(rawValue: type) != nil else { throw .invalid("There is no entity type \(type)") }
    guard Timestamp(iso8601: date) != nil else { throw .invalid("\(date) is no date") }
    record("POST", "usagePercentile", type, .object([:]))
    return APIAnswer(201, .object([:]))
  }

  /// The counts of a day, and of the weeks and months that end with it.
  private func summary(of day: JSON, _ entity: Entity) -> JSON {
    let date = day["date"]?.string ?? ""
    func stats(_ span: Int) -> JSON {
      guard let end = Timestamp(iso8601: date) else { return .object(["count": .number(0)]) }
      let first = end.adding(seconds: Int64(1 - span) * 86_400).date
      let days = (store.records[entity.id]?["usage"] ?? []).filter { stored in
        let stored = stored["date"]?.string ?? ""
        return first <= stored && stored <= date
      }
      return .object(["count": .number(days.reduce(0) { $0 + ($1["count"]?.integer ?? 0) })])
    }
    return .object(["dailyStats": stats(1), "weeklyStats": stats(7), "monthlyStats": stats(30), "date": .string(date)])
  }

  private func used(_ type: String, _ key: EntityKey) throws(APIFailure) -> Entity {
    guard let kind = EntityKind(rawValue: type) else { throw .invalid("There is no entity type \(type)") }
    return try live(kind, key)
  }
}
