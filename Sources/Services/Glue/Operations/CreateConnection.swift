import AWSWire
import Documents
import ServiceCore

/// Creates a connection. Nobody tries whether it works.
enum CreateConnection: AWSOperation {
  struct Input: OperationInput {
    let connection: ConnectionDefinition
    let tags: [(key: String, value: String)]

    init(_ fields: Fields) throws(ServiceError) {
      connection = try ConnectionDefinition(fields)
      tags = try TagInput.tags("Tags", fields) ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: input.connection.catalog)
    return glue.permission(name, connections: [input.connection.name])
      + glue.tagging(input.tags, .connection, input.connection.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> NameOutput {
    let store = ResourceStore(request, .connection, catalog: input.connection.catalog)
    let name = input.connection.name
    guard try store.find(name) == nil else {
      throw ServiceError("AlreadyExistsException", "Connection already exists.")
    }
    try store.put(input.connection.document(named: name, created: nil, in: request))
    try TagStore(request).add(input.tags, to: store.arn(name))
    return NameOutput("CreateConnectionStatus", "READY")
  }
}
