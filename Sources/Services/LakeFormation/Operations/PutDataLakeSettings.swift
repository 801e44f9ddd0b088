import AWSWire
import Documents
import ServiceCore

/// Replaces the settings of a data lake; what the request leaves out is reset.
enum PutDataLakeSettings: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let settings: JSON

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      settings = try fields.requiredStructure("DataLakeSettings").document(LakeShapes.settings)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("PutDataLakeSettings", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let account = try LakeCatalog.account(input.catalog, in: request)
    try LakeSettings.validate(input.settings, in: request)
    try LakeStore(request, account: account).put(settings: LakeSettings.complete(input.settings))
    return EmptyOutput()
  }
}
