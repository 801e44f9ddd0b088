import Testing

@testable import SQLSyntax

@Suite struct StatementTests {
  private func query(_ text: String) throws -> Query {
    guard case .query(let query) = try SQLParser.parse(text) else { throw SQLSyntaxError(message: "no query: \(text)") }
    return query
  }

  private func select(_ text: String) throws -> Select {
    guard case .select(let select) = try query(text).body.kind else { throw SQLSyntaxError(message: "no select: \(text)") }
    return select
  }

  private func name(_ parts: String...) -> QualifiedName { QualifiedName(parts.map { Identifier($0) }) }

  private func column(_ name: String) -> Expression { Expression(.identifier(Identifier(name))) }

  // MARK: Queries

  @Test func outputsAndTheirNames() throws {
    let items = try select("select 1 as a, 'b' b, 3, *, t.*, r.x.* as (p, q), limit from t").items
    let names = items.map { item in
      switch item.kind {
      case .value(_, let alias): alias?.text ?? "-"
      case .all: "*"
      case .allOf(_, let columns): "x.*\(columns.map(\.text))"
      }
    }
    #expect(names == ["a", "b", "-", "*", "x.*[]", "x.*[\"p\", \"q\"]", "-"])
  }

  @Test func clausesOfASelect() throws {
    let select = try select(
      "SELECT DISTINCT a FROM t WHERE b GROUP BY ALL a, (b, c), GROUPING SETS ((a), (), b), CUBE (a, (b, c)), ROLLUP () "
        + "HAVING d WINDOW w AS (PARTITION BY a ORDER BY b DESC NULLS FIRST ROWS 2 PRECEDING), v AS (w)")
    #expect(select.isDistinct)
    #expect(select.condition == column("b"))
    #expect(select.having == column("d"))
    #expect(
      select.groupBy?.elements == [
        .simple([column("a")]), .simple([column("b"), column("c")]),
        .groupingSets([[column("a")], [], [column("b")]]), .cube([[column("a")], [column("b"), column("c")]]), .rollup([]),
      ])
    #expect(select.windows.map(\.name.text) == ["w", "v"])
    #expect(select.windows[0].specification.orderBy[0].isDescending)
    #expect(select.windows[0].specification.orderBy[0].nullsFirst == true)
    #expect(select.windows[1].specification.base?.text == "w")
  }

  @Test func orderAndBounds() throws {
    let one = Expression(.literal(.integer(1)))
    #expect(try query("SELECT a ORDER BY a OFFSET 1 ROW LIMIT 1").offset == one)
    #expect(try query("SELECT a LIMIT ALL").limit == .all)
    #expect(try query("SELECT a LIMIT ?").limit == .count(Expression(.parameter(0))))
    #expect(try query("TABLE a FETCH FIRST ROW ONLY").limit == .fetchFirst(nil, withTies: false))
    #expect(try query("VALUES 1, 2 ORDER BY 1 FETCH NEXT 1 ROWS WITH TIES").limit == .fetchFirst(one, withTies: true))
  }

  @Test func setOperationsAreLeftToRightAndIntersectBindsTighter() throws {
    guard case .setOperation(let union) = try query("TABLE a UNION TABLE b INTERSECT TABLE c UNION TABLE d").body.kind else {
      Issue.record("no union")
      return
    }
    #expect(union.kind == .union)
    #expect(union.terms.count == 3)
    guard case .setOperation(let intersect) = union.terms[1].kind else {
      Issue.record("no intersect")
      return
    }
    #expect(intersect.kind == .intersect)
    guard case .setOperation(let except) = try query("TABLE a UNION ALL TABLE b EXCEPT TABLE c").body.kind else {
      Issue.record("no except")
      return
    }
    #expect((except.kind, except.terms.count) == (.except, 2))
  }

  @Test func namedQueries() throws {
    let with = try #require(try query("WITH RECURSIVE a (x, y) AS (SELECT 1), b AS (TABLE a) SELECT 2").with)
    #expect(with.isRecursive)
    #expect(with.queries.map(\.name.text) == ["a", "b"])
    #expect(with.queries[0].columns.map(\.text) == ["x", "y"])
  }

  // MARK: Relations

  /// A relation written with all its brackets.
  private func show(_ relation: Relation) -> String {
    switch relation.kind {
    case .table(let name, let time): name.text + (time.map { $0.isVersion ? "@version" : "@time" } ?? "")
    case .aliased(let inner, let name, let columns):
      "\(show(inner)) as \(name.text)\(columns.isEmpty ? "" : "\(columns.map(\.text))")"
    case .join(let join):
      "(\(show(join.left)) \(join.kind.rawValue) \(show(join.right))\(join.criteria.map { " \(show($0))" } ?? ""))"
    case .sampled(let inner, let method, _): "\(show(inner)) \(method.rawValue)"
    case .subquery: "query"
    case .lateral: "lateral"
    case .unnest(let values, let withOrdinality): "unnest\(values.count)\(withOrdinality ? "#" : "")"
    case .tableFunction(let call): "\(call.name.text)/\(call.arguments.count)"
    case .jsonTable(let table): "json\(table.columns.count)"
    case .patternRecognition(let pattern): "\(show(pattern.input)) match\(pattern.definitions.count)"
    }
  }

  private func show(_ criteria: Join.Criteria) -> String {
    switch criteria {
    case .on: "on"
    case .using(let names): "using\(names.map(\.text))"
    case .natural: "natural"
    }
  }

  @Test(arguments: [
    ("a", "a"), ("a.b.c x (p, q)", "a.b.c as x[\"p\", \"q\"]"), ("a, b, c", "((a , b) , c)"),
    ("a JOIN b ON x JOIN c ON y", "((a INNER b on) INNER c on)"), ("a JOIN b JOIN c ON x ON y", "(a INNER (b INNER c on) on)"),
    ("a LEFT OUTER JOIN b USING (x)", "(a LEFT b using[\"x\"])"), ("a NATURAL FULL JOIN b", "(a FULL b natural)"),
    ("a CROSS JOIN b, c", "((a CROSS b) , c)"), ("(a RIGHT JOIN b ON x) y", "(a RIGHT b on) as y"), ("(select 1)", "query"),
    ("((select 1) union select 2) x", "query as x"), ("(((select 1)) x)", "query as x"),
    ("(values 1, 2) t (x)", "query as t[\"x\"]"),
    ("lateral (select 1) l", "lateral as l"), ("lateral", "lateral"),
    ("unnest(a, b) with ordinality t (x, y, z)", "unnest2# as t[\"x\", \"y\", \"z\"]"),
    ("a TABLESAMPLE BERNOULLI (10)", "a BERNOULLI"), ("a b TABLESAMPLE SYSTEM (1 + 1)", "a as b SYSTEM"),
    ("a FOR VERSION AS OF 5 x", "a@version as x"), ("a FOR TIMESTAMP AS OF TIMESTAMP '2024-01-01' - interval '1' day", "a@time"),
    ("\"t$partitions\"", "t$partitions"), ("TABLE(f(1, x => 2, y => DESCRIPTOR(a, b bigint)))", "f/3"),
    ("TABLE(s.f(TABLE(a) t (x) PARTITION BY x ORDER BY y, TABLE(select 1) KEEP WHEN EMPTY))", "s.f/2"),
    (
      "JSON_TABLE(a, 'lax $' COLUMNS (n FOR ORDINALITY, x bigint PATH 'lax $.x' NULL ON EMPTY, NESTED PATH '$.y' COLUMNS (z varchar FORMAT JSON)))",
      "json3"
    ),
    (
      "a MATCH_RECOGNIZE (PARTITION BY x ORDER BY y MEASURES last(z) AS l ONE ROW PER MATCH AFTER MATCH SKIP PAST LAST ROW PATTERN ((A | B)+? C{2,} ^) SUBSET u = (A, B) DEFINE A AS x > 1, B AS true) m",
      "a match2 as m"
    ),
  ])
  func relations(_ text: String, _ expected: String) throws {
    let relation = try #require(try select("SELECT * FROM \(text)").from)
    #expect(show(relation) == expected)
  }

  // MARK: Other statements

  @Test func rowsAreWritten() throws {
    guard case .insert(let insert) = try SQLParser.parse("INSERT INTO d.t (a, b) SELECT 1, 2"),
      case .insert(let bare) = try SQLParser.parse("insert into t (select 1)"),
      case .delete(let delete) = try SQLParser.parse("DELETE FROM t WHERE a = 1"),
      case .update(let update) = try SQLParser.parse("UPDATE t SET a = 1, b = a + 1 WHERE c")
    else {
      Issue.record("something else")
      return
    }
    #expect(insert.columns.map(\.text) == ["a", "b"])
    #expect(bare.columns.isEmpty)
    #expect(delete.condition != nil)
    #expect(update.assignments.map(\.column.text) == ["a", "b"])
  }

  @Test func mergeHasCases() throws {
    let text =
      "MERGE INTO t USING (SELECT 1) AS s ON t.a = s.a WHEN MATCHED AND s.b THEN DELETE WHEN MATCHED THEN UPDATE SET a = 1 "
      + "WHEN NOT MATCHED THEN INSERT (a, b) VALUES (1, 2)"
    guard case .merge(let merge) = try SQLParser.parse(text) else {
      Issue.record("no merge")
      return
    }
    #expect(merge.cases.map(\.isMatched) == [true, true, false])
    #expect(merge.cases[0].action == .delete)
    #expect(merge.cases[0].condition != nil)
  }

  @Test func tablesFromQueries() throws {
    let text =
      "CREATE TABLE IF NOT EXISTS d.t COMMENT 'c' WITH (format = 'PARQUET', bucketed_by = ARRAY['a'], x = DEFAULT) AS (SELECT 1 a) WITH NO DATA"
    guard case .createTableAs(let table) = try SQLParser.parse(text) else {
      Issue.record("no table")
      return
    }
    #expect(table.ifNotExists)
    #expect(table.comment == "c")
    #expect(table.properties.map(\.name.text) == ["format", "bucketed_by", "x"])
    #expect(table.properties[2].value == nil)
    #expect(!table.hasData)
  }

  @Test func viewsAndUnload() throws {
    guard case .createView(let view) = try SQLParser.parse("CREATE OR REPLACE VIEW v COMMENT 'x' SECURITY INVOKER AS SELECT 1"),
      case .unload(let unload) = try SQLParser.parse("UNLOAD (SELECT 1) TO 's3://b/x' WITH (format = 'ORC')")
    else {
      Issue.record("something else")
      return
    }
    #expect(view.replaces && view.isInvokerSecurity == true && view.comment == "x")
    #expect(unload.location == "s3://b/x")
    #expect(unload.properties.count == 1)
    #expect(try SQLParser.parse("DROP VIEW IF EXISTS v") == .dropView(name("v"), ifExists: true))
    #expect(try SQLParser.parse("SHOW CREATE VIEW a.v") == .showCreateView(name("a", "v")))
  }

  @Test func plansAndPreparedStatements() throws {
    guard case .explain(let explain) = try SQLParser.parse("EXPLAIN ANALYZE VERBOSE (FORMAT JSON) SELECT 1"),
      case .explain(let typed) = try SQLParser.parse("EXPLAIN (TYPE IO, FORMAT TEXT) SELECT 1"),
      case .prepare(let prepared, .query) = try SQLParser.parse("PREPARE p FROM SELECT ?"),
      case .execute(_, let values) = try SQLParser.parse("EXECUTE p USING 1, 'a'")
    else {
      Issue.record("something else")
      return
    }
    #expect(explain.isAnalyze && explain.isVerbose && explain.format == "JSON")
    #expect(typed.type == "IO" && typed.format == "TEXT")
    #expect(prepared.text == "p")
    #expect(values.count == 2)
    #expect(try SQLParser.parse("DEALLOCATE PREPARE p") == .deallocate(Identifier("p")))
  }

  @Test func icebergMaintenanceAndLambdas() throws {
    #expect(try SQLParser.parse("VACUUM d.t") == .vacuum(name("d", "t")))
    #expect(
      try SQLParser.parse("OPTIMIZE t REWRITE DATA USING BIN_PACK WHERE a") == .optimize(name("t"), condition: column("a")))
    guard
      case .externalFunctions(let functions, _) = try SQLParser.parse(
        "USING EXTERNAL FUNCTION f(a varchar, bigint) RETURNS double LAMBDA 'x' SELECT f(1)")
    else {
      Issue.record("something else")
      return
    }
    #expect(functions[0].parameters.map { $0.name?.text } == ["a", nil])
    #expect(functions[0].lambda == "x")
  }

  @Test(arguments: [
    ("SHOW DATABASES", Statement.showDatabases(like: nil)), ("show schemas like 'a*'", .showDatabases(like: "a*")),
    ("SHOW DATABASES 'a'", .showDatabases(like: "a")), ("SHOW TABLES", .showTables(database: nil, like: nil)),
    ("SHOW TABLES IN `my db` 'x*'", .showTables(database: Identifier("my db", isQuoted: true), like: "x*")),
    ("SHOW TABLES FROM d LIKE 'x';", .showTables(database: Identifier("d"), like: "x")),
    ("SHOW VIEWS IN d", .showViews(database: Identifier("d"), like: nil)), ("SHOW CATALOGS", .showCatalogs(like: nil)),
    ("SHOW FUNCTIONS LIKE 'a%'", .showFunctions(like: "a%")), ("SHOW SESSION", .showSession(like: nil)),
  ])
  func listings(_ text: String, _ expected: Statement) throws { #expect(try SQLParser.parse(text) == expected) }

  @Test func statementsOfOneTable() throws {
    #expect(try SQLParser.parse("DESCRIBE d.t") == .describe(Describe(table: name("d", "t"), style: .plain)))
    #expect(try SQLParser.parse("SHOW COLUMNS IN t") == .showColumns(name("t")))
    #expect(try SQLParser.parse("SHOW COLUMNS FROM t IN d") == .showColumns(name("d", "t")))
    #expect(try SQLParser.parse("SHOW PARTITIONS d.t") == .showPartitions(name("d", "t"), []))
    #expect(try SQLParser.parse("SHOW TBLPROPERTIES t('a.b')") == .showTableProperties(name("t"), name: "a.b"))
    guard case .describe(let describe) = try SQLParser.parse("desc formatted `c`.\"d\".t partition (a = 1, b = 'x') f.g") else {
      Issue.record("something else")
      return
    }
    #expect(describe.style == .formatted)
    #expect(describe.table.parts.map(\.text) == ["c", "d", "t"])
    #expect(describe.partition.map(\.value) == ["1", "x"])
    #expect(describe.column.map(\.text) == ["f", "g"])
  }

  @Test(arguments: [
    ("GRANT SELECT ON t TO x", "GRANT"), ("CALL f()", "CALL"), ("START TRANSACTION", "START"), ("CREATE ROLE r", "CREATE ROLE"),
    ("CREATE OR REPLACE FUNCTION f() RETURNS int RETURN 1", "FUNCTION"), ("DROP MATERIALIZED VIEW v", "DROP MATERIALIZED VIEW"),
    ("SHOW STATS FOR t", "SHOW STATS"), ("DESCRIBE INPUT p", "DESCRIBE INPUT"), ("SHOW ROLES", "SHOW ROLES"), ("USE d", "USE"),
    ("ALTER TABLE a.b.c RENAME COLUMN x TO y", "ALTER"), ("ALTER TABLE a SET PROPERTIES x = 1", "ALTER"),
    ("CREATE SCHEMA a WITH (x = 'y')", "CREATE SCHEMA"), ("CREATE SCHEMA IF NOT EXISTS a AUTHORIZATION b", "CREATE SCHEMA"),
    ("ALTER SCHEMA a RENAME TO b", "ALTER"), ("ALTER TABLE a.b.c ADD COLUMN x bigint", "ALTER"),
  ])
  func whatAthenaRefusesIsToldApart(_ text: String, _ keyword: String) throws {
    guard case .unsupported(let what) = try SQLParser.parse(text) else {
      Issue.record("\(text) was read as something else")
      return
    }
    #expect(what.keyword == keyword)
  }
}
