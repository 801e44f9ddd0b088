import Documents
import MetadataModel

/// Writes records to a metadata server: services at once, all other entities in batches.
public final class MetadataRESTSink: MetadataSink {
  /// What the sink has done so far.
  public private(set) var status = StepStatus("OpenMetadata")
  /// How many entities of each kind were created or updated, and how many edges were drawn.
  public private(set) var written: [String: Int] = [:]

  private let client: MetadataClient
  private let compatibility: Compatibility
  private let patches: EntityPatch
  private var buffer: [(kind: EntityKind, name: String, body: JSON)] = []

  private static let batchSize = 100

  /// A sink that writes through a client.
  public init(_ client: MetadataClient, compatibility: Compatibility, overridesMetadata: Bool) {
    (self.client, self.compatibility) = (client, compatibility)
    patches = EntityPatch(overridesMetadata: overridesMetadata, style: compatibility == .v1_12 ? .v1_12 : .exact)
  }

  /// Takes a record; entities other than services wait until a hundred of them have come.
  public func write(_ record: SinkRecord) {
    switch record {
    case .create(.databaseService(let request), let name, _): create(.databaseService, request.json, name)
    case .create(.pipelineService(let request), let name, _): create(.pipelineService, request.json, name)
    case .create(.pipeline(let request), let name, let sourceHash):
      create(.pipeline, EntityRequest.pipeline(request).json(sourceHash: sourceHash), name)
    case .create(let request, let name, let sourceHash):
      buffer.append((request.kind, name, request.json(sourceHash: sourceHash)))
      if buffer.count >= MetadataRESTSink.batchSize { flush() }
    case .update(let stored, let request, let sourceHash): update(stored, request, sourceHash)
    case .tag(let tag, let name): create(tag, name)
    case .delete(let entity): delete(entity)
    case .lineage(let edge): draw(edge)
    case .forgetLineage(let pipeline): forgetLineage(of: pipeline)
    case .pipelineStatus(let run, let pipeline): write(run, of: pipeline)
    case .usage(let entity, let date, let count): write(usageOf: entity, date, count)
    case .usageRanks(let kind, let date):
      attempt("\(kind.title) usage [\(date)]") { () throws(MetadataError) in
        try client.computeUsageRanks(of: kind, on: date)
      }
    }
  }

  /// Writes what is still to be written, kind by kind: parents before children.
  ///
  /// Version 1.12 takes the kinds in the order in which they came: where a batch begins with the tables of one schema and
  /// holds another schema with its tables, the server refuses those tables.
  public func flush() {
    let entries = buffer
    buffer = []
    var kinds = EntityKind.allCases
    if compatibility == .v1_12 { kinds = entries.map(\.kind) }
    var done: Set<EntityKind> = []
    for kind in kinds where done.insert(kind).inserted {
      let ofKind = entries.filter { $0.kind == kind }
      if !ofKind.isEmpty { put(kind, ofKind) }
    }
  }

  /// Writes what is still to be written.
  public func close() { flush() }

  /// Writes what does not wait for others: services and pipelines.
  private func create(_ kind: EntityKind, _ body: JSON, _ name: String) {
    let label = "\(kind.title) [\(name)]"
    attempt(label) { () throws(MetadataError) in
      try client.put(kind, body)
      status.scanned(label)
      if compatibility.countsServicesTwice { status.scanned(label) }
      written[kind.name, default: 0] += 1
    }
  }

  private func write(_ run: PipelineStatus, of pipeline: String) {
    let label = "PipelineStatus [\(pipeline)]"
    attempt(label) { () throws(MetadataError) in
      try client.put(run, of: pipeline)
      status.scanned(label)
      written["pipelineStatus", default: 0] += 1
    }
  }

  private func write(usageOf entity: StoredEntity, _ date: String, _ count: Int) {
    let label = "Usage [\(entity.fullyQualifiedName)]"
    attempt(label) { () throws(MetadataError) in
      try client.putUsage(of: entity, date: date, count: count)
      status.scanned(label)
      written["usage", default: 0] += 1
    }
  }

  private func forgetLineage(of pipeline: StoredEntity) {
    attempt("Lineage of \(pipeline.fullyQualifiedName)") { () throws(MetadataError) in
      try client.deleteLineage(of: pipeline, source: "PipelineLineage")
    }
  }

  private func create(_ tag: TagRequest, _ name: String) {
    attempt("Tag [\(name)]") { () throws(MetadataError) in
      try client.put(tag)
      status.scanned("Tag [\(name)]")
      written["tag", default: 0] += 1
    }
  }

  private func put(_ kind: EntityKind, _ entries: [(kind: EntityKind, name: String, body: JSON)]) {
    do throws(MetadataError) {
      let result = try client.putAll(kind, entries.map(\.body))
      for name in result.succeeded { status.scanned("\(kind.title) [\(name)]") }
      written[kind.name, default: 0] += result.succeeded.count
      for row in result.failed { status.fail(failure(of: row)) }
    } catch {
      let message = "Failed to flush entities to bulk API: \(error)"
      for entry in entries { status.fail(IngestionFailure("\(kind.title) [\(entry.name)]", message)) }
    }
  }

  private func failure(of row: (name: String, message: String, status: Int)) -> IngestionFailure {
    guard compatibility == .v1_12 else { return IngestionFailure(row.name, "the server refused it: \(row.message)") }
    let text = "request='\(row.name)' message='\(row.message)' status=\(row.status)"
    return IngestionFailure("Entity Buffer", "Failed to flush entities to bulk API: \(text)")
  }

  private func update(_ stored: StoredEntity, _ request: EntityRequest, _ sourceHash: String?) {
    let operations = patches.operations(from: stored, to: request, sourceHash: sourceHash)
    guard !operations.isEmpty else { return }
    let name = "\(stored.kind.title) [\(stored.fullyQualifiedName)]"
    attempt(name) { () throws(MetadataError) in
      try client.patch(stored, operations)
      status.changed(name)
      written[stored.kind.name, default: 0] += 1
    }
  }

  private func delete(_ entity: StoredEntity) {
    let name = "\(entity.kind.title) [\(entity.fullyQualifiedName)]"
    attempt(name) { () throws(MetadataError) in
      try client.delete(entity)
      status.scanned(name)
      written["deleted", default: 0] += 1
    }
  }

  private func draw(_ edge: LineageRequest) {
    attempt(edge.label) { () throws(MetadataError) in
      try client.draw(edge, byName: compatibility == .v2_0)
      if edge.pipeline == nil || compatibility == .standard { status.scanned(edge.label) }
      written["lineage", default: 0] += 1
    }
  }

  private func attempt(_ name: String, _ action: () throws(MetadataError) -> Void) {
    do throws(MetadataError) {
      try action()
    } catch {
      let reason = error.status == nil ? "\(error)" : "due to api request failure: \(error)"
      status.fail(IngestionFailure(name, "Failed to ingest \(name) \(reason)"))
    }
  }
}
