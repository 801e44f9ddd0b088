import AWSWire
import Documents
import ServiceCore

/// Replaces the definition of a data catalog.
enum UpdateDataCatalog: AWSOperation {
  typealias Input = CreateDataCatalog.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("UpdateDataCatalog", catalog: input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    guard !DataCatalogStore.isBuiltIn(input.name) else { throw .invalidRequest("\(input.name) cannot be updated") }
    let store = DataCatalogStore(request)
    let current = try store.find(input.name)
    var document = input.document
    document.set("Name", current["Name"])
    document.set("Status", current["Status"])
    try store.put(document)
    return EmptyOutput()
  }
}
