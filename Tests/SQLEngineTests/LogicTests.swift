import Basics
import SQLEngine
import SQLSyntax
import Synchronization
import Testing

@Suite struct LogicTests {
  // MARK: Three values

  private static let truths = ["true", "false", "null"]

  @Test(arguments: truths, truths) func and(_ left: String, _ right: String) throws {
    let expected = left == "false" || right == "false" ? "false" : left == "null" || right == "null" ? "NULL" : "true"
    #expect(try Query.value("\(left) AND \(right)") == "boolean \(expected)")
  }

  @Test(arguments: truths, truths) func or(_ left: String, _ right: String) throws {
    let expected = left == "true" || right == "true" ? "true" : left == "null" || right == "null" ? "NULL" : "false"
    #expect(try Query.value("\(left) OR \(right)") == "boolean \(expected)")
  }

  @Test(arguments: [
    ("NOT true", "false"), ("NOT null", "NULL"), ("null = null", "NULL"), ("1 = null", "NULL"), ("null <> 1", "NULL"),
    ("null IS NULL", "true"),
    ("1 IS NOT NULL", "true"), ("1 IN (1, null)", "true"), ("2 IN (1, null)", "NULL"), ("2 NOT IN (1, null)", "NULL"),
    ("null IN (1)", "NULL"),
    ("2 NOT IN (1, 3)", "true"), ("null BETWEEN 1 AND 2", "NULL"), ("5 BETWEEN null AND 2", "false"),
    ("1 BETWEEN null AND 2", "NULL"),
    ("null LIKE 'a'", "NULL"), ("'a' LIKE null", "NULL"), ("false AND 1/0 = 1", "false"), ("true OR 1/0 = 1", "true"),
  ])
  func nulls(_ text: String, _ expected: String) throws { #expect(try Query.value(text) == "boolean \(expected)") }

  // MARK: Comparisons

  @Test(arguments: [
    ("1 = 1.0", true), ("1 < 1.5", true), ("1.10 = 1.1", true), ("2147483648 > 1", true), ("1e0 = 1", true),
    ("0.1 + 0.2 = 0.3", true),
    ("1e-1 + 2e-1 = 3e-1", false), ("'a' < 'b'", true), ("'B' < 'a'", true), ("'a' = 'a '", false), ("'é' > 'z'", true),
    ("'' < 'a'", true),
    ("true > false", true), ("DATE '2024-01-01' < DATE '2024-01-02'", true),
    ("DATE '2024-01-01' = TIMESTAMP '2024-01-01 00:00:00'", true),
    ("TIMESTAMP '2024-01-01 10:00:00.001' > TIMESTAMP '2024-01-01 10:00:00'", true), ("0e0/0e0 = 0e0/0e0", false),
    ("0e0/0e0 <> 0e0/0e0", true),
    ("DECIMAL '99999999999999999999999999999999999999' > 0.5", true),
    ("DECIMAL '-99999999999999999999999999999999999999' < -0.5", true),
    ("0.5 < DECIMAL '99999999999999999999999999999999999999'", true),
    ("-0.5 > DECIMAL '-99999999999999999999999999999999999999'", true),
    ("1 BETWEEN 1 AND 1", true), ("1 <> 2", true), ("2 >= 2", true), ("2 <= 1", false),
  ])
  func comparisons(_ text: String, _ expected: Bool) throws { #expect(try Query.value(text) == "boolean \(expected)") }

  @Test(arguments: [
    ("'abc' LIKE 'a%'", true), ("'abc' LIKE 'a_c'", true), ("'abc' LIKE 'a*'", false), ("'abc' LIKE 'a?c'", false),
    ("'a*c' LIKE 'a*c'", true),
    ("'é' LIKE '_'", true), ("'𝄞' LIKE '_'", true), ("'' LIKE '%'", true), ("'' LIKE '_'", false), ("'a\nb' LIKE 'a%b'", true),
    ("'ABC' LIKE 'abc'", false),
    ("'a%c' LIKE 'a#%c' ESCAPE '#'", true), ("'abc' LIKE 'a#%c' ESCAPE '#'", false), ("'a_' LIKE 'a$_' ESCAPE '$'", true),
    ("'a#' LIKE 'a##' ESCAPE '#'", true),
    ("'aaab' LIKE '%a%b'", true), ("'abcabc' LIKE '%abc'", true), ("'abc' NOT LIKE 'b%'", true),
  ])
  func like(_ text: String, _ expected: Bool) throws { #expect(try Query.value(text) == "boolean \(expected)") }

  @Test(arguments: [
    ("1 = 'a'", "TYPE_MISMATCH: line 1:10: Cannot apply operator: integer = varchar(1)"),
    ("true < 1", "TYPE_MISMATCH: line 1:13: Cannot apply operator: boolean < integer"),
    ("1 AND true", "TYPE_MISMATCH: line 1:8: Logical expression term must evaluate to a boolean (actual: integer)"),
    ("NOT 1", "TYPE_MISMATCH: line 1:8: Value of logical NOT expression must evaluate to a boolean (actual: integer)"),
    ("1 LIKE 'a'", "TYPE_MISMATCH: line 1:10: Left side of LIKE expression must evaluate to a varchar (actual: integer)"),
    ("'a' LIKE 1", "TYPE_MISMATCH: line 1:12: Pattern for LIKE expression must evaluate to a varchar (actual: integer)"),
    (
      "'a' LIKE 'b' ESCAPE 1", "TYPE_MISMATCH: line 1:12: Escape for LIKE expression must evaluate to a varchar (actual: integer)"
    ),
    ("'a' LIKE 'b' ESCAPE 'xy'", "INVALID_FUNCTION_ARGUMENT: Escape string must be a single character"),
    ("'a' LIKE 'b' ESCAPE ''", "INVALID_FUNCTION_ARGUMENT: Escape string must be a single character"),
    (
      "'a' LIKE 'b#' ESCAPE '#'",
      "INVALID_FUNCTION_ARGUMENT: Escape character must be followed by '%', '_' or the escape character itself"
    ),
    (
      "1 IN ('a')",
      "TYPE_MISMATCH: line 1:10: IN value and list items must be the same type or coercible to a common type. "
        + "Cannot find common type between integer and varchar(1), all types (without duplicates): [integer, varchar(1)]"
    ),
    ("3 IN (3, 5 / 0)", "DIVISION_BY_ZERO: Division by zero"),
    (
      "a",
      "COLUMN_NOT_FOUND: line 1:8: Column 'a' cannot be resolved or requester is not authorized to access requested resources"
    ),
    (
      "T.\"B c\"",
      "COLUMN_NOT_FOUND: line 1:8: Column 't.b c' cannot be resolved or requester is not authorized to access requested resources"
    ),
    ("*", "COLUMN_NOT_FOUND: line 1:8: SELECT * not allowed in queries without FROM clause"),
    ("nonsense(1)", "FUNCTION_NOT_FOUND: line 1:8: Function 'nonsense' not registered"),
    ("length(5)", "TYPE_MISMATCH: line 1:8: Unexpected parameters (integer) for function length."),
    ("NULLIF(1, 'a')", "TYPE_MISMATCH: line 1:8: Types are not comparable with NULLIF: integer vs varchar(1)"),
    (
      "1 || 'a'",
      "TYPE_MISMATCH: line 1:10: Unexpected parameters (integer, varchar(1)) for function concat. Expected: concat(char(x), char(y)), concat(array(E), E) E, concat(E, array(E)) E, concat(array(E)) E, concat(varchar), concat(varbinary)"
    ),
  ])
  func errors(_ text: String, _ reason: String) throws { #expect(try Query.problem(text) == reason) }

  // MARK: Choices and functions

  @Test(arguments: [
    ("CASE WHEN true THEN 1 ELSE 2.5 END", "decimal(11,1) 1.0"), ("CASE WHEN false THEN 1 END", "integer NULL"),
    ("CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'bcd' END", "varchar(3) bcd"),
    ("CASE WHEN null THEN 1 ELSE 2 END", "integer 2"), ("CASE WHEN true THEN 1 ELSE 1/0 END", "integer 1"),
    ("CASE WHEN true THEN null ELSE 5 END", "integer NULL"),
    ("coalesce(null, 1, 2)", "integer 1"), ("coalesce(1, 2.5)", "decimal(11,1) 1.0"), ("coalesce(null, null)", "unknown NULL"),
    ("coalesce(1, 1/0)", "integer 1"),
    ("if(true, 1)", "integer 1"), ("if(false, 1)", "integer NULL"), ("if(null, 1, 2e0)", "double 2.0"),
    ("nullif(1, 1)", "integer NULL"), ("nullif(1, 2.0)", "integer 1"),
    ("upper('aé')", "varchar(2) AÉ"), ("lower('AB')", "varchar(2) ab"), ("trim('  a ')", "varchar(4) a"),
    ("reverse('abc')", "varchar(3) cba"), ("length('a𝄞')", "bigint 2"),
    ("abs(-5)", "integer 5"), ("abs(-1.5)", "decimal(2,1) 1.5"), ("abs(-2e0)", "double 2.0"),
    ("typeof(1.5)", "varchar decimal(2,1)"), ("typeof(null)", "varchar unknown"),
    ("'a' || 'b' || 'c'", "varchar abc"), ("'a' || null", "varchar NULL"), ("count(*)", "bigint 1"), ("count(null)", "bigint 0"),
    ("current_date", "date 2026-03-01"), ("now()", "timestamp(3) 2026-03-01 09:00:00.250"),
  ])
  func values(_ text: String, _ expected: String) throws { #expect(try Query.value(text) == expected) }

  @Test func choicesNeedACommonType() throws {
    #expect(
      try Query.problem("CASE WHEN true THEN 1 ELSE 'a' END")?.hasSuffix(
        "All CASE results must be the same type or coercible to a common type. Cannot find common type between integer and "
          + "varchar(1), all types (without duplicates): [integer, varchar(1)]") == true)
    #expect(try Query.problem("coalesce(1, 'a')")?.contains("All COALESCE operands must be the same type") == true)
  }

  @Test func columnsAreNamed() throws {
    let result = try Query.run("1, 2 AS Two, 'x' \"A b\", null")
    #expect(result.columns.map(\.name) == ["_col0", "two", "a b", "_col3"])
    #expect(result.rows == [["1", "2", "x", nil]])
  }

  // MARK: Bounds

  /// The longest statements that the parser lets through, on as small a stack as any thread of ours has.
  @Test(arguments: [
    "1" + String(repeating: " + 1", count: 290), "true" + String(repeating: " OR false", count: 290),
    "'a'" + String(repeating: " || 'a'", count: 290), "1" + String(repeating: " = 1", count: 290),
    String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60),
    String(repeating: "abs(", count: 60) + "1" + String(repeating: ")", count: 60),
    String(repeating: "CASE WHEN true THEN ", count: 60) + "1" + String(repeating: " END", count: 60),
    String(repeating: "NOT ", count: 60) + "true",
    "coalesce(" + String(repeating: "coalesce(", count: 60) + "1" + String(repeating: ", 2)", count: 61),
    "true" + String(repeating: " BETWEEN false AND true", count: 290),
    String(repeating: "nullif(", count: 60) + "1" + String(repeating: ", 2)", count: 60),
    String(repeating: "if(true, ", count: 60) + "1" + String(repeating: ")", count: 60),
  ])
  func largeStatementsDoNotOverflowTheStack(_ text: String) {
    let outcome = Mutex("")
    let thread = WorkerThread {
      let told: String
      do { told = try Query.value(text) } catch { told = "\(error)" }
      outcome.withLock { $0 = told }
    }
    thread.join()
    #expect(!outcome.withLock { $0 }.isEmpty)
    #expect(!outcome.withLock { $0 }.contains("too large"))
  }
}
