import AWSWire
import ServiceCore

/// Makes a job begin with its data anew. Scripts are not executed, so there never is a bookmark.
enum ResetJobBookmark: AWSOperation {
  struct Input: OperationInput {
    let job: String

    init(_ fields: Fields) throws(ServiceError) {
      job = try fields.required("JobName")
      _ = try fields.string("RunId")
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .job, [input.job])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    throw ServiceError("EntityNotFoundException", "Continuation for job \(input.job) not found")
  }
}
