import Basics
import Documents
import IngestionCore

/// The beginning and the end of a workflow as the metadata server sees them.
final class ServerSession {
  private let client: MetadataClient
  private let configuration: WorkflowConfiguration
  private let clock: any Clock
  private let runID: String
  private let start: Timestamp
  private var tracksPipeline = false

  init(_ client: MetadataClient, _ configuration: WorkflowConfiguration, clock: any Clock, ids: any IDSource) {
    (self.client, self.configuration, self.clock) = (client, configuration, clock)
    runID = configuration.runID ?? ids.uuid()
    start = clock.now
  }

  /// Checks that the server is there and has a version that the client works with, and tells it that the pipeline runs.
  func start(_ compatibility: Compatibility) throws(WorkflowReport.Fatal) {
    do throws(MetadataError) {
      let version = try client.serverVersion()
      let fits = compatibility.serverVersions.contains { version == $0 || version.hasPrefix("\($0).") }
      guard fits || !configuration.server.validatesVersion else {
        throw MetadataError(
          status: 200,
          "Server version is \(version) vs. Client version \(compatibility.clientVersion). Major and minor versions should match."
        )
      }
    } catch {
      throw WorkflowReport.Fatal(error)
    }
    guard let name = pipelinePath else { return }
    tracksPipeline = (try? client.send("GET", "services/ingestionPipelines/name/\(name)")) != nil
    send("running", steps: [])
  }

  /// Tells the server how the pipeline ended.
  func finish(_ report: WorkflowReport) {
    let state =
      switch report.outcome {
      case .success: "success"
      case .partial: "partialSuccess"
      case .failure: "failed"
      }
    send(state, steps: report.steps, end: clock.now)
  }

  private var pipelinePath: String? { configuration.ingestionPipeline.map { PercentEncoding.encode($0) } }

  /// A pipeline that does not exist or whose state cannot be told is no reason to fail.
  private func send(_ state: String, steps: [StepStatus], end: Timestamp? = nil) {
    guard tracksPipeline, let name = pipelinePath else { return }
    let body = JSON.object([
      "runId": .string(runID), "pipelineState": .string(state), "startDate": .number(start.milliseconds),
      "timestamp": .number(start.milliseconds), "endDate": end.map { .number($0.milliseconds) },
      "status": steps.isEmpty ? nil : .array(steps.map(ServerSession.summary)),
    ])
    _ = try? client.send("PUT", "services/ingestionPipelines/\(name)/pipelineStatus", body: body)
  }

  private static func summary(_ step: StepStatus) -> JSON {
    .object([
      "name": .string(step.name), "records": .number(step.records.count), "updated_records": .number(step.updated.count),
      "warnings": .number(step.warnings.count), "errors": .number(step.failures.count),
      "filtered": .number(step.filtered.count),
      "failures": .array(
        step.failures.prefix(10).map { .object(["name": .string($0.name), "error": .string($0.error)]) }),
    ])
  }
}
