import Basics
import Documents
import Testing

@Suite struct YAMLParsingTests {
  @Test func `reads mappings, sequences and scalars in order`() throws {
    let yaml = try YAML.parse(
      """
      # a comment
      name: orders   # another
      columns: [id, 'na''me', "a\\tb"]
      tables:
      - one
      - two: 2
        three: {x: 1, y: [], z: {}}
      text: |
        first
          second
      folded: >-
        one
        two
      nothing:
      """)
    #expect(yaml.entries?.compactMap(\.key.scalar) == ["name", "columns", "tables", "text", "folded", "nothing"])
    #expect(yaml["name"]?.scalar == "orders")
    #expect(yaml["columns"]?.elements?.compactMap(\.scalar) == ["id", "na'me", "a\tb"])
    #expect(yaml["tables"]?[0]?.scalar == "one")
    #expect(yaml["tables"]?[1]?["three"]?["y"]?.elements?.isEmpty == true)
    #expect(yaml["text"]?.scalar == "first\n  second\n")
    #expect(yaml["folded"]?.scalar == "one two")
    #expect(yaml["nothing"]?.isNull == true)
    #expect(yaml["other"] == nil && yaml[0] == nil && yaml["tables"]?[2] == nil && yaml["name"]?["x"] == nil)
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "~", "null"])
  func `an empty document is a null`(text: String) throws {
    #expect(try YAML.parse(text).isNull)
  }

  @Test(arguments: [
    "a: 1", "---\na: 1", "---\na: 1\n...\n", "%YAML 1.1\n---\na: 1\n", "\u{FEFF}a: 1", "a: 1\r\n", "{a: 1}", "{\"a\":1}",
  ])
  func `reads one document`(text: String) throws {
    #expect(try YAML.parse(text)["a"]?.integer == 1)
  }

  @Test func `values know where they stand`() throws {
    let yaml = try YAML.parse("größe: 12\nlist:\n  - \"ab\"\n  - {k: v}\nempty:\ntext: |\n  x\n", file: "s.yaml")
    func place(_ value: YAML?) -> [Int]? { value.map { [$0.location.line, $0.location.column, $0.location.length] } }
    #expect(yaml.location == SourceLocation(file: "s.yaml", line: 1, column: 1, length: 5))
    #expect(place(yaml.entries?[0].key) == [1, 1, 5])
    #expect(place(yaml["größe"]) == [1, 8, 2])
    #expect(place(yaml["list"]) == [3, 3, 1])
    #expect(place(yaml["list"]?[0]) == [3, 5, 4])
    #expect(place(yaml["list"]?[1]) == [4, 5, 1])
    #expect(place(yaml["list"]?[1]?["k"]) == [4, 9, 1])
    #expect(place(yaml["empty"]) == [5, 7, 1])
    #expect(place(yaml["text"]) == [6, 7, 1])
  }

  @Test func `resolves aliases and merge keys`() throws {
    let yaml = try YAML.parse(
      """
      base: &base {a: 1, b: 2}
      more: &more {b: 3, c: 4}
      single: {<<: *base, b: 9, d: 5}
      after: {b: 9, <<: *base}
      both: {<<: [*more, *base]}
      again: *base
      list: [&x one, *x]
      quoted: {"<<": plain}
      redefined: [&x two, *x]
      """)
    func text(_ name: String) -> String? { yaml[name]?.json.text }
    #expect(text("single") == #"{"a":1,"b":9,"d":5}"#)
    #expect(text("after") == #"{"b":9,"a":1}"#)
    #expect(text("both") == #"{"b":3,"c":4,"a":1}"#)
    #expect(text("again") == #"{"a":1,"b":2}"#)
    #expect(text("list") == #"["one","one"]"#)
    #expect(text("quoted") == #"{"<<":"plain"}"#)
    #expect(text("redefined") == #"["two","two"]"#)
    #expect(yaml["again"]?["a"]?.location.line == 1)
  }

  @Test func `bounds what aliases repeat`() throws {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      bomb += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    let error = try #require(throws: DiagnosticList.self) { try YAML.parse(bomb) }
    #expect(error.diagnostics.map(\.message) == ["aliases repeat more than 100000 values"])
    var merges = "a0: &a0 {k: v}\n"
    for level in 1...60 { merges += "a\(level): &a\(level)\n  <<: [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(throws: DiagnosticList.self) { try YAML.parse(merges) }
  }

  @Test func `bounds depth, through aliases too`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(throws: Never.self) { try YAML.parse(nested(100)) }
    let error = try #require(throws: DiagnosticList.self) { try YAML.parse(nested(101)) }
    #expect(error.diagnostics.first?.location?.column == 101)
    #expect(throws: DiagnosticList.self) { try YAML.parse(String(repeating: "[", count: 100_000)) }
    #expect(throws: DiagnosticList.self) { try YAML.parse(String(repeating: "- ", count: 100_000)) }
    #expect(throws: DiagnosticList.self) { try YAML.parse("a: &a \(nested(60))\nb: \(String(repeating: "[", count: 60))*a") }
  }

  @Test func `reads long documents`() throws {
    let text = (0..<20_000).map { "key\($0): [\($0)]\n" }.joined()
    #expect(try YAML.parse(text).entries?.count == 20_000)
  }
}
