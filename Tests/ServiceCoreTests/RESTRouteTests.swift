import Documents
import HTTP
import Testing

@testable import ServiceCore

@Suite struct RESTRouteTests {
  private let routes = RESTRoutes([
    RESTRoute("ListFunctions", "GET", "/2015-03-31/functions/", query: ["Marker": "Marker", "MaxItems": "MaxItems"]),
    RESTRoute("GetFunction", "GET", "/2015-03-31/functions/{FunctionName}", query: ["Qualifier": "Qualifier"]),
    RESTRoute("DeleteFunction", "DELETE", "/2015-03-31/functions/{FunctionName}"),
    RESTRoute("Invoke", "POST", "/2015-03-31/functions/{FunctionName}/invocations"),
    RESTRoute("GetAlias", "GET", "/2015-03-31/functions/{FunctionName}/aliases/{Name}"),
    RESTRoute("GetSettings", "GET", "/2015-03-31/functions/settings"),
  ])

  private func match(_ method: String, _ path: String, _ query: String? = nil) -> String? {
    routes.match(HTTPRequest(method: method, path: path, query: query)).map { match in
      ([match.operation] + match.members.map { "\($0.name)=\($0.value.string ?? "")" }).joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("GET", "/2015-03-31/functions/", "ListFunctions"),
    ("GET", "/2015-03-31/functions/f", "GetFunction FunctionName=f"),
    ("DELETE", "/2015-03-31/functions/f", "DeleteFunction FunctionName=f"),
    ("GET", "/2015-03-31/functions/arn%3Aaws%3Alambda%3Af%2Fx", "GetFunction FunctionName=arn:aws:lambda:f/x"),
    ("POST", "/2015-03-31/functions/f/invocations", "Invoke FunctionName=f"),
    ("GET", "/2015-03-31/functions/f/aliases/live", "GetAlias FunctionName=f Name=live"),
    ("GET", "/2015-03-31/functions/settings", "GetSettings"),
  ])
  func `method and path choose the operation`(method: String, path: String, expected: String) {
    #expect(match(method, path) == expected)
  }

  @Test(arguments: [
    ("PUT", "/2015-03-31/functions/f"), ("GET", "/2015-03-31/functions"), ("GET", "/"), ("GET", ""), ("GET", "//"),
    ("GET", "/2015-03-31/functions/f/aliases/"), ("GET", "/2015-03-31/functions/%zz"),
    ("POST", "/2015-03-31/functions/f/invocations/"),
  ])
  func `other paths are nobody's`(method: String, path: String) {
    #expect(match(method, path) == nil)
  }

  @Test func `parameters of the query are members under their own names`() {
    #expect(
      match("GET", "/2015-03-31/functions/f", "Qualifier=%24LATEST&other=1") == "GetFunction FunctionName=f Qualifier=$LATEST")
    #expect(match("GET", "/2015-03-31/functions/", "MaxItems=5&Marker=a%20b") == "ListFunctions MaxItems=5 Marker=a b")
  }

  @Test func `operations may be posted to their own names`() {
    let routes = RESTRoutes(postedByName: ["A", "B"])
    #expect(routes.match(HTTPRequest(method: "POST", path: "/B"))?.operation == "B")
    #expect(routes.match(HTTPRequest(method: "POST", path: "/C")) == nil)
    #expect(routes.match(HTTPRequest(method: "GET", path: "/A")) == nil)
  }
}
