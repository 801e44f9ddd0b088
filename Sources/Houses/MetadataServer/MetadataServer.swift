public import Basics
public import Documents
public import HTTP
import Synchronization

/// A stand-in for an OpenMetadata server: the part of its REST API that metadata ingestion speaks to.
///
/// It keeps entities as a real server does (names, references, versions, soft deletion, lineage) in memory, and
/// records every write in a normalised form that two clients' runs can be compared by.
/// Any bearer token is accepted, but one has to be there.
public final class MetadataServer: HTTPHandler {
  private let version: String
  private let clock: any Clock
  private let ids: any IDSource
  private let state: Mutex<MetadataState>

  /// An empty server.
  /// - Parameter version: what `system/version` answers; clients refuse a server of another minor version.
  public init(
    version: String = "1.12.14.2", clock: any Clock = SystemClock(), ids: any IDSource = RandomIDSource()
  ) {
    (self.version, self.clock, self.ids) = (version, clock, ids)
    state = Mutex(MetadataState(clock: clock, ids: ids))
  }

  /// Every write so far, in the order of arrival.
  public var recordedWrites: [RecordedWrite] { state.withLock { $0.recording } }

  /// Forgets the recorded writes; the entities stay.
  public func clearRecording() {
    state.withLock { $0.recording = [] }
  }

  /// Puts an entity there without recording it.
  /// - Parameters:
  ///   - collection: as in the API's path, for example `services/storageServices`.
  ///   - create: the create request.
  /// - Throws: `APIFailure` as the API would answer.
  public func preload(collection: String, create: JSON) throws(APIFailure) {
    guard let kind = EntityKind(collection: collection) else {
      throw .invalid("There is no collection \(collection)")
    }
    try state.withLock { (state) throws(APIFailure) in _ = try state.store.put(kind, create) }
  }

  /// An entity with all its fields, soft-deleted or not; nil if there is none of that kind (`table`, `database` ...).
  public func entity(kind: String, fqn: String) -> JSON? {
    guard let kind = EntityKind(rawValue: kind) else { return nil }
    return state.withLock { state in
      state.store.find(kind, named: fqn).map { state.store.rendered($0, fields: ["*"], origin: "") }
    }
  }

  /// The names of all entities of a kind that are not deleted, sorted.
  public func names(kind: String) -> [String] {
    guard let kind = EntityKind(rawValue: kind) else { return [] }
    return state.withLock { $0.store.all(kind) { !$0.isDeleted }.map(\.fqn) }
  }

  /// Collects bodies of up to 64 MiB: a bulk request carries a hundred tables of any width.
  public func accept(_ head: HTTPRequest) -> BodyDisposition { .collect(limit: 64 << 20) }

  /// Answers one request.
  public func handle(_ request: HTTPRequest, reply: HTTPReply) {
    reply.send(response(to: request))
  }

  private func response(to request: HTTPRequest) -> HTTPResponse {
    do throws(APIFailure) {
      let segments = try path(of: request)
      switch segments.first {
      case "api": return try answer(request, Array(segments.dropFirst())).response
      case "_mocklake": return try control(request, Array(segments.dropFirst()))
      default: throw APIFailure(404, "HTTP 404 Not Found")
      }
    } catch {
      return error.answer.response
    }
  }

  private func path(of request: HTTPRequest) throws(APIFailure) -> [String] {
    var segments: [String] = []
    for part in request.path.split(separator: "/") {
      guard let segment = PercentEncoding.decode(part) else { throw .invalid("The path holds a broken percent sequence") }
      segments.append(segment)
    }
    return segments
  }

  private func answer(_ request: HTTPRequest, _ segments: [String]) throws(APIFailure) -> APIAnswer {
    guard segments.first == "v1" else { throw APIFailure(404, "HTTP 404 Not Found") }
    let call = try APICall(request, segments: Array(segments.dropFirst()))
    if call.segments == ["system", "version"] { return try versionAnswer(call) }
    guard MetadataServer.hasToken(request) else { throw .tokenMissing }
    return try state.withLock { (state) throws(APIFailure) in try state.answer(call) }
  }

  private func versionAnswer(_ call: APICall) throws(APIFailure) -> APIAnswer {
    guard call.method == "GET" else { throw .methodNotAllowed }
    let now = JSON.number(clock.now.milliseconds)
    return APIAnswer(.object(["version": .string(version), "revision": .string("mocklake"), "timestamp": now]))
  }

  private static func hasToken(_ request: HTTPRequest) -> Bool {
    guard let value = request.headers["Authorization"] else { return false }
    let parts = value.split(separator: " ")
    return parts.count == 2 && HTTPHeaders.equal(String(parts[0]), "Bearer")
  }
}

extension MetadataServer {
  /// The product's own side of the server: health, the recording, entities to start with.
  private func control(_ request: HTTPRequest, _ path: [String]) throws(APIFailure) -> HTTPResponse {
    switch (request.method, path) {
    case ("GET", ["health"]):
      return APIAnswer(.object(["status": .string("ok"), "version": .string(version)])).response
    case ("GET", ["recording"]):
      let lines = recordedWrites.map { $0.json.sortedText + "\n" }.joined()
      return HTTPResponse(type: "application/x-ndjson", Array(lines.utf8))
    case ("DELETE", ["recording"]):
      clearRecording()
      return HTTPResponse(status: 204)
    case ("POST", ["entities"]):
      return try preload(APICall(request, segments: path).json()).response
    default:
      throw APIFailure(404, "There is no \(request.method) /_mocklake/\(path.joined(separator: "/"))")
    }
  }

  /// Loads `[{"collection": ..., "create": {...}}]` in order.
  private func preload(_ list: JSON) throws(APIFailure) -> APIAnswer {
    guard let items = list.elements else { throw .invalid("A list of {collection, create} is expected") }
    for item in items {
      guard let collection = item["collection"]?.string, let create = item["create"] else {
        throw .invalid("Every item needs collection and create")
      }
      try preload(collection: collection, create: create)
    }
    return APIAnswer(.object(["loaded": .number(items.count)]))
  }
}
