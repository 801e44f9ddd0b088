import Documents
import HTTP

/// The routes of one REST service.
public struct RESTRoutes: Sendable {
  private let literal: [String: RESTRoute]
  private let templates: [RESTRoute]

  /// The routes, in no order.
  var all: [RESTRoute] { literal.values + templates }

  /// The route of a request, with the members that path, query and header fields hold.
  struct Match {
    var route: RESTRoute
    var members: [JSON.Member]

    var operation: String { route.operation }
  }

  /// Routes in any order.
  public init(_ routes: [RESTRoute]) {
    literal = Dictionary(
      routes.filter(\.isLiteral).map { (RESTRoutes.key($0.method, $0.template), $0) }, uniquingKeysWith: { first, _ in first })
    templates = routes.filter { !$0.isLiteral }.sorted { $0.literalCount > $1.literalCount }
  }

  /// Routes of a service whose operations are all posted to a path of their own name.
  public init(postedByName operations: some Sequence<String>) {
    self.init(operations.map { RESTRoute($0, "POST", "/\($0)") })
  }

  /// The route of a request; nil if the service has no such path, or not with that method.
  func match(_ request: HTTPRequest) -> Match? {
    if let route = literal[RESTRoutes.key(request.method, request.path)] {
      return Match(route: route, members: RESTRoutes.otherMembers(of: route, request))
    }
    for route in templates where route.method == request.method {
      guard let members = route.members(in: request.path) else { continue }
      return Match(route: route, members: members + RESTRoutes.otherMembers(of: route, request))
    }
    return nil
  }

  private static func otherMembers(of route: RESTRoute, _ request: HTTPRequest) -> [JSON.Member] {
    queryMembers(of: route, request)
      + route.headers.sorted { $0.key < $1.key }.compactMap { name, member in
        request.headers[name].map { JSON.Member(member, .string($0)) }
      }
  }

  private static func queryMembers(of route: RESTRoute, _ request: HTTPRequest) -> [JSON.Member] {
    guard !route.query.isEmpty, let query = HTTPQuery(decoding: request.query) else { return [] }
    return query.items.compactMap { item in
      route.query[item.name].map { JSON.Member($0, .string(item.value)) }
    }
  }

  private static func key(_ method: String, _ path: String) -> String { "\(method) \(path)" }
}
