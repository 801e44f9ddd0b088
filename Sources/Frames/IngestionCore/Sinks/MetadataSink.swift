public import MetadataModel

/// What a source hands to a sink.
public enum SinkRecord: Sendable {
  /// An entity to create, or to replace what the sink knows of it.
  case create(EntityRequest, name: String, sourceHash: String?)
  /// An entity to bring to what the source says.
  case update(StoredEntity, EntityRequest, sourceHash: String?)
  /// A tag to create, its classification with it.
  case tag(TagRequest, name: String)
  /// An entity that the source no longer has.
  case delete(StoredEntity)
  /// An edge to draw.
  case lineage(LineageRequest)
  /// Edges that a pipeline was the reason for, to be removed before new ones are drawn.
  case forgetLineage(pipeline: StoredEntity)
  /// A run of a pipeline.
  case pipelineStatus(PipelineStatus, pipeline: String)
  /// How often something was used on a day.
  case usage(StoredEntity, date: String, count: Int)
  /// The ranks of all entities of a kind by their usage on a day, to be computed anew.
  case usageRanks(EntityKind, date: String)
}

/// Where records go. A sink keeps its own account; a record that fails never stops the run.
public protocol MetadataSink: AnyObject {
  /// What the sink has done so far.
  var status: StepStatus { get }

  /// Takes a record; it may be written later.
  func write(_ record: SinkRecord)

  /// Writes what is still to be written.
  func flush()

  /// Writes what is still to be written and ends.
  func close()
}
