import Testing

@testable import SQLExecution

/// Queries over constants answer what Trino answers.
@Suite struct QueryTests {
  @Test(arguments: [
    ("SELECT 1", [["1"]]), ("SELECT 1 + 2 * 3 AS x, 'a' || 'b'", [["7", "ab"]]),
    ("SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t(x, y) WHERE x > 1", [["2", "b"]]),
    ("SELECT x, count(*) FROM (VALUES 1, 2, 1, NULL) t(x) GROUP BY x ORDER BY 1", [["1", "2"], ["2", "1"], ["null", "1"]]),
    ("SELECT sum(x), avg(x), min(x), max(x) FROM (VALUES 1, 2, 3) t(x)", [["6", "2.0", "1", "3"]]),
    ("SELECT a.x, b.y FROM (VALUES 1, 2) a(x) JOIN (VALUES (2, 'two')) b(x, y) ON a.x = b.x", [["2", "two"]]),
    (
      "SELECT x, b.y FROM (VALUES 1, 2) a(x) LEFT JOIN (VALUES (2, 'two')) b(x, y) USING (x) ORDER BY 1",
      [["1", "null"], ["2", "two"]]
    ),
    ("SELECT x FROM (VALUES 3, 1, 2) t(x) ORDER BY x DESC LIMIT 2", [["3"], ["2"]]),
    ("SELECT (SELECT max(y) FROM (VALUES 1, 2) u(y) WHERE y < x) FROM (VALUES 2, 3) t(x)", [["1"], ["2"]]),
    ("SELECT x FROM (VALUES 1, 2, 3) t(x) WHERE x IN (SELECT y FROM (VALUES 1, 3) u(y))", [["1"], ["3"]]),
    (
      "SELECT x, row_number() OVER (ORDER BY x DESC), sum(x) OVER (ORDER BY x) FROM (VALUES 1, 2) t(x) ORDER BY x",
      [["1", "2", "1"], ["2", "1", "3"]]
    ),
    ("SELECT transform(ARRAY[1, 2], e -> e * x) FROM (VALUES 10, 20) t(x)", [["[10, 20]"], ["[20, 40]"]]),
    ("SELECT x FROM UNNEST(ARRAY[1, 2]) t(x) UNION ALL SELECT 3", [["1"], ["2"], ["3"]]),
    ("WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT sum(n) FROM t", [["6"]]),
    (
      "SELECT a, b, count(*), grouping(a, b) FROM (VALUES (1, 2)) t(a, b) GROUP BY GROUPING SETS ((a), (b)) ORDER BY 4",
      [["1", "null", "1", "1"], ["null", "2", "1", "2"]]
    ),
    ("SELECT date_trunc('month', DATE '2024-05-17'), DATE '2024-01-31' + INTERVAL '1' MONTH", [["2024-05-01", "2024-02-29"]]),
    ("SELECT try(1 / 0), TRY_CAST('x' AS bigint), CASE WHEN false THEN 1 / 0 ELSE 5 END", [["null", "null", "5"]]),
    ("SELECT CAST(1.25 AS decimal(10, 1)), 1.5 + 2, 10 / 4, 10 / 4.0", [["1.3", "3.5", "2", "2.5"]]),
    ("SELECT x FROM (VALUES 1, 2, 3) t(x) EXCEPT SELECT 2 ORDER BY 1", [["1"], ["3"]]),
    ("SELECT 'abc' LIKE 'a%', 'a%c' LIKE 'a!%_' ESCAPE '!'", [["true", "true"]]),
    (
      "SELECT max_by(y, x) FILTER (WHERE x < 3), count(DISTINCT z) FROM (VALUES (1, 'a', 1), (2, 'b', 1), (3, 'c',"
        + " 2)) t(x, y, z)",
      [["b", "2"]]
    ),
  ])
  func `queries answer`(sql: String, rows: [[String]]) throws {
    #expect(try QueryRunner.rows(sql) == rows)
  }

  @Test(arguments: [
    (
      "SELECT x",
      "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved or requester is not authorized to access requested resources"
    ),
    ("SELECT * FROM nowhere", "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.default.nowhere' does not exist"),
    (
      "SELECT * FROM no.t",
      "SCHEMA_NOT_FOUND: line 1:15: Schema 'no' does not exist"
    ),
    (
      "SELECT 1 / 0", "DIVISION_BY_ZERO: Division by zero"
    ),
    ("SELECT 1 + 'a'", "TYPE_MISMATCH: line 1:10: Cannot apply operator: integer + varchar(1)"),
    ("SELECT nope(1)", "FUNCTION_NOT_FOUND: line 1:8: Function 'nope' not registered"),
    (
      "SELECT x, sum(y) FROM (VALUES (1, 2)) t(x, y)",
      "EXPRESSION_NOT_AGGREGATE: line 1:8: 'x' must be an aggregate expression or appear in GROUP BY clause"
    ),
    ("SELECT (SELECT x FROM (VALUES 1, 2) t(x))", "SUBQUERY_MULTIPLE_ROWS: Scalar sub-query has returned multiple rows"),
    ("SELECT INTEGER '2147483647' + 1", "NUMERIC_VALUE_OUT_OF_RANGE: integer addition overflow: 2147483647 + 1"),
  ])
  func `queries fail with code, place and sentence`(sql: String, reason: String) {
    #expect(QueryRunner.failure(sql) == reason)
  }
}

/// Joins find their partners whatever the order in which tables are named.
@Suite struct JoinTests {
  @Test(arguments: [
    (
      "SELECT a.x, b.y, c.z FROM (VALUES 1, 2) a(x), (VALUES (10, 'p'), (20, 'q')) b(y, k), (VALUES (1, 'q'), (2, 'p')) c(z, k) "
        + "WHERE a.x = c.z AND b.k = c.k ORDER BY 1", [["1", "20", "1"], ["2", "10", "2"]]
    ),
    (
      "SELECT * FROM (VALUES 1, 2) a(x) LEFT JOIN (VALUES 2, 3) b(x) ON a.x = b.x AND b.x > 2 ORDER BY 1",
      [["1", "null"], ["2", "null"]]
    ),
    ("SELECT * FROM (VALUES 1, 2) a(x) LEFT JOIN (VALUES 2, 3) b(x) ON a.x = b.x WHERE b.x IS NULL", [["1", "null"]]),
    (
      "SELECT * FROM (VALUES 1, 2) a(x) FULL JOIN (VALUES 2, 3) b(x) ON a.x = b.x ORDER BY 1, 2",
      [["1", "null"], ["2", "2"], ["null", "3"]]
    ),
    ("SELECT * FROM (VALUES nan()) a(x) JOIN (VALUES nan()) b(x) ON a.x = b.x", []),
    ("SELECT count(*) FROM (VALUES 1, 2) a(x) CROSS JOIN (VALUES 1, 2, 3) b(y) WHERE x < y", [["3"]]),
  ])
  func `joins answer`(sql: String, rows: [[String]]) throws {
    #expect(try QueryRunner.rows(sql) == rows)
  }

  @Test func `many rows are joined by their keys`() throws {
    let many = "(SELECT a * 10000 + b AS n FROM UNNEST(sequence(0, 9)) t(a), UNNEST(sequence(0, 9999)) u(b))"
    #expect(try QueryRunner.rows("SELECT count(*) FROM \(many) a JOIN \(many) b ON a.n = b.n") == [["100000"]])
  }
}
