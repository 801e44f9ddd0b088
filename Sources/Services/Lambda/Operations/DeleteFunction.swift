import AWSWire
import ServiceCore

/// Removes a function with all its versions, or one version of it.
enum DeleteFunction: AWSOperation {
  typealias Input = GetFunction.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("DeleteFunction", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let function = try input.function.reference(in: request)
    let store = FunctionStore(request, function)
    _ = try store.find()
    if let version = function.qualifier {
      guard version != StoredFunction.latest else { throw .latestQualifier }
      guard try !store.isAliased(version) else { throw .aliasedVersion }
    }
    try store.delete(version: function.qualifier)
    return EmptyOutput()
  }
}
