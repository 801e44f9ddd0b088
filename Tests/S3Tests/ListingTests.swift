import Documents
import HTTP
import Testing

@Suite struct ListingTests {
  private func world(_ keys: [String]) throws -> S3World {
    let world = try S3World()
    world.send("PUT", "/lake")
    for key in keys { world.send("PUT", "/lake/\(encoded(key))", body: key) }
    return world
  }

  private func keys(_ response: HTTPResponse) -> [String] { response.xml.all("Contents").compactMap { $0.text(of: "Key") } }

  private func prefixes(_ response: HTTPResponse) -> [String] {
    response.xml.all("CommonPrefixes").compactMap { $0.text(of: "Prefix") }
  }

  private static let tree = ["a", "b/1", "b/2", "b/c/3", "c", "d/1", "d/2", "e"]

  @Test(
    arguments: [
      ("", tree, []), ("&prefix=b%2F", ["b/1", "b/2", "b/c/3"], []), ("&delimiter=%2F", ["a", "c", "e"], ["b/", "d/"]),
      ("&prefix=b%2F&delimiter=%2F", ["b/1", "b/2"], ["b/c/"]), ("&prefix=b&delimiter=%2F", [], ["b/"]),
      ("&start-after=c", ["d/1", "d/2", "e"], []), ("&start-after=b%2F2", ["b/c/3", "c", "d/1", "d/2", "e"], []),
      ("&prefix=zz", [], []), ("&max-keys=0", [], []), ("&delimiter=1", ["a", "b/2", "b/c/3", "c", "d/2", "e"], ["b/1", "d/1"]),
      ("&prefix=b%2F&start-after=b%2F1", ["b/2", "b/c/3"], []),
    ] as [(String, [String], [String])])
  func secondVersionChoosesKeys(query: String, keys expected: [String], prefixes: [String]) throws {
    let response = try world(ListingTests.tree).send("GET", "/lake?list-type=2\(query)")
    #expect(keys(response) == expected)
    #expect(self.prefixes(response) == prefixes)
    #expect(response.text(of: "KeyCount") == String(expected.count + prefixes.count))
    #expect(response.text(of: "IsTruncated") == "false")
    #expect(response.text(of: "NextContinuationToken") == nil)
  }

  @Test(arguments: ["", "&delimiter=%2F", "&prefix=b%2F", "&delimiter=%2F&encoding-type=url"], [1, 2, 3, 7])
  func secondVersionPages(query: String, size: Int) throws {
    let world = try world(ListingTests.tree)
    let whole = world.send("GET", "/lake?list-type=2\(query)")
    var (found, common, token): ([String], [String], String?) = ([], [], nil)
    for _ in 0..<20 {
      let continuation = token.map { "&continuation-token=\(encoded($0))" } ?? ""
      let page = world.send("GET", "/lake?list-type=2&max-keys=\(size)\(query)\(continuation)")
      found += keys(page)
      common += prefixes(page)
      #expect(page.text(of: "ContinuationToken") == token)
      token = page.text(of: "NextContinuationToken")
      #expect((token != nil) == (page.text(of: "IsTruncated") == "true"))
      if token == nil { break }
    }
    #expect(found == keys(whole))
    #expect(common == prefixes(whole))
  }

  @Test(arguments: ["", "&delimiter=%2F"], [1, 2, 5])
  func firstVersionPages(query: String, size: Int) throws {
    let world = try world(ListingTests.tree)
    let whole = world.send("GET", "/lake?\(query)")
    var (found, common, marker): ([String], [String], String) = ([], [], "")
    for _ in 0..<20 {
      let page = world.send("GET", "/lake?max-keys=\(size)&marker=\(encoded(marker))\(query)")
      found += keys(page)
      common += prefixes(page)
      #expect(page.text(of: "Marker") == marker)
      #expect(page.xml.child("Contents")?.child("Owner") != nil || keys(page).isEmpty)
      if page.text(of: "IsTruncated") == "false" { break }
      marker = try #require(page.text(of: "NextMarker") ?? keys(page).last)
      #expect((page.text(of: "NextMarker") != nil) == !query.isEmpty)
    }
    #expect(found == keys(whole))
    #expect(common == prefixes(whole))
  }

