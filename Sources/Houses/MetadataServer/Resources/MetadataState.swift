import Basics
import Documents

/// What the server keeps, and the way from a call to the part of the API that answers it.
struct MetadataState: Sendable {
  var store: EntityStore
  var recording: [RecordedWrite] = []

  init(clock: any Clock, ids: any IDSource) {
    store = EntityStore(clock: clock, ids: ids)
    store.ship()
  }

  /// Answers one call.
  mutating func answer(_ call: APICall) throws(APIFailure) -> APIAnswer {
    switch call.segments.first {
    case "system": return try system(call)
    case "search": return try search(call)
    case "lineage": return try lineage(call)
    case "usage": return try usage(call)
    default: break
    }
    for length in [2, 1] where call.segments.count >= length {
      guard let kind = EntityKind(collection: call.segments.prefix(length).joined(separator: "/")) else { continue }
      return try collection(call, kind, call.segments.dropFirst(length))
    }
    throw .notServed(call)
  }

  /// Notes a write.
  mutating func record(_ operation: String, _ kind: String, _ fqn: String, _ body: JSON, via: String? = nil) {
    let tokens = RecordingTokens { [store] id in
      store.find(id: id).map { "<\($0.kind.rawValue) \($0.fqn)>" } ?? "<uuid>"
    }
    recording.append(
      RecordedWrite(operation: operation, kind: kind, fqn: fqn, body: tokens.normalised(body), via: via))
  }

  private func system(_ call: APICall) throws(APIFailure) -> APIAnswer {
    guard call.segments.count == 3, call.segments[1] == "settings" else { throw .notServed(call) }
    guard call.method == "GET" else { throw .methodNotAllowed }
    guard call.segments[2] == "profilerConfiguration" else { throw .notFound("settings", call.segments[2]) }
    let value = JSON.object(["metricConfiguration": .array([])])
    return APIAnswer(.object(["config_type": .string("profilerConfiguration"), "config_value": value]))
  }
}
