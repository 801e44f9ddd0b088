public import AWSWire
import Documents
public import HTTP

/// A service that speaks the query protocol: the operation stands in the `Action` parameter.
public protocol QueryService: AWSService {
  /// The XML name space of answers.
  var namespace: String { get }
  /// The operations.
  var operations: OperationTable { get }
}

extension QueryService {
  /// The query protocol.
  public var wire: WireProtocol { .query(namespace: namespace) }

  /// The names in the table.
  public var operationNames: [String] { operations.entries.map(\.name) }

  /// Decodes the form and looks the action up in the table.
  public func prepare(_ request: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedCall {
    var query = HTTPQuery(decoding: request.query)
    if request.method == "POST", !request.body.isEmpty {
      let form = String(validating: request.body, as: UTF8.self).flatMap { HTTPQuery(decoding: $0) }
      query = query.flatMap { query in form.map { HTTPQuery(query.items + $0.items) } }
    }
    guard let query else {
      throw ServiceError("MalformedQueryString", "The query string contains a syntax error.", origin: .frontEnd)
    }
    guard let action = query["Action"], !action.isEmpty else {
      throw ServiceError("MissingAction", "Missing Action", origin: .frontEnd)
    }
    let version = query["Version"] ?? queryVersion
    guard version == queryVersion, ["GET", "POST"].contains(request.method) else {
      throw ServiceError("InvalidAction", "Could not find operation \(action) for version \(version)")
    }
    return try operations.prepare(action, try QueryParameters.document(query), for: self, in: context)
  }
}

extension AWSService {
  /// The API version, which the query protocol's name space ends with.
  var queryVersion: String {
    guard case .query(let namespace) = wire else { return "" }
    return namespace.split(separator: "/").last.map(String.init) ?? ""
  }
}
