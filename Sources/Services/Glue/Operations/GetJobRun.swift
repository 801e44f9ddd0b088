import AWSWire
import Documents
import ServiceCore

/// Answers one run of a job.
enum GetJobRun: AWSOperation {
  struct Input: OperationInput {
    let job: String
    let id: String
    let withPredecessors: Bool

    init(_ fields: Fields) throws(ServiceError) {
      job = try fields.required("JobName", GlueShapes.name)
      id = try fields.required("RunId", GlueShapes.name)
      withPredecessors = try fields.bool("PredecessorsIncluded") ?? false
    }
  }

  struct Output: OperationOutput {
    let run: JSON

    func write(to fields: inout FieldWriter) { fields.field("JobRun", run) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .job, [input.job])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try Orchestrator(request).settle()
    _ = try ResourceStore(request, .job).require(input.job)
    guard var run = try RunStore(request).find(.job, input.job, input.id)?.document else { throw .runNotFound(input.id) }
    if !input.withPredecessors { run.set("PredecessorRuns", .array([])) }
    return Output(run: run)
  }
}
