/// What happens during an ingestion, for whoever watches it.
public enum IngestionEvent: Sendable {
  /// A step of the connection's test has run.
  case checked(CheckResult)
  /// The schemas that will be read, in order.
  case schemas([String])
  /// So many tables of a schema have been read so far.
  case tables(schema: String, count: Int)
  /// A schema is done: so many tables were read, or it could not be listed.
  case schemaDone(String, tables: Int, isComplete: Bool)
  /// The pipelines that will be read, in order.
  case pipelines([String])
  /// A pipeline is done: it has so many tasks and runs.
  case pipelineDone(String, tasks: Int, runs: Int)
  /// A line of the log.
  case log(WorkflowConfiguration.LogLevel, String)
}
