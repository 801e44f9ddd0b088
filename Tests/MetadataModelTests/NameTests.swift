import MetadataModel
import Testing

@Suite struct NameTests {
  @Test(arguments: [
    (["svc", "db", "schema", "table"], "svc.db.schema.table"), (["svc", "name.with.dots"], "svc.\"name.with.dots\""),
    (["svc", "\"quoted.name\""], "svc.\"quoted.name\""), (["svc", "\"plain\""], "svc.plain"),
    (["raw-zone", "a b"], "raw-zone.a b"),
  ])
  func joinsNames(_ names: [String], _ expected: String) throws {
    #expect(try FullyQualifiedName.join(names) == expected)
  }

  @Test(arguments: ["a\"b", "\"", "\"\"", "\"a\"b\""])
  func refusesQuotes(_ name: String) {
    #expect(throws: FullyQualifiedName.InvalidName(name)) { try FullyQualifiedName.quote(name) }
  }

  @Test(arguments: [
    ("svc.db.\"name.with.dots\".c", ["svc", "db", "name.with.dots", "c"]), ("one", ["one"]), ("", [""]),
    ("a..b", ["a", "", "b"]),
  ])
  func splitsNames(_ text: String, _ expected: [String]) {
    #expect(FullyQualifiedName.split(text) == expected)
  }

  @Test(arguments: [
    ("x::y", "x__reserved__colon__y"), ("q\"q", "q__reserved__quote__q"), ("a>b", "a__reserved__arrow__b"),
    ("a\n\r\tb", "a__reserved__newline____reserved__carriage_return____reserved__tab__b"), ("a:b", "a:b"), ("plain", "plain"),
  ])
  func replacesReservedSequences(_ name: String, _ expected: String) {
    #expect(ReservedNames.encode(name) == expected)
    #expect(ReservedNames.decode(expected) == name)
  }

  @Test func cutsAtScalars() {
    #expect(NameLimits.cut(String(repeating: "é", count: 130), to: 128).unicodeScalars.count == 128)
    #expect(NameLimits.cut("short", to: 128) == "short")
  }

  @Test(arguments: [
    (EntityKind.databaseService, "services/databaseServices", "DatabaseService"),
    (.databaseSchema, "databaseSchemas", "DatabaseSchema"), (.table, "tables", "Table"),
  ])
  func namesCollections(_ kind: EntityKind, _ collection: String, _ title: String) {
    #expect(kind.collection == collection)
    #expect(kind.title == title)
  }
}
