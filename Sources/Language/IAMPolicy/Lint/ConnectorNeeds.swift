/// What a connector of OpenMetadata asks of AWS, with what goes wrong where it may not.
public enum ConnectorNeeds: String, Sendable, CaseIterable {
  /// The Athena connector.
  case athena
  /// The Glue connector for databases.
  case glue
  /// The Glue connector for pipelines.
  case gluePipeline = "gluepipeline"

  /// One thing the connector needs.
  struct Need {
    /// The action.
    let action: String
    /// What it is for.
    let purpose: String
    /// What a run without it loses.
    let loss: String
    /// Whether nothing works without it.
    let isEssential: Bool

    init(_ action: String, for purpose: String, else loss: String, isEssential: Bool = false) {
      (self.action, self.purpose, self.loss, self.isEssential) = (action, purpose, loss, isEssential)
    }
  }

  /// Everything the connector needs, in the order of its work.
  var needs: [Need] {
    switch self {
    case .athena: ConnectorNeeds.queries + ConnectorNeeds.listings + ConnectorNeeds.extras
    case .glue: ConnectorNeeds.catalog
    case .gluePipeline: ConnectorNeeds.pipelines
    }
  }

  /// What the connector needs an action for; nil if it is not known to need it.
  public func purpose(of action: String) -> String? {
    needs.first { $0.action.lowercased() == action.lowercased() }?.purpose
  }

  private static let queries = [
    Need("athena:StartQueryExecution", for: "the connection test's SELECT", else: "the run stops", isEssential: true),
    Need("athena:GetQueryExecution", for: "waiting for queries", else: "the run stops", isEssential: true),
    Need("athena:GetQueryResults", for: "reading results", else: "the run stops", isEssential: true),
    Need("s3:GetBucketLocation", for: "the results bucket", else: "every query is refused", isEssential: true),
    Need("s3:PutObject", for: "writing results", else: "every query fails", isEssential: true),
    Need("s3:GetObject", for: "reading results and data", else: "results cannot be read", isEssential: true),
  ]

  private static let listings = [
    Need("athena:ListDatabases", for: "the schemas", else: "no schema is found", isEssential: true),
    Need("athena:ListTableMetadata", for: "the tables", else: "the tables of the schema are missing", isEssential: true),
    Need("athena:GetTableMetadata", for: "columns", else: "tables are missing as if they did not exist", isEssential: true),
    Need("glue:GetDatabases", for: "the schemas underneath", else: "no schema is found", isEssential: true),
    Need("glue:GetTables", for: "the tables underneath", else: "the tables of the schema are missing", isEssential: true),
    Need("glue:GetTable", for: "columns underneath", else: "tables are missing as if they did not exist", isEssential: true),
    Need("glue:GetDatabase", for: "SHOW CREATE VIEW and other DDL", else: "views lose their definition and lineage"),
    Need("glue:GetPartitions", for: "partitions", else: "queries over partitioned tables fail"),
  ]

  private static let extras = [
    Need("lakeformation:GetResourceLFTags", for: "LF-tags", else: "tags are silently absent"),
    Need("lakeformation:GetDataAccess", for: "data that Lake Formation governs", else: "the profiler cannot read it"),
    Need("athena:ListWorkGroups", for: "usage and lineage from the query history", else: "there is no history"),
    Need("athena:ListQueryExecutions", for: "usage and lineage from the query history", else: "there is no history"),
    Need(
      "athena:BatchGetQueryExecution", for: "usage and lineage from the query history",
      else: "queries are dropped without an error"),
  ]

  private static let catalog = [
    Need("glue:GetDatabases", for: "the schemas", else: "the run stops", isEssential: true),
    Need("glue:GetTables", for: "the tables", else: "the run stops", isEssential: true),
    Need("glue:GetTable", for: "the current columns of Iceberg tables", else: "dropped columns stay listed"),
  ]

  private static let pipelines = [
    Need("glue:ListWorkflows", for: "the workflows", else: "the run stops", isEssential: true),
    Need("glue:GetWorkflow", for: "the jobs of a workflow", else: "the workflow is missing", isEssential: true),
    Need("glue:GetJobRuns", for: "the status of jobs", else: "the status is missing"),
    Need("glue:GetJob", for: "lineage between tables and jobs", else: "lineage is silently absent"),
  ]
}
