import AWSWire
import Documents
import ServiceCore

/// Lists the runs of a job, the latest first.
enum GetJobRuns: AWSOperation {
  struct Input: OperationInput {
    let job: String
    let page: RunPage

    init(_ fields: Fields) throws(ServiceError) {
      job = try fields.required("JobName", GlueShapes.name)
      page = try RunPage(fields, longest: 200)
    }
  }

  struct Output: OperationOutput {
    let runs: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList("JobRuns", runs.map(\.bytes))
      fields.field("NextToken", next)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .job, [input.job])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try Orchestrator(request).settle()
    _ = try ResourceStore(request, .job).require(input.job)
    let (runs, next) = try input.page.runs(.job, input.job, in: request)
    return Output(runs: runs.map(\.document), next: next)
  }
}
