import Basics
import Documents
import MetadataModel

extension PipelineWalk {
  /// Hands the runs of a pipeline's jobs to the sink; answers how many statuses that were.
  func emitRuns(of pipeline: SourcePipeline, _ name: String) throws(MetadataError) -> Int {
    var statuses: [PipelineStatus] = []
    for job in pipeline.jobs {
      do throws(FailureCause) {
        statuses += self.statuses(of: try source.runs(of: job), job, name)
      } catch {
        fail(IngestionFailure(name, "Failed to yield pipeline status for job \(job): \(error)", cause: error))
      }
    }
    if !compatibility.repeatsRuns { statuses = try news(among: merged(statuses), of: name) }
    for run in statuses {
      status.scanned("PipelineStatus [\(name)]")
      sink.write(.pipelineStatus(run, pipeline: name))
    }
    return statuses.count
  }

  /// A status for each run. The 1.12 client stumbles over a run that has not ended, and drops it and the earlier ones.
  private func statuses(of runs: [SourceRun], _ job: String, _ pipeline: String) -> [PipelineStatus] {
    var statuses: [PipelineStatus] = []
    for run in runs where isRecent(run) {
      if run.end == nil, compatibility == .v1_12 {
        fail(IngestionFailure(pipeline, "Failed to yield pipeline status for job \(job): 'CompletedOn'"))
        break
      }
      let task = PipelineStatus.TaskStatus(name: run.job, state: run.state, start: run.start, end: run.end)
      statuses.append(PipelineStatus(timestamp: run.start, state: run.state, tasks: [task]))
    }
    return statuses
  }

  private func isRecent(_ run: SourceRun) -> Bool {
    guard compatibility == .standard, let days = settings.lookbackDays else { return true }
    return Double(run.start) >= Double(now.milliseconds) - Double(days) * 86_400_000
  }

  /// Jobs that began at the same moment share one status, because the server keeps one for each moment.
  private func merged(_ statuses: [PipelineStatus]) -> [PipelineStatus] {
    var merged: [PipelineStatus] = []
    for status in statuses {
      guard let index = merged.firstIndex(where: { $0.timestamp == status.timestamp }) else {
        merged.append(status)
        continue
      }
      merged[index].tasks += status.tasks
      let states = merged[index].tasks.map(\.state)
      merged[index].state = states.contains(.failed) ? .failed : states.contains(.pending) ? .pending : .successful
    }
    return merged
  }

  /// Those statuses that the server does not have as they are.
  private func news(among statuses: [PipelineStatus], of pipeline: String) throws(MetadataError) -> [PipelineStatus] {
    let times = statuses.map(\.timestamp)
    guard let first = times.min(), let last = times.max() else { return [] }
    let known = try catalog.runs(of: pipeline, from: first, to: last)
    return statuses.filter { status in
      let wanted = status.json
      return !known.contains { stored in
        stored["timestamp"] == wanted["timestamp"] && stored["executionStatus"] == wanted["executionStatus"]
          && stored["taskStatus"] == wanted["taskStatus"]
      }
    }
  }
}

extension PipelineWalk {
  /// Counts a pipeline as used. Glue's tasks have no dates, so the count stays 0; it is told once, by the 1.12 client in
  /// every run.
  func emitUsage(of pipeline: SourcePipeline, _ name: String) throws(MetadataError) {
    guard !pipeline.tasks.isEmpty, let entity = try catalog.entity(.pipeline, named: name, includingDeleted: false) else {
      return
    }
    if let summary = entity.document["usageSummary"], !summary.isNull {
      let count = summary["dailyStats"]?["count"]?.integer ?? 0
      let isTold = summary["date"]?.string == now.date && count > 0
      guard compatibility.repeatsRuns, !isTold, count == 0 else { return }
    }
    hasCountedUsage = true
    status.scanned("Usage [\(name)]")
    sink.write(.usage(entity, date: now.date, count: 0))
  }
}
