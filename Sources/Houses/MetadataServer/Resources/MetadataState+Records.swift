import Documents
import HTTP

/// What hangs off one entity: the statuses of pipelines and of ingestion pipelines.
extension MetadataState {
  mutating func record(
    _ call: APICall, _ kind: EntityKind, _ key: EntityKey, _ rest: [String]
  ) throws(APIFailure) -> APIAnswer {
    // Statuses are addressed by the bare qualified name as well as by `name/`.
    let byName = { (key: EntityKey) in EntityKey.name(key.text) }
    switch (kind, call.method, rest) {
    case (.ingestionPipeline, "PUT", ["pipelineStatus"]):
      return try putRunStatus(call, live(kind, byName(key)))
    case (.ingestionPipeline, "GET", ["pipelineStatus"]):
      return try listRecords(call, live(kind, byName(key)), "pipelineStatus")
    case (.ingestionPipeline, "GET", let path) where path.count == 2 && path[0] == "pipelineStatus":
      return try getRunStatus(live(kind, byName(key)), run: path[1])
    case (.pipeline, "PUT", ["status"]): return try putStatuses(call, live(kind, byName(key)), [call.json()], "")
    case (.pipeline, "PUT", ["status", "bulk"]):
      guard let list = try call.json().elements else { throw .invalid("Unable to process JSON: a list is expected") }
      return try putStatuses(call, live(kind, byName(key)), list, "bulk")
    case (.pipeline, "GET", ["status"]): return try listRecords(call, live(kind, byName(key)), "status")
    default: throw .notServed(call)
    }
  }

  /// Keeps one status per run: a later one of the same run takes the place of the earlier.
  private mutating func putRunStatus(_ call: APICall, _ pipeline: Entity) throws(APIFailure) -> APIAnswer {
    let body = try call.json()
    guard let run = body["runId"]?.string else { throw .invalid("[runId must not be null]") }
    record("PUT", "ingestionPipeline/pipelineStatus", pipeline.fqn, body)
    var statuses = records(of: pipeline, "pipelineStatus").filter { $0["runId"]?.string != run }
    statuses.append(body.withoutNulls)
    store.records[pipeline.id, default: [:]]["pipelineStatus"] = statuses
    return APIAnswer(200, body)
  }

  private func getRunStatus(_ pipeline: Entity, run: String) -> APIAnswer {
    let status = records(of: pipeline, "pipelineStatus").last { $0["runId"]?.string == run }
    return status.map { APIAnswer($0) } ?? APIAnswer(204, nil)
  }

  private mutating func putStatuses(
    _ call: APICall, _ pipeline: Entity, _ statuses: [JSON], _ via: String
  ) throws(APIFailure) -> APIAnswer {
    for status in statuses {
      guard status["timestamp"]?.integer != nil else { throw .invalid("[timestamp must not be null]") }
    }
    for status in statuses {
      record("PUT", "pipeline/status", pipeline.fqn, status, via: via.isEmpty ? nil : via)
      let kept = records(of: pipeline, "status").filter { $0["timestamp"] != status["timestamp"] }
      store.records[pipeline.id, default: [:]]["status"] = kept + [status.withoutNulls]
    }
    var answer = store.rendered(pipeline, fields: ["*"], origin: call.origin)
    answer.set("pipelineStatus", records(of: pipeline, "status").last)
    return APIAnswer(answer)
  }

  private func listRecords(_ call: APICall, _ entity: Entity, _ topic: String) throws(APIFailure) -> APIAnswer {
    let from = try call.number("startTs", default: 0, in: 0...Int.max)
    let until = try call.number("endTs", default: Int.max, in: 0...Int.max)
    let found = records(of: entity, topic).filter { record in
      record["timestamp"]?.integer.map { (from...max(from, until)).contains($0) } ?? true
    }
    return APIAnswer(.object(["data": .array(found), "paging": .object(["total": .number(found.count)])]))
  }

  private func records(of entity: Entity, _ topic: String) -> [JSON] { store.records[entity.id]?[topic] ?? [] }
}
