import AWSWire
import ServiceCore

/// Removes a workgroup; one with queries only if told so.
enum DeleteWorkGroup: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let isRecursive: Bool

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("WorkGroup", AthenaShapes.workGroup)
      isRecursive = try fields.bool("RecursiveDeleteOption") ?? false
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("DeleteWorkGroup", workGroup: input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    guard input.name != "primary" else { throw .invalidRequest("The primary workgroup cannot be deleted.") }
    let store = WorkGroupStore(request)
    _ = try store.find(input.name)
    let queries = QueryStore(request)
    if !input.isRecursive, try queries.hasQueries(in: input.name) {
      throw .invalidRequest("WorkGroup \(input.name) is not empty")
    }
    try queries.deleteAll(in: input.name)
    try store.delete(input.name)
    return EmptyOutput()
  }
}
