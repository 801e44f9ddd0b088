import AWSWire
import Documents
import ServiceCore

/// Replaces the definition of a job; what is not said falls back to Glue's defaults.
enum UpdateJob: AWSOperation {
  struct Input: OperationInput {
    let job: JobDefinition

    init(_ fields: Fields) throws(ServiceError) {
      let name = try fields.required("JobName", GlueShapes.name)
      job = try JobDefinition(try fields.requiredStructure("JobUpdate"), name: name, isNew: false)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: nil)
    return glue.permission(name, .job, [input.job.name]) + glue.passRole(input.job.role)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let store = ResourceStore(request, .job)
    let stored = try store.require(input.job.name)
    try input.job.check()
    try store.put(input.job.document(created: stored["CreatedOn"], at: request.now))
    return NameOutput("JobName", input.job.name)
  }
}
