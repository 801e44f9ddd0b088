/// What an address names.
enum ResourceKind: String, Sendable {
  case service = "SERVICE"
  case bucket = "BUCKET"
  case object = "OBJECT"
}

/// The parts of a request that tell operations apart.
struct RouteKey: Hashable, Sendable {
  var method: String
  var resource: ResourceKind
  /// The query parameter that selects a sub-resource; empty for the resource itself.
  var subresource: String
  /// Whether a copy source is named.
  var isCopy = false
}

/// One line of the route table.
struct Route: Sendable {
  let key: RouteKey
  let call: any S3Call.Type

  init(
    _ method: String, _ resource: ResourceKind, query: String = "", copying: Bool = false, _ call: any S3Call.Type
  ) {
    key = RouteKey(method: method, resource: resource, subresource: query, isCopy: copying)
    self.call = call
  }
}
