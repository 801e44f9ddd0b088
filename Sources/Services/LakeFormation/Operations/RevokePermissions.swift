import AWSWire
import ServiceCore

/// Takes from a principal what it may do with a resource.
enum RevokePermissions: AWSOperation {
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
      "RevokePermissions", catalog: input.change.selector.catalog ?? input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    try input.change.revoke(catalog: input.catalog, in: request)
    return EmptyOutput()
  }
}
