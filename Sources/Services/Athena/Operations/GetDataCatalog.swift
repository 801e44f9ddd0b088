import AWSWire
import Documents
import ServiceCore

/// Answers one data catalog.
enum GetDataCatalog: AWSOperation {
  struct Input: OperationInput {
    let name: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("Name", AthenaShapes.catalog)
      _ = try fields.string("WorkGroup", AthenaShapes.workGroup)
    }
  }

  typealias Output = CreateDataCatalog.Output

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("GetDataCatalog", catalog: input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(catalog: try DataCatalogStore(request).find(input.name))
  }
}
