import Basics
import SQLSyntax
import Testing

@Suite struct PrinterTests {
  @Test func queriesAreLaidOutOnLines() throws {
    let text = """
      with a (x) as (select 1), b as (table a) select distinct a.x, count(*) as n from a join b on a.x = b.x left join c using (y), d
      where x > 1 and not y group by 1, cube (x, (y, z)) having n > 2 window w as (order by x) order by n desc nulls first offset 1 limit 5
      """
    #expect(
      SQLPrinter.text(of: try SQLParser.parse(text)) == """
        WITH
          a (x) AS (
           SELECT 1
        )
        , b AS (
           TABLE a
        )
        SELECT DISTINCT
          a.x
        , count(*) n
        FROM
          (a
        INNER JOIN b ON (a.x = b.x)
        LEFT JOIN c USING (y))
        , d
        WHERE ((x > 1) AND (NOT y))
        GROUP BY 1, CUBE (x, (y, z))
        HAVING (n > 2)
        WINDOW w AS (ORDER BY x ASC)
        ORDER BY n DESC NULLS FIRST
        OFFSET 1 ROWS
        LIMIT 5
        """)
  }

  @Test(arguments: [
    ("a+b-c*2", "(a + b - (c * 2))"), ("a-(b-c)", "(a - (b - c))"), ("- -1", "-(-1)"), ("-a", "-a"), ("-(1)", "-(1)"),
    ("a||b||c", "(a || b || c)"), ("a and (b and c)", "(a AND (b AND c))"), ("1e3", "1000.0E0"), ("1e-300", "1E-300"),
    ("x'0aff'", "X'0AFF'"), ("'it''s'", "'it''s'"), ("U&'\\00e9'", "'é'"), ("date '2024-01-01'", "DATE '2024-01-01'"),
    ("\"select\"", "\"select\""), ("interval -'1' day to hour", "INTERVAL -'1' DAY TO HOUR"),
    ("substring(a from 2)", "substr(a, 2)"),
    ("normalize(a)", "\"normalize\"(a, 'NFC')"), ("trim(a)", "TRIM(BOTH FROM a)"), ("a not in (1, 2)", "(NOT (a IN (1, 2)))"),
    ("cast(a as row(x bigint, array(varchar(3))))", "CAST(a AS row(x bigint, array(varchar(3))))"),
    ("x -> x + 1", "(x) -> (x + 1)"), ("(a, b)", "ROW(a, b)"), ("a[1].b", "a[1].b"), ("(a + b)[1]", "(a + b)[1]"),
    ("sum(a) over (partition by b rows 2 preceding)", "sum(a) OVER (PARTITION BY b ROWS 2 PRECEDING)"),
    ("case a when 1 then 2 end", "(CASE a WHEN 1 THEN 2 END)"), ("a is not distinct from b", "(NOT (a IS DISTINCT FROM b))"),
    ("timestamp", "timestamp"), ("try(a)", "TRY(a)"),
  ])
  func expressions(_ text: String, _ expected: String) throws {
    #expect(SQLPrinter.text(of: try SQLParser.parseExpression(text)) == expected)
  }

  // MARK: Round trips

  private static let statements = [
    "select 1 as limit, a as \"A b\", t.* as (x, y) from t as offset (p, q), lateral (select 1) l",
    "select * from (a natural full join b) cross join (c tablesample bernoulli (10)) d, unnest(x, y) with ordinality u (i, j, k)",
    "((select 1 order by 1) union all select 2 intersect distinct select 3) except (values 1, (2)) fetch first 3 rows with ties",
    "select * from a join b join c on x on y where exists (select 1) and a = all (select 2) and b in (select 3) and c in ((select 4))",
    "select count(distinct a order by b) filter (where c), lag(a) ignore nulls over w, listagg(a, ',' on overflow truncate '..' with count) within group (order by b desc) from t",
    "select * from t for version as of 5 as s, u for timestamp as of timestamp '2024-01-01 00:00:00' where a between 1 and 2 or b like 'x' escape '#'",
    "select * from t match_recognize (partition by a order by b measures final last(c) as d all rows per match omit empty matches after match skip to next row pattern (^ (A | B C)+? {- D -} PERMUTE(E, F) G{2,5}? () $) subset u = (A, B) define A as x > prev(x)) as m (i, j)",
    "select json_value(a, 'lax $.x' passing b format json as \"B\" returning bigint default 1 on empty error on error), json_query(a, '$' with conditional array wrapper omit quotes empty array on empty), json_object(key 'a' value 1, 'b' : (select 2) absent on null with unique keys), json_array(1, null null on null returning varchar format json), json_exists(a, '$' unknown on error)",
    "select * from json_table(a, '$' as p columns (n for ordinality, x bigint path '$.x' default 1 on empty, nested path '$.y' as q columns (z varchar format json without array wrapper keep quotes))) as j",
    "select * from table(s.f(1, x => table(t) as u (a) partition by (a, b) prune when empty order by a, y => descriptor(a, b bigint)))",
    "select classy over (partition by a measures classifier() as classy rows between current row and 5 following after match skip past last row seek pattern (A+) define A as true) from t",
    "insert into t (a, b) select 1, 2", "delete from t where a = 1", "update t set a = 1, b = a + 1 where c is null", "vacuum t",
    "merge into t as x using (select 1 a) s on x.a = s.a when matched and s.a > 1 then delete when matched then update set b = 2 when not matched then insert (a, b) values (1, 2)",
    "create table if not exists d.t (a, b) comment 'it''s' with (format = 'ORC', p = array['a', 'b'], q = default) as select 1, 2 with no data",
    "unload (select 1) to 's3://b/x' with (format = 'JSON')", "create or replace view v comment 'c' security definer as select 1",
    "explain analyze verbose select 1", "explain (type io, format json) select 1", "prepare p from select ? limit ?",
    "drop view if exists a.v",
    "execute p using 1, 'a'", "deallocate prepare p", "optimize t rewrite data using bin_pack where a = 1", "show create view v",
    "using external function f(a varchar, bigint) returns double lambda 'x' select f('a', 1)", "show tables in `x y` like 'a*'",
    "show databases", "show views in d", "show columns in d.t", "show partitions t partition (a = 'x', b = 1)",
    "show tblproperties t('x')",
    "show create table `t`", "show functions like 'a%'", "show catalogs", "describe formatted d.t partition (a = 1) c.d",
    "msck repair table d.t",
    "create external table if not exists `a b`.t (x int comment 'it\\'s', `y z` struct<a:int,`b c`:array<string> comment 'q'>) comment 'c' partitioned by (d string) clustered by (x) sorted by (x desc) into 3 buckets row format serde 's' with serdeproperties ('a\\t' = '\\001') stored as inputformat 'i' outputformat 'o' location 's3://l' tblproperties ('k' = 'v')",
    "create table t (a bigint) partitioned by (a, bucket(4, a), year(b)) location 's3://x' tblproperties ('table_type' = 'ICEBERG')",
    "create external table t (a int) row format delimited fields terminated by ',' escaped by '\\\\' lines terminated by '\\n' null defined as '' stored as textfile",
    "alter table t add if not exists partition (a = 1) location 's3://x' partition (a = 2)",
    "alter table t drop partition (a = 1), partition (b < 'x')",
    "alter table t partition (a = 1) rename to partition (a = 2)", "alter table t rename to u",
    "alter table t add columns (a int, b string comment 'x')",
    "alter table t change column a b bigint after c", "alter table t drop column a", "alter table t set location 's3://x'",
    "drop database if exists d cascade",
    "alter table t set tblproperties ('a' = 'b')", "alter table t unset tblproperties if exists ('a')",
    "drop table if exists `d`.`t`",
    "create database if not exists d comment 'c' location 's3://x' with dbproperties ('a' = 'b')",
    "alter database d set dbproperties ('a' = 'b')",
  ]

  @Test(arguments: statements) func whatIsPrintedReadsBackAsTheSame(_ text: String) throws {
    let statement = try SQLParser.parse(text)
    let printed = SQLPrinter.text(of: statement)
    #expect(try SQLParser.parse(printed) == statement, "\(printed)")
    #expect(SQLPrinter.text(of: try SQLParser.parse(printed)) == printed)
  }

  @Test func longChainsReadBack() throws {
    for link in [" + a", " || 'x'", " JOIN b ON true", " AND x", " UNION ALL SELECT 1"] {
      let statement = try SQLParser.parse(
        "SELECT 1 FROM a WHERE a" + String(repeating: link, count: link.contains("JOIN") ? 0 : 450))
      #expect(try SQLParser.parse(SQLPrinter.text(of: statement)) == statement)
    }
    let joins = try SQLParser.parse("SELECT 1 FROM a" + String(repeating: " JOIN b ON true", count: 450))
    #expect(try SQLParser.parse(SQLPrinter.text(of: joins)) == joins)
  }

  /// Statements made of the words of real ones: what can be read can be printed and read again.
  @Test(.timeLimit(.minutes(1)), arguments: 0..<8) func randomMixturesReadBack(_ seed: UInt64) throws {
    let random = SeededIDSource(seed: seed)
    let words = Self.statements.flatMap { $0.split(separator: " ") }
    for _ in 0..<400 {
      var mixture = Self.statements[Int(random.next() % UInt64(Self.statements.count))].split(separator: " ")
      for _ in 0...(random.next() % 3) {
        mixture[Int(random.next() % UInt64(mixture.count))] = words[Int(random.next() % UInt64(words.count))]
      }
      guard let statement = try? SQLParser.parse(mixture.joined(separator: " ")) else { continue }
      if case .unsupported = statement { continue }
      let printed = SQLPrinter.text(of: statement)
      #expect(throws: Never.self, "\(mixture.joined(separator: " "))\n\(printed)") {
        let again = try SQLParser.parse(printed)
        if again != statement { throw SQLSyntaxError(message: "another tree") }
      }
    }
  }
}
