import AWSWire
import Documents
import ServiceCore

/// Starts a run of a job, or a run again that failed.
enum StartJobRun: AWSOperation {
  struct Input: OperationInput {
    let job: String
    let retried: String?
    let arguments: JSON?
    let overrides: JSON

    init(_ fields: Fields) throws(ServiceError) {
      job = try fields.required("JobName", GlueShapes.name)
      retried = try fields.string("JobRunId", GlueShapes.name)
      arguments = try fields.document("Arguments", as: GlueShapes.anyMap)
      overrides = try fields.document(GlueShapes.runOverrides)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .job, [input.job])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let orchestrator = Orchestrator(request)
    try orchestrator.settle()
    var launch = JobLaunch(arguments: input.arguments, overrides: input.overrides)
    if let id = input.retried {
      guard let previous = try RunStore(request).find(.job, input.job, id) else { throw .runNotFound(id) }
      launch.previous = previous
      if launch.arguments == nil { launch.arguments = previous.document["Arguments"] }
    }
    return NameOutput("JobRunId", try orchestrator.startJob(input.job, launch, at: request.now))
  }
}
