import Basics
import Documents
import Testing

@Suite struct YAMLDiagnosticsTests {
  @Test(arguments: [
    ("a:\n\tb: 1", 2, 1, "a tab cannot be used for indentation"),
    ("a:\n  b: 1\n\tc: 2", 3, 1, "a tab cannot be used for indentation"),
    ("a: b: c", 1, 5, "a colon followed by a blank is not allowed here"),
    ("a: 1\n  b: 2", 2, 4, "a colon followed by a blank is not allowed here"),
    ("a: 1\ntext\nb: 2", 2, 1, "this line is neither a key with a colon nor part of the value before it"),
    ("a: 1\ntext", 2, 1, "this line is neither a key with a colon nor part of the value before it"),
    ("a:\n  b: 1\n c: 2", 3, 2, "this does not belong to the mapping that begins on line 1"),
    ("a: \"x\" y", 1, 8, "this does not belong to the mapping that begins on line 1"),
    ("- a\nb: 1", 2, 1, "an element of the list that begins on line 1 is expected here"),
    ("a: - b", 1, 4, "a list element is not allowed here"),
    ("a: [1, 2\nb: 3", 2, 2, "a comma or ] is missing in the list that begins on line 1"),
    ("a: {b: 1\nc: 3", 2, 2, "a comma or } is missing in the mapping that begins on line 1"),
    ("a: [1, 2", 1, 9, "a comma or ] is missing in the list that begins on line 1"),
    ("a: [1, 2\n\n", 1, 9, "a comma or ] is missing in the list that begins on line 1"),
    ("a: [", 1, 5, "a value is missing here"), ("a: [1,,2]", 1, 7, "a value is missing here"),
    ("\u{FEFF}a: @b", 1, 5, "a value cannot begin with @"),
    ("a: 'text\nb: 1", 1, 4, "the quoted text that begins here is not closed"),
    ("a: \"\\d\"", 1, 5, "this character cannot be escaped in double quotes"),
    ("a: @b", 1, 4, "a value cannot begin with @"),
    ("a: `b`", 1, 4, "a value cannot begin with `"),
    ("a: 1\u{7}", 1, 5, "this character is not allowed in YAML"),
    ("a: 1\nb: 2\na: 3", 3, 1, "the key \"a\" is repeated"),
    ("x: {k: 1, \"k\": 2}", 1, 11, "the key \"k\" is repeated"),
    ("a: {{ name }}", 1, 5, "a key must be text"),
    ("[a]: 1", 1, 1, "a key must be text"),
    ("a: &base 1\nb: *bas", 2, 4, "there is no anchor &bas before this alias"),
    ("a: &a [*a]", 1, 8, "the alias *a stands inside the value it repeats"),
    ("a: !custom 1", 1, 4, "the tag !custom is not known here"),
    ("a: !!map [1]", 1, 4, "the tag tag:yaml.org,2002:map is not known here"),
    ("a: 1\n---\nb: 2", 2, 1, "a second document begins here"),
    ("a:\n  <<: text", 2, 7, "only mappings can be merged with <<"),
  ])
  func `says what is wrong and where`(text: String, line: Int, column: Int, message: String) throws {
    let error = try #require(throws: DiagnosticList.self) { try YAML.parse(text, file: "f.yaml") }
    let diagnostic = try #require(error.diagnostics.first)
    #expect(diagnostic.message == message)
    #expect(diagnostic.location?.text == "f.yaml:\(line):\(column)")
  }

  @Test func `says everything at once`() throws {
    let error = try #require(throws: DiagnosticList.self) { try YAML.parse("a: 1\na: 2\nb: *c\nd: !x 1\nd: [") }
    #expect(error.diagnostics.count == 4)
    #expect(error.diagnostics.compactMap(\.location?.line) == [2, 3, 4, 5])
  }

  @Test func `helps`() throws {
    let source = "columns: &columns [a]\nagain: *colums\ncolumns: 1\n"
    let error = try #require(throws: DiagnosticList.self) { try YAML.parse(source, file: "s.yaml") }
    #expect(
      error.diagnostics.map { $0.rendered(source: source) } == [
        """
        error: there is no anchor &colums before this alias
         --> s.yaml:2:8
          |
        2 | again: *colums
          |        ^^^^^^^
          = help: did you mean *columns?
        """,
        """
        error: the key "columns" is repeated
         --> s.yaml:3:1
          |
        3 | columns: 1
          | ^^^^^^^
          = help: it stands on line 1 already
        """,
      ])
  }

  @Test func `reports a bounded number of errors`() throws {
    let error = try #require(throws: DiagnosticList.self) { try YAML.parse(String(repeating: "a: 1\n", count: 1_000)) }
    #expect(error.diagnostics.count == 50)
  }
}
