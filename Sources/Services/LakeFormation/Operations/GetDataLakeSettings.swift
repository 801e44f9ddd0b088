import AWSWire
import Documents
import ServiceCore

/// Tells the settings of a data lake.
enum GetDataLakeSettings: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
    }
  }

  struct Output: OperationOutput {
    let settings: JSON

    func write(to fields: inout FieldWriter) {
      fields.field("DataLakeSettings", settings)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("GetDataLakeSettings", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, in: request)
    return Output(settings: try LakeStore(request, account: account).settings())
  }
}
