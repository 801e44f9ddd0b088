/// Whose behaviour an ingestion has where the original client's versions differ or are wrong.
public enum Compatibility: String, Sendable, CaseIterable {
  /// The right thing everywhere.
  case standard
  /// Version 1.12 of the original client, its mistakes included.
  case v1_12 = "1.12"
  /// Version 2.0 of the original client.
  case v2_0 = "2.0"

  /// The client's version that the server is told and compared with.
  public var clientVersion: String { self == .v2_0 ? "2.0.6.0" : "1.12.14.2" }

  /// Server versions (major and minor) that the client works with.
  public var serverVersions: [String] {
    switch self {
    case .standard: ["1.12", "2.0"]
    case .v1_12: ["1.12"]
    case .v2_0: ["2.0"]
    }
  }

  /// Views carry the statement that defines them.
  public var emitsViewDefinitions: Bool { self != .v1_12 }
  /// `includeTables` and `includeViews` have an effect.
  public var honoursIncludeFlags: Bool { self != .v1_12 }
  /// Schemas of another catalog than the database's are left out.
  public var separatesCatalogs: Bool { self != .v1_12 }
  /// Decimals carry precision and scale.
  public var readsTypesExactly: Bool { self != .v1_12 }
  /// Columns of a repeated name are left out.
  public var dropsDuplicateColumns: Bool { self != .v1_12 }
  /// Entities whose fingerprint has not changed are not written again.
  public var skipsUnchangedEntities: Bool { self != .v2_0 }
  /// What is buffered is written before lineage is drawn, so that the first run finds its own tables.
  public var flushesBeforeLineage: Bool { self != .v1_12 }
  /// Nothing is marked as deleted below what could not be listed.
  public var keepsWhatCouldNotBeListed: Bool { self == .standard }
  /// A column whose type cannot be read becomes `UNKNOWN` instead of failing its table.
  public var toleratesUnreadableTypes: Bool { self == .standard }
  /// Filter patterns are checked before anything runs.
  public var checksPatternsFirst: Bool { self == .standard }
  /// Tags are written each time they are met, even if the server has them.
  public var repeatsTags: Bool { self != .standard }
  /// What a failed call hides is reported as a failure, not only logged.
  public var reportsLosses: Bool { self == .standard }
  /// Athena's views are written as tables first and as views after that.
  public var emitsViewsTwice: Bool { self == .v1_12 }
  /// Athena's types are told as they are instead of as the nearest type of the Python driver.
  public var readsDriverTypesExactly: Bool { self == .standard }
  /// Iceberg tables stay Iceberg tables when they are partitioned.
  public var keepsIcebergType: Bool { self != .v1_12 }
  /// A table is asked for each time that something of it is wanted.
  public var repeatsQuestions: Bool { self != .standard }
  /// Statuses, usage and ranks of pipelines are written again though nothing has changed.
  public var repeatsRuns: Bool { self != .standard }
  /// Only the first page of workflows and of a job's runs is read.
  public var readsFirstPagesOnly: Bool { self != .standard }
  /// What is not written in batches (services, pipelines) counts twice in the sink's report.
  public var countsServicesTwice: Bool { self == .v1_12 }
}
