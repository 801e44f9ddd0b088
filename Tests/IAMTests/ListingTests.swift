import AWSSignature
import Testing

@Suite struct ListingTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test(arguments: ["User", "Role"])
  func pagesAreSortedAndComplete(_ kind: String) throws {
    for name in ["delta", "Alpha", "charlie", "bravo", "echo"] { try cloud.create(kind, name) }
    var (names, marker): ([String], String?) = ([], nil)
    var pages = 0
    repeat {
      let page: Answer
      if let marker {
        page = try cloud.call("List\(kind)s", ["MaxItems": "2", "Marker": marker]).succeeded()
      } else {
        page = try cloud.call("List\(kind)s", ["MaxItems": "2"]).succeeded()
      }
      names += page.items("\(kind)s", "\(kind)Name")
      marker = page["IsTruncated"] == "true" ? page["Marker"] : nil
      pages += 1
      // What goes away between pages makes nothing skipped or repeated.
      if pages == 1 { try cloud.call("Delete\(kind)", ["\(kind)Name": "bravo"]).succeeded() }
    } while marker != nil
    #expect(names == ["Alpha", "bravo", "charlie", "delta", "echo"])
    #expect(pages == 3)
  }

  @Test func pathPrefixSelects() throws {
    for (name, path) in [("a", "/"), ("b", "/x/"), ("c", "/x/y/"), ("d", "/xy/")] {
      try cloud.call("CreateUser", ["UserName": name, "Path": path]).succeeded()
    }
    #expect(try cloud.call("ListUsers", ["PathPrefix": "/x/"]).items("Users", "UserName") == ["b", "c"])
    #expect(try cloud.call("ListUsers", ["PathPrefix": "/x"]).items("Users", "UserName") == ["b", "c", "d"])
    #expect(try cloud.call("ListUsers", ["PathPrefix": "x"]).code == "ValidationError")
  }

  @Test func foreignMarkersAreRefused() throws {
    #expect(try cloud.call("ListUsers", ["Marker": "nonsense"]).code == "ValidationError")
    #expect(
      try cloud.call("ListUsers", ["MaxItems": "0"]).refusal
        == "400 ValidationError: 1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1"
    )
  }

  @Test func accountsAreApart() throws {
    try cloud.create("User", "alice")
    let other = AWSCredentials(accessKeyID: "999999999999", secretAccessKey: "test")
    #expect(try cloud.call("ListUsers", as: other).items("Users", "UserName").isEmpty)
    #expect(try cloud.call("GetUser", ["UserName": "alice"], as: other).code == "NoSuchEntity")
    let arn = try cloud.policy("lake")
    #expect(try cloud.call("GetPolicy", ["PolicyArn": arn], as: other).code == "NoSuchEntity")
  }
}
