import AWSWire
import ServiceCore

/// Lets a principal do something with a resource.
enum GrantPermissions: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let change: PermissionRequest

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      change = try PermissionRequest(fields)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission(
      "GrantPermissions", catalog: input.change.selector.catalog ?? input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    try input.change.grant(catalog: input.catalog, in: request)
    return EmptyOutput()
  }
}
