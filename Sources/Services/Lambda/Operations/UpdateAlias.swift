import AWSWire
import Basics
import ServiceCore

/// Makes an alias the name of another version.
enum UpdateAlias: AWSOperation {
  struct Input: OperationInput {
    let alias: AliasInput
    let version: String?
    let description: String?
    let revision: String?

    init(_ fields: Fields) throws(ServiceError) {
      alias = try AliasInput(fields)
      version = try fields.string("FunctionVersion", LambdaShapes.version)
      description = try fields.string("Description", .length(0...256))
      revision = try fields.string("RevisionId")
      if fields.json("RoutingConfig") != nil { throw .unserved("RoutingConfig") }
    }
  }

  typealias Output = FunctionAlias

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("UpdateAlias", on: try input.alias.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let function = try input.alias.function.reference(in: request).qualified(nil)
    let store = FunctionStore(request, function)
    guard var alias = try store.alias(input.alias.alias) else {
      throw .aliasNotFound(function.qualified(input.alias.alias).arn)
    }
    guard input.revision == nil || input.revision == alias.revision else { throw .staleRevision }
    if let version = input.version {
      _ = try FunctionStore(request, function.qualified(version)).find()
      alias.version = version
    }
    alias.description = input.description ?? alias.description
    alias.revision = request.ids.uuid()
    try store.put(alias)
    return alias
  }
}
