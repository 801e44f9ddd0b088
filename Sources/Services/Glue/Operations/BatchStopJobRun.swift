import AWSWire
import Documents
import ServiceCore

/// Stops runs of a job; what cannot be stopped is told run by run.
enum BatchStopJobRun: AWSOperation {
  struct Input: OperationInput {
    let job: String
    let ids: [String]

    init(_ fields: Fields) throws(ServiceError) {
      job = try fields.required("JobName", GlueShapes.name)
      let read = try fields.strings("JobRunIds", GlueShapes.name, count: 1...25)
      if read == nil { fields.violate("JobRunIds", "null", "Member must not be null") }
      ids = read ?? []
    }
  }

  struct Output: OperationOutput {
    let job: String
    let stopped: [String]
    let errors: [(id: String, error: ServiceError)]

    func write(to fields: inout FieldWriter) {
      fields.list("SuccessfulSubmissions", stopped) { item, id in
        item.field("JobName", job)
        item.field("JobRunId", id)
      }
      fields.list("Errors", errors) { item, failure in
        item.field("JobName", job)
        item.field("JobRunId", failure.id)
        item.structure("ErrorDetail") { $0.detail(failure.error) }
      }
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .job, [input.job])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let orchestrator = Orchestrator(request)
    try orchestrator.settle()
    var (stopped, errors): ([String], [(id: String, error: ServiceError)]) = ([], [])
    for id in input.ids {
      guard let run = try orchestrator.runs.find(.job, input.job, id) else {
        errors.append((id, .runNotFound(id)))
        continue
      }
      guard ["STARTING", "RUNNING", "WAITING"].contains(run.document["JobRunState"]?.string ?? "") else {
        errors.append((id, ServiceError("JobRunInTerminalStateException", "Job run \(id) has already ended.")))
        continue
      }
      try orchestrator.stopJob(run, at: request.now)
      stopped.append(id)
    }
    return Output(job: input.job, stopped: stopped, errors: errors)
  }
}