  @Test func thousandKeysFillAPage() throws {
    let names = (0..<1005).map { "key-\($0 + 10_000)" }
    let world = try world(names)
    let first = world.send("GET", "/lake?list-type=2&max-keys=5000")
    #expect(keys(first) == Array(names.prefix(1000)))
    #expect(first.text(of: "MaxKeys") == "1000")
    let token = try #require(first.text(of: "NextContinuationToken"))
    #expect(keys(world.send("GET", "/lake?list-type=2&continuation-token=\(encoded(token))")) == Array(names.suffix(5)))
  }

  @Test func rowsTellWhatIsStored() throws {
    let world = try world(["<&\">"])
    let row = try #require(world.send("GET", "/lake?list-type=2&fetch-owner=true").xml.child("Contents"))
    #expect(row.text(of: "Key") == "<&\">")
    #expect(row.text(of: "LastModified") == "2026-03-01T09:00:00.000Z")
    #expect(row.text(of: "ETag")?.hasPrefix("\"") == true)
    #expect(row.text(of: "Size") == "4")
    #expect(row.text(of: "StorageClass") == "STANDARD")
    #expect(row.text(of: "ChecksumType") == "FULL_OBJECT")
    #expect(row.child("Owner")?.text(of: "ID")?.count == 64)
    #expect(world.send("GET", "/lake?list-type=2").xml.child("Contents")?.child("Owner") == nil)
  }

  @Test func keysAreEncodedOnDemand() throws {
    let world = try world(["a b/ä*~"])
    let response = world.send("GET", "/lake?list-type=2&encoding-type=url&prefix=a%20b&delimiter=%C3%A4")
    #expect(response.text(of: "Prefix") == "a+b")
    #expect(response.text(of: "Delimiter") == "%C3%A4")
    #expect(response.text(of: "EncodingType") == "url")
    #expect(prefixes(response) == ["a+b/%C3%A4"])
    #expect(keys(world.send("GET", "/lake?encoding-type=url")) == ["a+b/%C3%A4*%7E"])
  }

  @Test(arguments: [
    ("list-type=3", "list-type"), ("list-type=2&max-keys=x", "max-keys"), ("list-type=2&max-keys=-1", "maxKeys"),
    ("encoding-type=base64", "encoding-type"), ("list-type=2&continuation-token=x", "continuation-token"),
    ("list-type=2&continuation-token=", "continuation-token"), ("max-keys=99999999999", "max-keys"),
  ])
  func badParametersAreNamed(query: String, argument: String) throws {
    let response = try world([]).send("GET", "/lake?\(query)")
    #expect(response.status == 400)
    #expect(response.code == "InvalidArgument")
    #expect(response.text(of: "ArgumentName") == argument)
  }

  @Test func orderIsThatOfBytes() throws {
    let names = ["Z", "a", "a!", "a/", "é", "中", "\u{FFFD}", "𝄞"]
    let world = try world(names.reversed())
    #expect(keys(world.send("GET", "/lake?list-type=2")) == names)
  }

  @Test func versionsAreListedAsNull() throws {
    let world = try world(ListingTests.tree)
    let response = world.send("GET", "/lake?versions&max-keys=3")
    let versions = response.xml.all("Version")
    #expect(versions.compactMap { $0.text(of: "Key") } == ["a", "b/1", "b/2"])
    #expect(versions.allSatisfy { $0.text(of: "VersionId") == "null" && $0.text(of: "IsLatest") == "true" })
    #expect(response.text(of: "NextKeyMarker") == "b/2")
    let rest = world.send("GET", "/lake?versions&key-marker=b%2F2&version-id-marker=null")
    #expect(rest.xml.all("Version").count == 5)
  }
}
