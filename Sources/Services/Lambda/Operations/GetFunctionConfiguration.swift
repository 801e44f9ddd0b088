import AWSWire
import ServiceCore

/// Describes a function.
enum GetFunctionConfiguration: AWSOperation {
  typealias Input = GetFunction.Input
  typealias Output = FunctionConfiguration

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let function = try input.function.reference(in: request)
    return [try LambdaResources.permission("GetFunctionConfiguration", on: function, in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let function = try input.function.reference(in: request)
    return FunctionConfiguration(
      function: try FunctionStore(request, function).find(), qualifier: function.qualifier)
  }
}
