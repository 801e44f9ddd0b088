import Testing

@testable import SQLSyntax

@Suite struct HiveTests {
  private func table(_ text: String) throws -> CreateTable {
    guard case .createTable(let table) = try SQLParser.parse(text) else { throw SQLSyntaxError(message: "no table: \(text)") }
    return table
  }

  private func alteration(_ text: String) throws -> AlterTable.Action {
    guard case .alterTable(let alter) = try SQLParser.parse("ALTER TABLE t \(text)") else {
      throw SQLSyntaxError(message: "no alteration: \(text)")
    }
    return alter.action
  }

  // MARK: Tables

  @Test func aTableWithAllItsClauses() throws {
    let table = try table(
      """
      CREATE EXTERNAL TABLE IF NOT EXISTS `my db`.`t` (
        `id` bigint COMMENT 'the "id"', -- a comment
        name varchar(10),
        s struct<a:int,`B`:array<map<string,decimal(10, 2)>>>
      )
      COMMENT "it's"
      PARTITIONED BY (dt string, h int COMMENT 'x')
      CLUSTERED BY (id) SORTED BY (name DESC) INTO 8 BUCKETS
      ROW FORMAT SERDE 'org.x.SerDe' WITH SERDEPROPERTIES ('a.b' = '\\001', "c"="\\t")
      STORED AS INPUTFORMAT 'in' OUTPUTFORMAT 'out'
      LOCATION 's3://b/p/'
      TBLPROPERTIES ('k' = 'v', 'has_encrypted_data'='false');
      """)
    #expect(table.isExternal && table.ifNotExists)
    #expect(table.table.parts.map(\.text) == ["my db", "t"])
    #expect(table.columns.map(\.name.text) == ["id", "name", "s"])
    #expect(table.columns.map(\.type.text) == ["bigint", "varchar(10)", "struct<a:int,b:array<map<string,decimal(10,2)>>>"])
    #expect(table.columns[0].comment == "the \"id\"")
    #expect(table.comment == "it's")
    #expect(table.buckets?.count == 8)
    #expect(table.buckets?.sortedBy.first?.isDescending == true)
    #expect(table.rowFormat == .serde("org.x.SerDe"))
    #expect(table.serdeProperties.map(\.value) == ["\u{1}", "\t"])
    #expect(table.storage == .formats(input: "in", output: "out"))
    #expect(table.location == "s3://b/p/")
    #expect(table.properties.map(\.name) == ["k", "has_encrypted_data"])
  }

