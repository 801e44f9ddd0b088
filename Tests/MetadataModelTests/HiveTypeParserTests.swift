import MetadataModel
import Testing

@Suite struct HiveTypeParserTests {
  /// Text, type, display, length: what the 1.12 client makes of it.
  @Test(
    arguments: [
      ("boolean", "BOOLEAN", "boolean", nil), ("tinyint", "TINYINT", "tinyint", nil), ("integer", "INT", "integer", nil),
      ("real", "FLOAT", "real", nil), ("DOUBLE", "DOUBLE", "double", nil), ("void", "NULL", "void", nil),
      ("decimal(12,2)", "DECIMAL", "decimal(12,2)", 12), ("decimal( 38 , 10 )", "DECIMAL", "decimal(38,10)", 38),
      ("decimal", "DECIMAL", "decimal", nil), ("decimal(9)", "DECIMAL", "decimal(9)", nil),
      ("char(8)", "CHAR", "CHAR", 8), ("varchar(255)", "VARCHAR", "VARCHAR", 255), ("varchar", "VARCHAR", "varchar", nil),
      ("varchar(max)", "VARCHAR", "VARCHAR", 1), ("geometry", "GEOMETRY", "geometry", nil),
      ("interval_day_time", "UNKNOWN", "UNKNOWN", 1), ("timestamp with time zone", "UNKNOWN", "UNKNOWN", 1),
      ("", "UNKNOWN", "UNKNOWN", 1),
    ] as [(String, String, String, Int?)])
  func readsPlainTypes(_ text: String, _ type: String, _ display: String, _ length: Int?) throws {
    let parsed = try HiveTypeParser(style: .v1_12).parse(text)
    #expect(parsed.dataType.rawValue == type)
    #expect(parsed.display == display)
    #expect(parsed.dataLength == length)
  }

  @Test func readsDecimalsExactly() throws {
    let type = try HiveTypeParser().parse("decimal(12,2)")
    #expect(type == ColumnType(.decimal, display: "decimal(12,2)", precision: 12, scale: 2))
    #expect(try HiveTypeParser().parse("decimal(9)") == ColumnType(.decimal, display: "decimal(9)", precision: 9, scale: 0))
  }

  @Test(arguments: [
    ("timestamp with time zone", ColumnDataType.timestamp), ("timestamp(3) with time zone", .timestamp),
    ("DOUBLE  PRECISION", .double), ("interval_day_time", .interval),
  ])
  func readsNamesWithBlanksExactly(_ text: String, _ type: ColumnDataType) throws {
    #expect(try HiveTypeParser().parse(text).dataType == type)
  }

  @Test func readsNestedTypes() throws {
    let type = try HiveTypeParser(style: .v1_12).parse(
      "struct<id: bigint, geo:struct<lat:double,lon:double>,hist:array<struct<at:timestamp,note:varchar(20)>>,m:map<string,array<int>>>"
    )
    #expect(type.dataType == .structure)
    let children = try #require(type.children)
    #expect(children.map(\.name) == ["id", "geo", "hist", "m"])
    #expect(children[1].type.children?.map(\.name) == ["lat", "lon"])
    #expect(children[2].type.arrayDataType == .structure)
    #expect(children[2].type.children?.last?.type == ColumnType(.varChar, display: "VARCHAR", dataLength: 20))
    #expect(children[3].type == ColumnType(.map, display: "map<string,array<int>>"))
    #expect(children[0].displayName == nil)
  }

  @Test func readsArraysOfArrays() throws {
    let type = try HiveTypeParser(style: .v1_12).parse("array<array<int>>")
    #expect(type.arrayDataType == .array)
    #expect(type.children == nil)
  }

  @Test func readsFieldsInBackticks() throws {
    #expect(try HiveTypeParser().parse("struct<`order`:int>").children?.first?.name == "order")
    #expect(try HiveTypeParser().parse("struct<>").children?.isEmpty == true)
    #expect(try HiveTypeParser().parse("struct<>").display == "struct<unknown>")
  }

  @Test func unionsMayStandInStructsExactly() throws {
    let text = "struct<u:uniontype<int,string>>"
    #expect(try HiveTypeParser().parse(text).children?.first?.type.dataType == .union)
    #expect(throws: ColumnTypeError.self) { try HiveTypeParser(style: .v1_12).parse(text) }
  }

  @Test(arguments: [
    ("array<int", "expected '>' found: array<int"), ("struct<a>", "expected format is: 'field_name:field_type', but got: a"),
    ("struct<a:int>>", "Brackets are not correctly paired: a:int>"), ("map<string>", "The map type string format is"),
    ("struct<a:>", "The : cannot be the last char: a:"), ("struct<`a:int>", "'`' should be the last char"),
  ])
  func refuses(_ text: String, _ message: String) {
    for style in [HiveTypeParser.Style.exact, .v1_12] {
      do throws(ColumnTypeError) {
        let type = try HiveTypeParser(style: style).parse(text)
        Issue.record("\(text) was read as \(type)")
      } catch {
        #expect(error.description.hasPrefix(message))
      }
    }
  }

  @Test func survivesDeepNesting() {
    let text = String(repeating: "struct<a:", count: 5000) + "int" + String(repeating: ">", count: 5000)
    #expect(throws: ColumnTypeError.self) { try HiveTypeParser().parse(text) }
  }
}
