import HTTP
import Testing

@Suite struct EndpointTests {
  @Test(arguments: [
    ("http://localhost:4566", Endpoint(host: "localhost", port: 4566)),
    ("HTTP://LocalHost", Endpoint(host: "localhost", port: 80)),
    ("https://glue.us-east-1.amazonaws.com/", Endpoint(scheme: .https, host: "glue.us-east-1.amazonaws.com")),
    ("http://h:8585/api/", Endpoint(host: "h", port: 8585, basePath: "/api")),
    ("http://[::1]:8080/a/b", Endpoint(host: "::1", port: 8080, basePath: "/a/b")),
    ("http://h:", Endpoint(host: "h", port: 80)),
  ])
  func texts(_ text: String, endpoint: Endpoint) {
    #expect(Endpoint(text) == endpoint)
  }

  @Test(arguments: [
    "", "localhost", "localhost:80", "ftp://h", "http:/h", "http://", "http://:80", "http://h:0", "http://h:65536", "http://h:x",
    "http://u@h", "http://u:p@h", "http://h/a?b", "http://h/a#b", "http://[::1", "http://[::1]x", "http://a b", "http://h/\n",
    "http://a:b:c", "http://é",
  ])
  func textsThatAreNoEndpoints(_ text: String) {
    #expect(Endpoint(text) == nil)
  }

  @Test func theAuthorityHasThePortOnlyIfItIsUnusual() {
    #expect(Endpoint(scheme: .https, host: "h", port: 443).authority == "h")
    #expect(Endpoint(scheme: .http, host: "h", port: 443).authority == "h:443")
    #expect(Endpoint(host: "::1", port: 1).authority == "[::1]:1")
    #expect(Endpoint("http://[::1]:8080/a")?.description == "http://[::1]:8080/a")
    #expect(Endpoint("http://h/a")?.path("/v1") == "/a/v1")
  }
}
