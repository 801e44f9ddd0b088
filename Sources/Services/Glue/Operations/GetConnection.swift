import AWSWire
import Documents
import ServiceCore

/// Answers one connection, without its passwords if asked so.
enum GetConnection: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let name: String
    let hidesPassword: Bool

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      name = try fields.required("Name", GlueShapes.name)
      hidesPassword = try fields.bool("HidePassword") ?? false
    }
  }

  struct Output: OperationOutput {
    let connection: JSON

    func write(to fields: inout FieldWriter) { fields.field("Connection", connection) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission(name, connections: [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let connection = try ResourceStore(request, .connection, catalog: input.catalog).require(input.name)
    return Output(connection: input.hidesPassword ? ConnectionDefinition.hidingPasswords(connection) : connection)
  }
}
