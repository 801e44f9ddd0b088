/// What a workflow's file asks for.
public struct WorkflowConfiguration: Sendable {
  /// How much is logged.
  public enum LogLevel: String, Sendable {
    /// Everything.
    case debug = "DEBUG"
    /// What happens.
    case info = "INFO"
    /// What may be wrong.
    case warn = "WARN"
    /// What is wrong.
    case error = "ERROR"
  }

  /// Where metadata comes from.
  public var source: SourceConfiguration
  /// The type of the sink, for example `metadata-rest`; nil if the file has none.
  public var sinkType: String?
  /// The server that metadata goes to.
  public var server: MetadataServerConfiguration
  /// How much is logged.
  public var logLevel: LogLevel
  /// Whether failures make the run fail.
  public var raisesOnError: Bool
  /// The percentage of records that must succeed.
  public var successThreshold: Int
  /// The pipeline on the server whose state the run reports; nil for none.
  public var ingestionPipeline: String?
  /// The run's id; nil for a new one.
  public var runID: String?
}

/// Where metadata comes from.
public struct SourceConfiguration: Sendable {
  /// The connector in lower case, for example `glue`.
  public var type: String
  /// The service's name on the server.
  public var serviceName: String
  /// The connection; nil if the server is to be asked for it.
  public var connection: ConnectionConfiguration?
  /// What to read.
  public var metadata: DatabaseMetadataConfiguration
  /// What to read, if the source has pipelines.
  public var pipelines: PipelineMetadataConfiguration
}

/// The server that metadata goes to.
public struct MetadataServerConfiguration: Sendable {
  /// The API's URL, for example `http://localhost:8585/api`.
  public var hostPort: String
  /// The version of the API in its paths.
  public var apiVersion: String
  /// The token that goes with every request; nil if none is configured.
  public var token: String?
  /// How certificates are checked: `no-ssl`, `ignore` or `validate`.
  public var verifySSL: String
  /// The file with the certificates that are trusted; nil for the system's.
  public var certificateFile: String?
  /// Headers that go with every request.
  public var extraHeaders: [(name: String, value: String)]
  /// Whether the server's version must fit the client's.
  public var validatesVersion: Bool
  /// Whether services are written again though they exist.
  public var overwritesEntities: Bool
  /// Whether the connection, with its secrets, is stored with the service.
  public var storesConnection: Bool
}
