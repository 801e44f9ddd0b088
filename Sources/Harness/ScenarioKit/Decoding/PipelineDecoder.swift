import Basics
import Documents

/// Reads Glue jobs and workflows.
struct PipelineDecoder {
  let reading: Reading

  /// Reads `{name: {reads, writes, nodes, runs}}`, or a list of names of jobs that are only scripts.
  func jobs(_ yaml: YAML) -> [JobSeed] {
    if let names = yaml.elements {
      return names.compactMap { name in
        reading.text(name, "a job's name").map {
          JobSeed(name: $0, reads: [], writes: [], nodes: nil, runs: [], location: name.location)
        }
      }
    }
    return reading.named(yaml, "`jobs`", form: "`load:` with what it reads and writes").compactMap { name, key, value in
      guard var keys = KeyReader(value, "a job", reading) else { return nil }
      let job = JobSeed(
        name: name, reads: keys.value("reads").map(assets) ?? [], writes: keys.value("writes").map(assets) ?? [],
        nodes: keys.value("nodes").map(\.json),
        runs: keys.value("runs").map { reading.elements($0).compactMap { reading.choice($0, "a run") } } ?? [],
        location: key.location)
      if job.nodes != nil, !(job.reads + job.writes).isEmpty {
        reading.report(.contradiction, "a job has either `nodes`, or `reads` and `writes`", at: key.location)
      }
      keys.finish()
      return job
    }
  }

  /// Reads `{name: {start, schedule, then}}`, or a list of names of empty workflows.
  func workflows(_ yaml: YAML) -> [WorkflowSeed] {
    if let names = yaml.elements {
      return names.compactMap { name in
        reading.text(name, "a workflow's name").map {
          WorkflowSeed(name: $0, start: [], schedule: nil, following: [], location: name.location)
        }
      }
    }
    return reading.named(yaml, "`workflows`", form: "`daily:` with the jobs it starts").compactMap { name, key, value in
      guard var keys = KeyReader(value, "a workflow", reading) else { return nil }
      let following = keys.value("then").map { reading.named($0, "`then`", form: "`load: [copy, report]`") } ?? []
      let workflow = WorkflowSeed(
        name: name, start: keys.value("start").map { reading.texts($0, "a job's name") } ?? [],
        schedule: keys.value("schedule").flatMap { reading.text($0, "`schedule`") },
        following: following.map { (job: $0.name, next: reading.texts($0.value, "a job's name")) }, location: key.location)
      if workflow.start.isEmpty, workflow.schedule != nil || !workflow.following.isEmpty {
        reading.report(.missingKey, "a workflow begins with something", help: "add `start: load`", at: key.location)
      }
      keys.finish()
      return workflow
    }
  }

  private func assets(_ yaml: YAML) -> [String] {
    reading.elements(yaml).compactMap { item in
      guard let text = reading.text(item, "what a job reads or writes") else { return nil }
      if text.hasPrefix("s3://") || text.split(separator: ".", omittingEmptySubsequences: false).count == 2 { return text }
      reading.report(
        .wrongValue, "\"\(text)\" is neither a folder nor a table", help: "write `s3://lake/in/` or `sales.orders`",
        at: item.location)
      return nil
    }
  }
}
