import AWSWire
import Documents
import ServiceCore

/// A `ConnectionInput`, checked against the model.
struct ConnectionDefinition: Sendable {
  let catalog: String?
  let name: String
  private let input: JSON

  init(_ fields: Fields) throws(ServiceError) {
    catalog = try fields.string("CatalogId", GlueShapes.catalogID)
    input = try fields.requiredStructure("ConnectionInput").document(GlueShapes.connection)
    name = input["Name"]?.string ?? ""
  }

  /// The `Connection` structure that answers repeat.
  /// - Parameter created: when the connection this replaces was created; nil for a new one.
  func document(named name: String, created: JSON?, in request: RequestContext) -> JSON {
    var connection = input
    connection.set("Name", .string(name))
    connection.set("CreationTime", created ?? .time(request.now))
    connection.set("LastUpdatedTime", .time(request.now))
    connection.set("LastUpdatedBy", .string(request.caller.arn))
    connection.set("Status", .string("READY"))
    connection.set("ConnectionSchemaVersion", .number(1))
    return connection
  }

  /// A connection without its passwords, for whoever asked not to see them.
  static func hidingPasswords(_ connection: JSON) -> JSON {
    guard let properties = connection["ConnectionProperties"]?.members else { return connection }
    var hidden = connection
    hidden.set("ConnectionProperties", JSON(.object(properties.filter { !$0.name.hasSuffix("PASSWORD") })))
    return hidden
  }
}
