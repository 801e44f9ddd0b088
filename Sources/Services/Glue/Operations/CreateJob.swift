import AWSWire
import Documents
import ServiceCore

/// Creates a job. The same job may be created again.
enum CreateJob: AWSOperation {
  struct Input: OperationInput {
    let job: JobDefinition
    let tags: [(key: String, value: String)]

    init(_ fields: Fields) throws(ServiceError) {
      job = try JobDefinition(fields, name: try fields.required("Name", GlueShapes.name), isNew: true)
      tags = try TagInput.tags("Tags", fields) ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: nil)
    return glue.permission(name, .job, [input.job.name]) + glue.tagging(input.tags, .job, input.job.name)
      + glue.passRole(input.job.role)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let store = ResourceStore(request, .job)
    if let stored = try store.find(input.job.name) {
      guard input.job.equals(stored) else { throw .alreadySubmitted(.job, input.job.name) }
      return NameOutput("Name", input.job.name)
    }
    try input.job.check()
    try store.put(input.job.document(created: nil, at: request.now))
    try TagStore(request).add(input.tags, to: store.arn(input.job.name))
    return NameOutput("Name", input.job.name)
  }
}
