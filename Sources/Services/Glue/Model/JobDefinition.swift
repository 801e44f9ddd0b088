import AWSWire
import Basics
import Documents
import ServiceCore

/// What `CreateJob` or `JobUpdate` says of a job, checked against the model.
struct JobDefinition: Sendable {
  let name: String
  private let input: JSON

  /// - Parameter isNew: whether role and command have to be there.
  init(_ fields: Fields, name: String, isNew: Bool) throws(ServiceError) {
    self.name = name
    var document = try fields.document(GlueShapes.job(isNew: isNew))
    // The nodes of visual jobs are some eighty structures that Glue hands back as they came.
    if let nodes = try fields.structure("CodeGenConfigurationNodes") {
      for node in nodes.document?.members ?? [] { _ = try nodes.structure(node.name) }
      document.set("CodeGenConfigurationNodes", nodes.document)
    }
    input = document
  }

  var role: String? { input["Role"]?.string }

  /// What Glue refuses although the model allows it.
  func check() throws(ServiceError) {
    let hasWorkers = input["WorkerType"] != nil || input["NumberOfWorkers"] != nil
    if input["MaxCapacity"] != nil, hasWorkers {
      throw .invalidInput("Please do not set Max Capacity if using Worker Type and Number of Workers.")
    }
    if let minutes = input["Timeout"]?.integer, minutes > 10_080 {
      throw .invalidInput("Timeout must be less than or equal to 10080 minutes.")
    }
    _ = try RunPlan(arguments: [input["DefaultArguments"]])
  }

  /// The `Job` structure that answers repeat: what was not said has Glue's defaults.
  /// - Parameter created: when the job this replaces was created; nil for a new one.
  func document(created: JSON?, at now: Timestamp) -> JSON {
    var job = JSON.object([
      "Name": .string(name), "JobMode": .string("SCRIPT"), "CreatedOn": created ?? .time(now), "LastModifiedOn": .time(now),
      "ExecutionProperty": .object(["MaxConcurrentRuns": .number(1)]), "MaxRetries": .number(0), "Timeout": .number(2880),
      "GlueVersion": .string("0.9"),
    ])
    for member in input.members ?? [] { job.set(member.name, member.value) }
    let capacity = JobDefinition.capacity(of: job)
    job.set("AllocatedCapacity", .number(Int(max(0, min(capacity, 1e9)))))
    job.set("MaxCapacity", JSON(.number(String(capacity))))
    return job
  }

  /// Whether a stored job says the same, so that creating it again does nothing.
  func equals(_ stored: JSON) -> Bool {
    var same = document(created: stored["CreatedOn"], at: Timestamp(seconds: 0))
    same.set("LastModifiedOn", stored["LastModifiedOn"])
    return same == stored
  }

  /// DPUs, by what was said or by the workers.
  private static func capacity(of job: JSON) -> Double {
    if let capacity = job["MaxCapacity"]?.double { return capacity }
    if let workers = job["NumberOfWorkers"]?.double {
      let units = ["G.025X": 0.25, "G.2X": 2, "G.4X": 4, "G.8X": 8, "Z.2X": 2]
      return workers * (units[job["WorkerType"]?.string ?? ""] ?? 1)
    }
    if let allocated = job["AllocatedCapacity"]?.double, allocated > 0 { return allocated }
    return job["Command"]?["Name"]?.string == "pythonshell" ? 0.0625 : 10
  }
}
