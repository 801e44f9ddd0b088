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
    if !input.isRecursive, try !isEmpty(input.name, request) {
      throw .invalidRequest("WorkGroup \(input.name) is not empty")
    }
    try QueryStore(request).deleteAll(in: input.name)
    try NamedQueryStore(request).deleteAll(in: input.name)
    try PreparedStatementStore(request, workGroup: input.name).deleteAll()
    try AthenaTagStore(request).removeAll(of: request.arn("athena", "workgroup/\(input.name)"))
    try store.delete(input.name)
    return EmptyOutput()
  }

  private static func isEmpty(_ name: String, _ request: RequestContext) throws(ServiceError) -> Bool {
    guard try !QueryStore(request).hasQueries(in: name) else { return false }
    guard try NamedQueryStore(request).ids(in: name, before: nil, limit: 1).isEmpty else { return false }
    return try PreparedStatementStore(request, workGroup: name).page(after: nil, limit: 1).isEmpty
  }
}
