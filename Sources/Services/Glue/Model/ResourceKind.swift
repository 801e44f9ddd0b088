/// A kind of Glue's resources beside databases and tables.
enum ResourceKind: String, Sendable, CaseIterable {
  /// A graph of triggers, jobs and crawlers.
  case workflow
  /// What starts jobs and crawlers.
  case trigger
  /// A script and how it is run.
  case job
  /// What finds tables in data.
  case crawler
  /// How a data store is reached.
  case connection
}
