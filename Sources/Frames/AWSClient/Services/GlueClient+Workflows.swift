public import Documents

extension GlueClient {
  /// The names of the workflows.
  /// - Parameter firstPageOnly: whether no second page is asked for.
  public func workflows(firstPageOnly: Bool = false) throws(AWSCallError) -> [String] {
    var names: [String] = []
    try list("ListWorkflows", .object([:]), firstPageOnly: firstPageOnly) { page in
      names += (page["Workflows"]?.elements ?? []).compactMap(\.string)
    }
    return names
  }

  /// A workflow with its graph; nil if the answer has none.
  public func workflow(_ name: String) throws(AWSCallError) -> GlueWorkflow? {
    try call("GetWorkflow", .object(["Name": .string(name), "IncludeGraph": .bool(true)]))["Workflow"].flatMap(GlueWorkflow.init)
  }

  /// The runs of a job, the latest first.
  /// - Parameter firstPageOnly: whether no second page is asked for.
  public func jobRuns(of job: String, firstPageOnly: Bool = false) throws(AWSCallError) -> [GlueJobRun] {
    var runs: [GlueJobRun] = []
    try list("GetJobRuns", .object(["JobName": .string(job)]), firstPageOnly: firstPageOnly) { page in
      runs += (page["JobRuns"]?.elements ?? []).compactMap(GlueJobRun.init)
    }
    return runs
  }

  /// The nodes of a visual job by their ids; nil for a job without them.
  public func jobNodes(_ job: String) throws(AWSCallError) -> JSON? {
    try call("GetJob", .object(["JobName": .string(job)]))["Job"]?["CodeGenConfigurationNodes"]
  }

  private func list(
    _ operation: String, _ input: JSON, firstPageOnly: Bool, _ each: (JSON) -> Void
  ) throws(AWSCallError) {
    if firstPageOnly { each(try call(operation, input)) } else { try pages(operation, input, each) }
  }
}

/// A workflow and what it consists of.
public struct GlueWorkflow: Sendable, Equatable {
  /// A trigger, a job or a crawler.
  public struct Node: Sendable, Equatable {
    /// `TRIGGER`, `JOB` or `CRAWLER`.
    public var type: String
    /// Its name.
    public var name: String
    /// What edges call it.
    public var id: String
  }

  /// The workflow's name.
  public var name: String
  /// Its nodes; nil if the answer has no graph.
  public var nodes: [Node]?
  /// Which node, by id, leads to which.
  public var edges: [(source: String, destination: String)]

  init?(_ document: JSON) {
    guard let name = document["Name"]?.string else { return nil }
    self.name = name
    nodes = document["Graph"].map { graph in
      (graph["Nodes"]?.elements ?? []).map { node in
        Node(
          type: node["Type"]?.string ?? "", name: node["Name"]?.string ?? "", id: node["UniqueId"]?.string ?? "")
      }
    }
    edges = (document["Graph"]?["Edges"]?.elements ?? []).map { edge in
      (edge["SourceId"]?.string ?? "", edge["DestinationId"]?.string ?? "")
    }
  }

  /// Whether two workflows have the same name, nodes and edges.
  public static func == (left: GlueWorkflow, right: GlueWorkflow) -> Bool {
    left.name == right.name && left.nodes == right.nodes && left.edges.elementsEqual(right.edges, by: ==)
  }
}

/// A run of a job.
public struct GlueJobRun: Sendable, Equatable {
  /// The job's name.
  public var job: String
  /// For example `SUCCEEDED`.
  public var state: String
  /// When it began, in milliseconds since the epoch.
  public var start: Int
  /// When it ended, in milliseconds since the epoch; nil if it has not.
  public var end: Int?

  init?(_ document: JSON) {
    guard let job = document["JobName"]?.string, let start = GlueJobRun.milliseconds(document["StartedOn"]) else { return nil }
    (self.job, self.start) = (job, start)
    state = document["JobRunState"]?.string ?? ""
    end = GlueJobRun.milliseconds(document["CompletedOn"])
  }

  private static func milliseconds(_ time: JSON?) -> Int? {
    guard let seconds = time?.double, seconds.isFinite, abs(seconds) < 1e14 else { return nil }
    return Int((seconds * 1000).rounded())
  }
}
