import AWSWire
import ServiceCore

/// Takes a name from a version; nothing happens if there is none.
enum DeleteAlias: AWSOperation {
  typealias Input = AliasInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("DeleteAlias", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let function = try input.function.reference(in: request).qualified(nil)
    try FunctionStore(request, function).deleteAlias(input.alias)
    return EmptyOutput()
  }
}
