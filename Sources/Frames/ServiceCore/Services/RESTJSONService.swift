public import AWSWire
import Documents
public import HTTP

/// A service that speaks rest-json: the operation stands in method and path, the input in body, path and query.
public protocol RESTJSONService: AWSService {
  /// Where the operations live, those that are not served included.
  var routes: RESTRoutes { get }
  /// The operations.
  var operations: OperationTable { get }
}

extension RESTJSONService {
  /// rest-json.
  public var wire: WireProtocol { .restJSON }

  /// The names in the table.
  public var operationNames: [String] { operations.entries.map(\.name) }

  /// Finds the operation by its route, and decodes the body together with the members of path and query.
  public func prepare(_ request: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedCall {
    guard let match = routes.match(request) else {
      throw ServiceError("UnknownOperationException", "", status: 404, origin: .frontEnd)
    }
    var document = try JSONBody.document(of: match.route, request.body)
    for member in match.members { document.set(member.name, member.value) }
    let call = try operations.prepare(match.operation, document, for: self, in: context)
    return match.route.status == 200 ? call : call.answering(match.route.status)
  }
}

extension PreparedCall {
  /// The same call, whose success has another status than 200; 204 has no body.
  fileprivate func answering(_ status: Int) -> PreparedCall {
    var call = self
    call.perform = { [perform] context throws(ServiceError) in
      var response = try perform(context)
      response.status = status
      if status == 204 {
        response.body = .empty
        response.headers["Content-Type"] = nil
      }
      return response
    }
    return call
  }
}
