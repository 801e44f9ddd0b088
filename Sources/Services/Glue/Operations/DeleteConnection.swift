import AWSWire
import ServiceCore

/// Removes a connection.
enum DeleteConnection: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let name: String

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      name = try fields.required("ConnectionName", GlueShapes.name)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission(name, connections: [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = ResourceStore(request, .connection, catalog: input.catalog)
    _ = try store.require(input.name)
    try store.delete(input.name)
    return EmptyOutput()
  }
}
