import AWSClient
import MetadataModel
import Testing

@testable import Connectors

@Suite struct AthenaTypeTests {
  private func read(_ text: String, exactly: Bool = false, in schema: String = "sales") throws -> ColumnType {
    try AthenaTypeReader(isExact: exactly).read(text, in: schema).type
  }

  @Test(arguments: [
    ("boolean", "BOOLEAN", "BOOLEAN"), ("tinyint", "INT", "TINYINT"), ("smallint", "INT", "SMALLINT"), ("int", "INT", "INT"),
    ("bigint", "BIGINT", "BIGINT"), ("double", "FLOAT", "DOUBLE"), ("real", "FLOAT", "FLOAT"), ("string", "STRING", "STRING"),
    ("binary", "BINARY", "BINARY"), ("json", "JSON", "JSON"), ("date", "DATE", "DATE"), ("timestamp", "TIMESTAMP", "TIMESTAMP"),
    ("void", "NULL", "NULL"), ("geometry", "NULL", "GEOMETRY"), ("time", "NULL", "TIME"),
    ("timestamp with time zone", "NULL", "TIMESTAMP"), ("uniontype<int,string>", "NULL", "UNION"),
  ])
  func tellsPlainTypes(_ text: String, _ driver: String, _ exact: String) throws {
    let original = try read(text)
    #expect(original.dataType.rawValue == driver && original.display == text && original.dataLength == 1)
    #expect(try read(text, exactly: true).dataType.rawValue == exact)
  }

  @Test func tellsLengths() throws {
    #expect(try read("varchar(16)").dataLength == 16)
    #expect(try read("Char( 11 )").dataLength == 11)
    #expect(try read("varchar").dataLength == 1)
    let decimal = try read("decimal(12,2)")
    #expect(decimal.precision == 12 && decimal.scale == 2 && decimal.dataLength == 1)
    #expect(try read("decimal").precision == nil)
  }

  @Test func nestedTypesCarryNoLength() throws {
    let type = try read("struct<a: int, b: array<string>>")
    #expect(type.dataType == .structure && type.dataLength == nil && type.display == "struct<a:int,b:array<string>>")
    #expect(try read("map<string,int>").dataType == .map)
    #expect(try read("row(a int)").dataType == .structure)
    // A schema whose name the type begins with makes the original client take the type for a plain one.
    let plain = try read("struct<a:int>", in: "str")
    #expect(plain.display == "struct<a:int>" && plain.children == nil && plain.dataLength == 1)
    #expect(try read("array<int>", in: "a").arrayDataType == .int)
  }

  @Test(arguments: [
    ("array<int", true), ("array", true), ("array<struct<a:uniontype<int>>>", true), ("decimal(x,2)", true), ("varchar(x)", true),
    ("struct<a:int", false), ("map<string>", false), ("decimal(5)", false), ("struct<a:uniontype<int>>", false),
  ])
  func unreadableTypesCostAColumnOrAll(_ text: String, _ losesTable: Bool) {
    #expect {
      try read(text)
    } throws: { error in
      (error as? AthenaTypeError)?.losesTable == losesTable
    }
  }
}

@Suite struct CreateTableTextTests {
  @Test func writesAsTheLibraryDoes() throws {
    func column(_ name: String, _ type: String) -> GlueColumn { GlueColumn(name: name, type: type) }
    let columns = [
      column("id", "bigint"), column("From", "smallint"), column("a.b", "varchar( 9 )"), column("order", "decimal(12,2)"),
      column("q\"q", "struct<a:int>"), column("1a", "array<int>"), column("_x", "void"), column("t", "double"),
      column("s", "string"), column("d", "decimal(5)"),
    ]
    let text = try #require(CreateTableText(schema: "raw-zone", table: "t", columns: columns)?.text)
    #expect(
      text == """
        CREATE TABLE "raw-zone".t (
        \tid BIGINT,\u{20}
        \t"From" INTEGER,\u{20}
        \t"a.b" VARCHAR(9),\u{20}
        \t"order" DECIMAL(12, 2),\u{20}
        \t"q""q" VARCHAR,\u{20}
        \t"1a" ARRAY,\u{20}
        \t_x NULL,\u{20}
        \tt FLOAT,\u{20}
        \ts VARCHAR,\u{20}
        \td DECIMAL(5)
        )
        """)
    #expect(CreateTableText(schema: "s", table: "t", columns: [column("a", "array<int")]) == nil)
  }
}
