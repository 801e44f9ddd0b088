public import Documents

/// What to read of a pipeline service.
public struct PipelineMetadataConfiguration: Sendable {
  /// Whether edges are drawn between what pipelines read and what they write.
  public var includesLineage: Bool
  /// Whether the edges that a pipeline was the reason for are removed before new ones are drawn.
  public var overridesLineage: Bool
  /// Pipelines that the source no longer has, or that are filtered out, are softly deleted.
  public var marksDeletedPipelines: Bool
  /// Whether what people wrote on the server is replaced by what the source says.
  public var overridesMetadata: Bool
  /// The pipelines that are read.
  public var pipelines: FilterPattern
  /// The database services in which tables are looked for.
  public var databaseServices: [String]
  /// The storage services in which containers are looked for; any if empty.
  public var storageServices: [String]
  /// How many days back runs are read; nil for all of them.
  public var lookbackDays: Int?

  /// Reads `sourceConfig.config` of type `PipelineMetadata` in normal form.
  public init(_ document: JSON) {
    func flag(_ name: String) -> Bool { document[name]?.bool ?? false }
    func names(_ name: String) -> [String] {
      document["lineageInformation"]?[name]?.elements?.compactMap(\.string) ?? []
    }
    includesLineage = flag("includeLineage")
    overridesLineage = flag("overrideLineage")
    marksDeletedPipelines = flag("markDeletedPipelines")
    overridesMetadata = flag("overrideMetadata")
    pipelines = FilterPattern(document["pipelineFilterPattern"])
    databaseServices = names("dbServiceNames")
    storageServices = names("storageServiceNames")
    lookbackDays = document["statusLookbackDays"]?.integer
  }
}
