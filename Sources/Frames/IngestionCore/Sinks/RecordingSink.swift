import Documents
import MetadataModel

/// Keeps records in memory: what scenarios look at, and what a file is written from.
public final class RecordingSink: MetadataSink {
  /// What the sink has done so far.
  public private(set) var status: StepStatus
  /// What was written, in order.
  public private(set) var records: [EmittedRecord] = []

  private let finish: ([EmittedRecord]) -> IngestionFailure?

  /// A sink.
  /// - Parameter finish: called once at the end with all records; answers what went wrong with them.
  public init(named name: String = "Memory", finish: @escaping ([EmittedRecord]) -> IngestionFailure? = { _ in nil }) {
    status = StepStatus(name)
    self.finish = finish
  }

  /// Takes a record.
  public func write(_ record: SinkRecord) {
    switch record {
    case .create(let request, let name, let sourceHash):
      keep(EmittedRecord("PUT", request.kind.name, name, request.json(sourceHash: sourceHash)))
    case .update(let stored, let request, let sourceHash):
      let operations = EntityPatch().operations(from: stored, to: request, sourceHash: sourceHash)
      keep(EmittedRecord("PATCH", stored.kind.name, stored.fullyQualifiedName, .array(operations.map(\.json))))
    case .tag(let tag, let name):
      keep(EmittedRecord("PUT", EntityKind.classification.name, tag.classification, tag.classificationBody))
      keep(EmittedRecord("PUT", EntityKind.tag.name, name, tag.body))
    case .delete(let entity):
      keep(EmittedRecord("DELETE", entity.kind.name, entity.fullyQualifiedName, .object(["recursive": .string("true")])))
    case .lineage(let edge): keep(EmittedRecord("PUT", "lineage", edge.label, edge.json))
    case .forgetLineage(let pipeline): keep(EmittedRecord("DELETE", "lineage", pipeline.fullyQualifiedName, .object([:])))
    case .pipelineStatus(let run, let pipeline): keep(EmittedRecord("PUT", "pipeline/status", pipeline, run.json))
    case .usage(let entity, let date, let count):
      let body = JSON.object(["date": .string(date), "count": .number(count)])
      keep(EmittedRecord("PUT", "usage", entity.fullyQualifiedName, body))
    case .usageRanks: break
    }
  }

  /// Nothing waits.
  public func flush() {}

  /// Hands all records over.
  public func close() {
    if let failure = finish(records) { status.fail(failure) }
  }

  private func keep(_ record: EmittedRecord) {
    records.append(record)
    status.scanned("\(record.kind) [\(record.fullyQualifiedName)]")
  }
}
