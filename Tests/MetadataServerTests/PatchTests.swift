import Documents
import Testing

@Suite("JSON Patch")
struct PatchTests {
  let api = API().withSchema()

  @Test(
    "The operations of RFC 6902",
    arguments: [
      (#"[{"op": "add", "path": "/displayName", "value": "D"}]"#, "displayName", #""D""#),
      (#"[{"op": "replace", "path": "/description", "value": "E"}]"#, "description", #""E""#),
      (#"[{"op": "remove", "path": "/description"}]"#, "description", nil),
      (#"[{"op": "copy", "from": "/description", "path": "/displayName"}]"#, "displayName", #""first""#),
      (#"[{"op": "move", "from": "/description", "path": "/displayName"}]"#, "description", nil),
      (
        #"[{"op": "test", "path": "/name", "value": "t"}, {"op": "add", "path": "/sourceUrl", "value": "u"}]"#,
        "sourceUrl", #""u""#
      ),
      (#"[{"op": "add", "path": "/extension/a~1b~0c", "value": 1}]"#, "extension", #"{"x": 0, "a/b~c": 1}"#),
      (#"[{"op": "add", "path": "/columns/0/description", "value": "k"}]"#, "columns.0.description", #""k""#),
      (#"[{"op": "add", "path": "/tags/0", "value": {"tagFQN": "Tier.Tier1"}}]"#, "tags", #"[{"tagFQN": "Tier.Tier1"}]"#),
      (#"[{"op": "add", "path": "/tags/-", "value": {"tagFQN": "Tier.Tier2"}}]"#, "tags.0.tagFQN", #""Tier.Tier2""#),
      (#"[{"op": "add", "path": "/columns/-", "value": {"name": "n", "dataType": "INT"}}]"#, "columns.1.name", #""n""#),
      (#"[{"op": "remove", "path": "/columns/0"}]"#, "columns", "[]"),
    ] as [(String, String, String?)])
  func operations(patch: String, path: String, expected: String?) {
    api.table("t", #", "description": "first", "extension": {"x": 0}"#)
    let answer = api.call("PATCH", "/tables/name/glue.lake.sales.t", patch)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.json.at(path) == expected.map { JSON.literal($0) })
    #expect(answer["version"]?.double ?? 0 > 0.1)
  }

  @Test(
    "A patch that cannot be applied changes nothing",
    arguments: [
      (#"{}"#, "A JSON Patch is a list of operations"),
      (#"[{"op": "add", "path": "/displayName"}]"#, "The operation has no value"),
      (#"[{"op": "add", "value": 1}]"#, "The operation has no path"),
      (#"[{"op": "add", "path": "x", "value": 1}]"#, "The path x does not begin with a slash"),
      (#"[{"op": "rename", "path": "/x"}]"#, "There is no JSON Patch operation rename"),
      (#"[{"op": "remove", "path": "/displayName"}]"#, "There is nothing at /displayName"),
      (#"[{"op": "replace", "path": "/displayName", "value": 1}]"#, "There is nothing at /displayName"),
      (#"[{"op": "add", "path": "/lifeCycle/a/b", "value": 1}]"#, "There is nothing at lifeCycle"),
      (#"[{"op": "add", "path": "/columns/7", "value": {}}]"#, "There is no position 7 in the list"),
      (#"[{"op": "add", "path": "/columns/-1", "value": {}}]"#, "There is no position -1 in the list"),
      (#"[{"op": "remove", "path": "/columns/9223372036854775807"}]"#, "There is nothing at /columns/9223372036854775807"),
      (#"[{"op": "replace", "path": "/columns/0", "value": null}]"#, "[columns[].name must not be null]"),
      (#"[{"op": "remove", "path": "/columns"}]"#, "[columns must be a list]"),
      (#"[{"op": "add", "path": "/name/x", "value": 1}]"#, "There is no list or object to add x to"),
      (#"[{"op": "move", "from": "/columns", "path": "/columns/0"}]"#, "A value cannot be moved into itself: /columns/0"),
      (
        #"[{"op": "add", "path": "/displayName", "value": 1}, {"op": "test", "path": "/name", "value": "u"}]"#,
        "The value at /name is another one"
      ),
    ])
  func refusals(patch: String, message: String) {
    api.table("t")
    let answer = api.call("PATCH", "/tables/name/glue.lake.sales.t", patch)
    #expect(answer.status == 400)
    #expect(answer.message == message)
    let after = api.call("GET", "/tables/name/glue.lake.sales.t")
    #expect(after["version"]?.double == 0.1)
    #expect(after["displayName"] == nil)
  }

  @Test("What the server makes itself cannot be patched")
  func readOnly() {
    let table = api.table("t")
    let patch = """
      [{"op": "replace", "path": "/version", "value": 9}, {"op": "replace", "path": "/id", "value": "x"},
       {"op": "replace", "path": "/name", "value": "y"}, {"op": "replace", "path": "/deleted", "value": true},
       {"op": "replace", "path": "/databaseSchema/id", "value": "z"}, {"op": "replace", "path": "/serviceType", "value": "q"}]
      """
    let answer = api.call("PATCH", "/tables/\(table.id)", patch)
    #expect(answer.json == table.json)
  }

  @Test("A patch keeps the type of a service")
  func serviceType() {
    let patch = #"[{"op": "add", "path": "/description", "value": "d"}]"#
    let answer = api.call("PATCH", "/services/databaseServices/name/glue", patch)
    #expect(answer["serviceType"]?.string == "Glue")
    #expect(answer["description"]?.string == "d")
  }
}
