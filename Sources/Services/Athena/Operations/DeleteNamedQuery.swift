import AWSWire
import ServiceCore

/// Removes a named query.
enum DeleteNamedQuery: AWSOperation {
  typealias Input = GetNamedQuery.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try GetNamedQuery.permissions("DeleteNamedQuery", on: input.id, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = NamedQueryStore(request)
    _ = try store.require(input.id)
    try store.delete(input.id)
    return EmptyOutput()
  }
}
