import AWSWire
import ServiceCore

/// Describes an alias.
enum GetAlias: AWSOperation {
  typealias Input = AliasInput
  typealias Output = FunctionAlias

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("GetAlias", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let function = try input.function.reference(in: request).qualified(nil)
    guard let alias = try FunctionStore(request, function).alias(input.alias) else {
      throw .aliasNotFound(function.qualified(input.alias).arn)
    }
    return alias
  }
}