  @Test func delimitersAndFormatsInAnyOrder() throws {
    let table = try table(
      "CREATE EXTERNAL TABLE t (a int) LOCATION 's3://b' STORED AS textfile ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' ESCAPED BY "
        + "'\\\\' COLLECTION ITEMS TERMINATED BY '|' MAP KEYS TERMINATED BY ':' LINES TERMINATED BY '\\n' NULL DEFINED AS ''")
    #expect(table.storage == .named("TEXTFILE"))
    #expect(
      table.rowFormat
        == .delimited(.init(fields: ",", escape: "\\", items: "|", mapKeys: ":", lines: "\n", null: "")))
  }

  @Test func icebergPartitionsAreColumnsAndTransforms() throws {
    let table = try table(
      "CREATE TABLE t (id bigint, ts timestamp, c string) PARTITIONED BY (c, bucket(16, id), day(ts), truncate(4, `c`)) "
        + "LOCATION 's3://b' TBLPROPERTIES ('table_type' = 'ICEBERG')")
    #expect(!table.isExternal)
    #expect(
      table.partitionedBy == [
        .transform(name: nil, argument: nil, column: Identifier("c")),
        .transform(name: "bucket", argument: 16, column: Identifier("id")),
        .transform(name: "day", argument: nil, column: Identifier("ts")),
        .transform(name: "truncate", argument: 4, column: Identifier("c", isQuoted: true)),
      ])
  }

  @Test(arguments: [
    ("INTEGER", "int"), ("double precision", "double"), ("numeric(3)", "decimal(3)"), ("char(1)", "char(1)"), ("uuid", "uuid"),
    ("array<array<int>>", "array<array<int>>"), ("uniontype<int, string>", "uniontype<int,string>"),
    ("struct<date:date, timestamp:timestamp comment 'x'>", "struct<date:date,timestamp:timestamp>"),
  ])
  func types(_ text: String, _ expected: String) throws {
    #expect(try table("CREATE EXTERNAL TABLE t (a \(text))").columns[0].type.text == expected)
  }

  // MARK: Alterations

  @Test func partitionsAreAddedAndDropped() throws {
    let dt = PartitionValue(column: Identifier("dt"), comparison: .equal, value: "2024-01-01", isQuoted: true)
    let hour = PartitionValue(column: Identifier("h"), comparison: .equal, value: "5", isQuoted: false)
    #expect(
      try alteration("ADD IF NOT EXISTS PARTITION (dt = '2024-01-01', h = 5) LOCATION 's3://b/x' PARTITION (h=5)")
        == .addPartitions([.init(values: [dt, hour], location: "s3://b/x"), .init(values: [hour])], ifNotExists: true))
    #expect(
      try alteration("DROP IF EXISTS PARTITION (dt = date '2024-01-01'), PARTITION (h >= 5)")
        == .dropPartitions(
          [[dt], [PartitionValue(column: Identifier("h"), comparison: .greaterOrEqual, value: "5", isQuoted: false)]],
          ifExists: true))
    guard case .alterTable(let rename) = try SQLParser.parse("ALTER TABLE t PARTITION (h = 5) RENAME TO PARTITION (h = 6)") else {
      Issue.record("no alteration")
      return
    }
    #expect(rename.partition == [hour])
  }

  @Test func columnsAndProperties() throws {
    let column = ColumnDefinition(name: Identifier("b"), type: .simple("int", []), position: .start)
    #expect(try alteration("ADD COLUMNS (b int)") == .addColumns([column]))
    #expect(try alteration("REPLACE COLUMNS (b int)") == .replaceColumns([column]))
    #expect(try alteration("CHANGE COLUMN a b int AFTER c") == .changeColumn(Identifier("a"), column, .after(Identifier("c"))))
    #expect(try alteration("CHANGE a b int FIRST") == .changeColumn(Identifier("a"), column, .first))
    #expect(try alteration("DROP COLUMN a") == .dropColumn(Identifier("a")))
    #expect(try alteration("SET LOCATION 's3://x'") == .setLocation("s3://x"))
    #expect(try alteration("SET TBLPROPERTIES ('a'='b')") == .setProperties([Property(name: "a", value: "b", position: .start)]))
    #expect(try alteration("UNSET TBLPROPERTIES IF EXISTS ('a', 'b')") == .unsetProperties(["a", "b"], ifExists: true))
    #expect(try alteration("RENAME TO d.u") == .rename(QualifiedName([Identifier("d"), Identifier("u")])))
    #expect(try alteration("SET SERDEPROPERTIES ('a'='b')") == .unsupported("SET SERDEPROPERTIES"))
    #expect(try alteration("CLUSTERED BY (a) INTO 3 BUCKETS") == .unsupported("CLUSTERED"))
  }

  // MARK: Databases and others

  @Test func otherDefinitions() throws {
    let property = Property(name: "a", value: "b", position: .start)
    #expect(
      try SQLParser.parse("CREATE SCHEMA IF NOT EXISTS `x-y` COMMENT 'c' LOCATION 's3://l' WITH DBPROPERTIES ('a'='b')")
        == .createDatabase(
          CreateDatabase(
            name: Identifier("x-y", isQuoted: true), ifNotExists: true, comment: "c", location: "s3://l", properties: [property]))
    )
    #expect(
      try SQLParser.parse("DROP DATABASE IF EXISTS d CASCADE")
        == .dropDatabase(Identifier("d"), ifExists: true, isCascading: true))
    #expect(
      try SQLParser.parse("ALTER SCHEMA d SET DBPROPERTIES ('a'='b')") == .alterDatabase(Identifier("d"), properties: [property]))
    #expect(
      try SQLParser.parse("drop table if exists `d`.`t`")
        == .dropTable(
          QualifiedName([Identifier("d", isQuoted: true), Identifier("t", isQuoted: true)]), ifExists: true))
    #expect(try SQLParser.parse("MSCK REPAIR TABLE t") == .repairTable(QualifiedName("t")))
    guard case .unsupported(let like) = try SQLParser.parse("CREATE TABLE a LIKE b") else {
      Issue.record("no refusal")
      return
    }
    #expect(like.keyword == "CREATE TABLE LIKE")
  }

  // MARK: Errors

  @Test(arguments: [
    (
      "CREATE EXTERNAL TABLE t (\nROW FORMAT SERDE 'x'",
      "line 2:4 cannot recognize input near 'FORMAT' 'SERDE' ''x'' in column type"
    ),
    (
      "CREATE EXTERNAL TABLE t (end string, a int)",
      "line 1:25 cannot recognize input near 'end' 'string' ',' in column specification"
    ),
    ("CREATE EXTERNAL TABLE t (a strin)", "line 1:27 cannot recognize input near 'strin' ')' '<EOF>' in column type"),
    (
      "CREATE EXTERNAL TABLE t (a int b int)",
      "line 1:31 mismatched input 'b' expecting ) near 'int' in create table statement"
    ),
    (
      "CREATE EXTERNAL TABLE t (a int) LOCATION",
      "line 1:40 mismatched input '<EOF>' expecting StringLiteral near 'LOCATION' in table location specification"
    ),
    (
      "CREATE EXTERNAL TABLE t (a int) ROW FORMAT x",
      "line 1:43 cannot recognize input near 'x' '<EOF>' '<EOF>' in table row format specification"
    ),
    (
      "CREATE EXTERNAL TABLE t (a int) STORED PARQUET",
      "line 1:39 mismatched input 'PARQUET' expecting AS near 'STORED' in file format specification"
    ),
    ("CREATE EXTERNAL TABLE t (a int) LOCATION 'x' nonsense words", "line 1:45 missing EOF at 'nonsense' near ''x''"),
    ("CREATE EXTERNAL TABLE t (a int) LOCATION 'x' nonsense", "line 1:45 extraneous input 'nonsense' expecting EOF near '<EOF>'"),
    (
      "CREATE EXTERNAL TABLE t (a int) TBLPROPERTIES (a = 'b')",
      "line 1:47 mismatched input 'a' expecting StringLiteral near '(' in specifying key/value property"
    ),
    ("DROP TABLE \"d\".\"t\"", "line 1:11 cannot recognize input near '\"d\"' '.' '\"t\"' in table name"),
    ("DROP TABLE a.b.c", "line 1:14 missing EOF at '.' near 'b'"),
    ("ALTER TABLE c.d.t ADD COLUMNS (a int)", "line 1:15 cannot recognize input near '.' 't' 'ADD' in alter table statement"),
    ("ALTER TABLE t ADD PARTITION (a > 1)", "line 1:31 mismatched input '>' expecting = near 'a' in add partition statement"),
    ("MSCK REPAIR t", "line 1:12 mismatched input 't' expecting TABLE near 'REPAIR' in msck repair table statement"),
    ("CREATE DATABASE 'x'", "line 1:16 cannot recognize input near ''x'' '<EOF>' '<EOF>' in create database statement"),
    ("CREATE EXTERNAL TABLE t (a array<int)", "line 1:36 mismatched input ')' expecting > near 'int' in list type"),
  ])
  func unreadableDefinitionsFailTheExecution(_ text: String, _ reason: String) {
    #expect {
      try SQLParser.parse(text)
    } throws: { error in
      (error as? SQLSyntaxError) == SQLSyntaxError(hive: "FAILED: ParseException \(reason)")
    }
  }

  @Test func backquotesAndQuotesAreNotMixed() throws {
    #expect(throws: SQLSyntaxError.self) { try SQLParser.parse("CREATE TABLE t AS SELECT `a` FROM b") }
    #expect(throws: SQLSyntaxError.self) { try SQLParser.parse("CREATE EXTERNAL TABLE \"t\" (a int)") }
    #expect(throws: SQLSyntaxError(message: "Only one sql statement is allowed. Got: DROP TABLE a; DROP TABLE b")) {
      try SQLParser.parse("DROP TABLE a; DROP TABLE b")
    }
    _ = try SQLParser.parse("CREATE EXTERNAL TABLE t (a int) LOCATION 's3://a;b';")
  }

  @Test func nestedTypesAreBounded() {
    let text = "CREATE EXTERNAL TABLE t (a " + String(repeating: "array<", count: 50_000)
    #expect(throws: SQLSyntaxError.self) { try SQLParser.parse(text) }
  }
}
