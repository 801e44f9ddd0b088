import AWSWire
import Documents
import ServiceCore

/// Removes a data catalog.
enum DeleteDataCatalog: AWSOperation {
  typealias Input = GetDataCatalog.Input
  typealias Output = CreateDataCatalog.Output

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("DeleteDataCatalog", catalog: input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    guard !DataCatalogStore.isBuiltIn(input.name) else { throw .invalidRequest("\(input.name) cannot be deleted") }
    let store = DataCatalogStore(request)
    var catalog = try store.find(input.name)
    try store.delete(input.name)
    try AthenaTagStore(request).removeAll(of: request.arn("athena", "datacatalog/\(input.name)"))
    catalog.set("Status", .string("DELETE_COMPLETE"))
    return Output(catalog: catalog)
  }
}
