import AWSWire
import Basics
import ServiceCore

/// Gives a version of a function a name.
enum CreateAlias: AWSOperation {
  struct Input: OperationInput {
    let alias: AliasInput
    let version: String
    let description: String

    init(_ fields: Fields) throws(ServiceError) {
      alias = try AliasInput(fields)
      version = try fields.required("FunctionVersion", LambdaShapes.version)
      description = try fields.string("Description", .length(0...256)) ?? ""
      if fields.json("RoutingConfig") != nil { throw .unserved("RoutingConfig") }
    }
  }

  typealias Output = FunctionAlias

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("CreateAlias", on: try input.alias.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let function = try input.alias.function.reference(in: request).qualified(nil)
    let store = FunctionStore(request, function)
    _ = try FunctionStore(request, function.qualified(input.version)).find()
    let alias = FunctionAlias(
      function: function, name: input.alias.alias, version: input.version, description: input.description,
      revision: request.ids.uuid())
    guard try store.alias(alias.name) == nil else { throw .aliasExists(alias.arn) }
    try store.put(alias)
    return alias
  }
}
