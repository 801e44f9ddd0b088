import Basics
public import Documents
public import HTTP

extension RESTRoutes {
  /// The request for an operation: members that its path and query name stand there, the others in the body.
  /// - Returns: nil if there is no such operation, or if the input lacks a member of the path.
  public func request(for operation: String, _ input: JSON) -> HTTPRequest? {
    guard let route = all.first(where: { $0.operation == operation }), let path = route.path(with: input) else { return nil }
    let parameters = route.query.sorted { $0.key < $1.key }.compactMap { name, member in
      input[member]?.scalarText.map { "\(name)=\(PercentEncoding.encode($0))" }
    }
    let elsewhere = Set(route.memberNames + route.query.values + route.headers.values)
    let rest = (input.members ?? []).filter { !elsewhere.contains($0.name) }
    var headers: HTTPHeaders = ["Content-Type": "application/json"]
    for (name, member) in route.headers { headers[name] = input[member]?.scalarText }
    var body = route.method == "GET" ? [] : JSON(.object(rest)).bytes
    if let payload = route.payload { body = input[payload]?.bytes ?? [] }
    return HTTPRequest(
      method: route.method, path: path, query: parameters.joined(separator: "&"), headers: headers, body: body)
  }
}

extension JSON {
  /// A string, number or boolean as text.
  fileprivate var scalarText: String? { string ?? (elements == nil && members == nil ? text : nil) }
}
