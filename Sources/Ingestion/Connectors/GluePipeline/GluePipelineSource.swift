public import AWSClient
public import IngestionCore
import MetadataModel

/// Reads Glue's workflows: a workflow is a pipeline, its triggers, jobs and crawlers are the tasks.
public final class GluePipelineSource: PipelineSource {
  /// `GluePipeline`
  public let title = "GluePipeline"
  /// `GluePipeline`
  public let serviceType = "GluePipeline"

  private let glue: GlueClient
  private let region: String
  private let compatibility: Compatibility

  /// A source over a client.
  public init(_ glue: GlueClient, _ connection: GluePipelineConnectionConfiguration, compatibility: Compatibility) {
    (self.glue, region, self.compatibility) = (glue, connection.aws.region, compatibility)
  }

  /// The one step of the connection's test: the workflows.
  public var checks: [String: Check] {
    [
      "GetPipelines": { [self] () throws(FailureCause) in
        let count = try names().count
        return "\(count) workflow\(count == 1 ? "" : "s")"
      }
    ]
  }

  /// The names of the workflows.
  public func names() throws(FailureCause) -> [String] {
    try attempt { () throws(AWSCallError) in try glue.workflows(firstPageOnly: compatibility.readsFirstPagesOnly) }
  }

  /// A workflow and its graph.
  public func pipeline(_ name: String) throws(FailureCause) -> SourcePipeline {
    let workflow = try attempt { () throws(AWSCallError) in try glue.workflow(name) }
    guard let workflow else {
      throw FailureCause(action: "glue:GetWorkflow", code: nil, message: "the answer of GetWorkflow for \(name) has no workflow")
    }
    let nodes = workflow.nodes ?? []
    var names: [String: String] = [:]
    for node in nodes { names[node.id] = NameLimits.cut(node.name, to: NameLimits.table) }
    let tasks = nodes.map { node in
      let following = workflow.edges.filter { $0.source == node.id }.compactMap { names[$0.destination] }
      return PipelineTask(name: node.name, type: node.type, downstreamTasks: following)
    }
    var seen: Set<String> = []
    let jobs = nodes.filter { $0.type == "JOB" && seen.insert($0.name).inserted }.map(\.name)
    return SourcePipeline(name: workflow.name, tasks: tasks, jobs: jobs, url: url(of: workflow.name))
  }

  /// The runs of a job.
  public func runs(of job: String) throws(FailureCause) -> [SourceRun] {
    let runs = try attempt { () throws(AWSCallError) in
      try glue.jobRuns(of: job, firstPageOnly: compatibility.readsFirstPagesOnly)
    }
    return runs.map { SourceRun(job: $0.job, state: state(of: $0), start: $0.start, end: $0.end) }
  }

  /// What the nodes of a visual job read and write; nothing for a job that is only a script.
  public func flows(of job: String) throws(FailureCause) -> SourceFlows {
    let nodes = try attempt { () throws(AWSCallError) in try glue.jobNodes(job) }
    guard let nodes else {
      var flows = SourceFlows()
      // The 1.12 client takes such a job for a broken answer.
      if compatibility == .v1_12 {
        flows.problem = "1 validation error for JobNodeResponse\nJob.CodeGenConfigurationNodes\n  Field required"
      }
      return flows
    }
    return JobNodes(nodes, compatibility: compatibility).flows
  }

  /// The 1.12 client takes every other state, stopped or timed out, for one that has not ended.
  private func state(of run: GlueJobRun) -> PipelineRunState {
    switch run.state {
    case "SUCCEEDED": .successful
    case "FAILED": .failed
    case "STOPPED", "TIMEOUT", "ERROR", "EXPIRED": compatibility == .standard ? .failed : .pending
    default: .pending
    }
  }

  private func url(of workflow: String) -> String {
    "https://\(region).console.aws.amazon.com/glue/home?region=\(region)#/v2/etl-configuration/workflows/view/\(workflow)"
  }

  private func attempt<Value>(_ call: () throws(AWSCallError) -> Value) throws(FailureCause) -> Value {
    do throws(AWSCallError) {
      return try call()
    } catch {
      throw FailureCause(error)
    }
  }
}
