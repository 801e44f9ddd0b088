import AWSWire
import Documents
import ServiceCore

/// Replaces the definition of a connection.
enum UpdateConnection: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let connection: ConnectionDefinition

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("Name", GlueShapes.name)
      connection = try ConnectionDefinition(fields)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.connection.catalog).permission(name, connections: [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = ResourceStore(request, .connection, catalog: input.connection.catalog)
    let stored = try store.require(input.name)
    try store.put(input.connection.document(named: input.name, created: stored["CreationTime"], in: request))
    return EmptyOutput()
  }
}
