import Basics
import Documents

/// Makes Glue jobs with their runs, and workflows.
struct PipelineSeeder {
  let world: World

  /// Makes a job, or brings the one that is there to what is said now; then its runs.
  func apply(_ job: JobSeed) throws(Diagnostic) {
    var definition = JSON.object([
      "Role": .string("glue"),
      "Command": .object(["Name": .string("glueetl"), "ScriptLocation": .string("s3://lake/scripts/\(job.name).py")]),
      "ExecutionProperty": .object(["MaxConcurrentRuns": .number(1000)]),
    ])
    definition.set("CodeGenConfigurationNodes", job.nodes ?? PipelineSeeder.nodes(of: job))
    if world.jobs.insert(job.name).inserted {
      definition.set("Name", .string(job.name))
      try world.make("glue:CreateJob", definition, at: job.location)
    } else {
      try world.make(
        "glue:UpdateJob", .object(["JobName": .string(job.name), "JobUpdate": definition]), at: job.location)
    }
    for run in job.runs {
      let arguments: JSON
      switch run {
      case .succeeded: arguments = .object([:])
      case .failed: arguments = .object(["--mocklake-state": .string("FAILED")])
      case .running: arguments = .object(["--mocklake-seconds": .string("86400")])
      }
      try world.make(
        "glue:StartJobRun", .object(["JobName": .string(job.name), "Arguments": arguments]), at: job.location)
    }
  }

  /// Makes a workflow and its triggers, or gives the triggers that are there other jobs.
  func apply(_ workflow: WorkflowSeed) throws(Diagnostic) {
    if world.workflows.insert(workflow.name).inserted {
      try world.make("glue:CreateWorkflow", .object(["Name": .string(workflow.name)]), at: workflow.location)
    }
    guard !workflow.start.isEmpty else { return }
    var start = JSON.object(["Actions": PipelineSeeder.actions(workflow.start)])
    start.set("Schedule", workflow.schedule.map { .string($0) })
    try trigger("\(workflow.name)-start", workflow.schedule == nil ? "ON_DEMAND" : "SCHEDULED", start, of: workflow)
    for step in workflow.following {
      let condition = JSON.object([
        "LogicalOperator": .string("EQUALS"), "JobName": .string(step.job), "State": .string("SUCCEEDED"),
      ])
      let rules = JSON.object([
        "Predicate": .object(["Logical": .string("AND"), "Conditions": .array([condition])]),
        "Actions": PipelineSeeder.actions(step.next),
      ])
      try trigger("\(workflow.name)-after-\(step.job)", "CONDITIONAL", rules, of: workflow)
    }
  }

  private func trigger(_ name: String, _ type: String, _ rules: JSON, of workflow: WorkflowSeed) throws(Diagnostic) {
    guard world.triggers.insert(name).inserted else {
      let update = JSON.object(["Name": .string(name), "TriggerUpdate": rules])
      try world.make("glue:UpdateTrigger", update, at: workflow.location)
      return
    }
    var trigger = rules
    trigger.set("Name", .string(name))
    trigger.set("Type", .string(type))
    trigger.set("WorkflowName", .string(workflow.name))
    if type == "CONDITIONAL" { trigger.set("StartOnCreation", .bool(true)) }
    try world.make("glue:CreateTrigger", trigger, at: workflow.location)
  }

  private static func actions(_ jobs: [String]) -> JSON { .array(jobs.map { .object(["JobName": .string($0)]) }) }

  /// A node for everything that is read, and one for everything that is written.
  private static func nodes(of job: JobSeed) -> JSON? {
    var nodes: [JSON.Member] = []
    for (index, asset) in job.reads.enumerated() { nodes.append(JSON.Member("source-\(index)", source(asset, index))) }
    for (index, asset) in job.writes.enumerated() { nodes.append(JSON.Member("target-\(index)", target(asset, index))) }
    return nodes.isEmpty ? nil : JSON(.object(nodes))
  }

  private static func source(_ asset: String, _ index: Int) -> JSON {
    let name = JSON.string("source \(index)")
    if let (database, table) = tableName(asset) {
      return .object(["S3CatalogSource": .object(["Name": name, "Database": database, "Table": table])])
    }
    return .object([
      "S3CsvSource": .object([
        "Name": name, "Paths": .array([.string(asset)]), "Separator": .string("comma"), "QuoteChar": .string("quote"),
      ])
    ])
  }

  private static func target(_ asset: String, _ index: Int) -> JSON {
    let (name, inputs) = (JSON.string("target \(index)"), JSON.array([.string("source-0")]))
    if let (database, table) = tableName(asset) {
      return .object([
        "S3CatalogTarget": .object(["Name": name, "Inputs": inputs, "Database": database, "Table": table])
      ])
    }
    return .object([
      "S3DirectTarget": .object([
        "Name": name, "Inputs": inputs, "Path": .string(asset), "Format": .string("csv"),
      ])
    ])
  }

  private static func tableName(_ asset: String) -> (JSON, JSON)? {
    guard !asset.hasPrefix("s3://") else { return nil }
    let parts = asset.split(separator: ".", maxSplits: 1).map { JSON.string(String($0)) }
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }
}
