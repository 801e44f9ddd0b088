import Testing

@testable import SQLSyntax

@Suite struct ParserTests {
  private func statement(_ text: String) throws -> SimpleStatement { try StatementParser.parse(text) }

  /// The one output of a SELECT, written with all its brackets.
  private func shown(_ text: String) throws -> String {
    guard case .constantSelect(let items) = try statement("SELECT \(text)"), let item = items.first else { return "no constants" }
    return show(item.value) + (item.alias.map { " as \($0)" } ?? "")
  }

  private func show(_ expression: ConstantExpression) -> String {
    switch expression {
    case .null: "null"
    case .boolean(let value): String(value)
    case .integer(let text), .decimal(let text), .double(let text): text
    case .string(let text): "'\(text)'"
    case .typed(let type, let text, _): "\(type)'\(text)'"
    case .name(let parts, _): parts.joined(separator: ".")
    case .star: "*"
    case .unary(let operation, let operand, _): "(\(operation) \(show(operand)))"
    case .binary(let operation, let left, let right, _): "(\(show(left)) \(operation) \(show(right)))"
    case .isNull(let operand): "(\(show(operand)) is null)"
    case .oneOf(let operand, let list, _): "(\(show(operand)) in [\(list.map(show).joined(separator: " "))])"
    case .between(let operand, let low, let high, _): "(\(show(operand)) between \(show(low)) \(show(high)))"
    case .like(let operand, let pattern, let escape, _):
      "(\(show(operand)) like \(show(pattern))\(escape.map { " escape \(show($0))" } ?? ""))"
    case .choice(let operand, let branches, let otherwise):
      "case(\(operand.map(show) ?? "")\(branches.map { "|\(show($0.condition)):\(show($0.result))" }.joined())"
        + "\(otherwise.map { "|else:\(show($0))" } ?? ""))"
    case .cast(let operand, let type, let isSafe, _):
      "\(isSafe ? "try_cast" : "cast")(\(show(operand)) \(type.name)\(type.parameters.isEmpty ? "" : "\(type.parameters)"))"
    case .call(let name, let arguments, _): "\(name)(\(arguments.map(show).joined(separator: " ")))"
    }
  }

  // MARK: Expressions

  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("1 - 2 - 3", "((1 - 2) - 3)"), ("(1 - 2) * 3", "((1 - 2) * 3)"), ("-1", "-1"),
    ("- 5", "-5"), ("--1\n7", "7"), ("-(1)", "(- 1)"), ("- -1", "(- -1)"), ("1 -1", "(1 - 1)"), ("+1", "1"), ("-a", "(- a)"),
    ("-.5", "-.5"), ("-1e2", "-1e2"), ("1 || 2 || 3", "((1 || 2) || 3)"), ("7 % 4 / 2", "((7 % 4) / 2)"),
    ("a OR b AND NOT c = 1", "(a OR (b AND (NOT (c = 1))))"), ("NOT NOT true", "(NOT (NOT true))"), ("1 != 2", "(1 <> 2)"),
    ("1 < 2 = true", "((1 < 2) = true)"), ("1 IS NULL", "(1 is null)"), ("1 is not null", "(NOT (1 is null))"),
    ("1 IN (1, 2+3)", "(1 in [1 (2 + 3)])"), ("1 NOT IN (2)", "(NOT (1 in [2]))"), ("2 BETWEEN 1 AND 3", "(2 between 1 3)"),
    ("2 NOT BETWEEN 1 AND 3 AND true", "((NOT (2 between 1 3)) AND true)"), ("'a' LIKE 'b%'", "('a' like 'b%')"),
    (#"'a' NOT LIKE 'b' ESCAPE '\'"#, #"(NOT ('a' like 'b' escape '\'))"#), ("null", "null"), ("TRUE", "true"),
    ("'it''s'", "'it's'"), ("DATE '2024-01-01'", "date'2024-01-01'"), ("bigint '5'", "bigint'5'"), ("date", "date"),
    ("CASE WHEN 1 = 1 THEN 2 ELSE 3 END", "case(|(1 = 1):2|else:3)"),
    ("CASE 1 WHEN 2 THEN 3 WHEN 4 THEN 5 END", "case(1|2:3|4:5)"),
    ("CAST(1 AS varchar)", "cast(1 varchar)"), ("TRY_CAST('x' AS DECIMAL(10, 2))", "try_cast('x' decimal[10, 2])"),
    ("current_date", "current_date()"), ("now()", "now()"), ("Coalesce(1, 2)", "coalesce(1 2)"), ("count(*)", "count(*)"),
    ("a.b.c", "a.b.c"), (#""A b".c"#, "A b.c"), ("1 AS x", "1 as x"), ("1 x", "1 as x"), (#"1 "X y""#, "1 as X y"), ("*", "*"),
    ("DISTINCT 1", "1"), ("ALL 1", "1"), ("1;", "1"), ("1;;", "1"), ("1 LIMIT 5", "1"), ("1 limit 10;", "1"),
  ])
  func expressions(_ text: String, _ expected: String) throws { #expect(try shown(text) == expected) }

  @Test func severalOutputs() throws {
    guard case .constantSelect(let items) = try statement("select 1 as a, 'b' b, 3") else {
      Issue.record("no constants")
      return
    }
    #expect(items.map(\.alias) == ["a", "b", nil])
  }

  // MARK: Other statements

  @Test(arguments: [
    ("SHOW DATABASES", SimpleStatement.showDatabases(like: nil)), ("show schemas like 'a*'", .showDatabases(like: "a*")),
    ("SHOW DATABASES 'a'", .showDatabases(like: "a")), ("SHOW TABLES", .showTables(database: nil, like: nil)),
    ("SHOW TABLES IN `my db` 'x*'", .showTables(database: "my db", like: "x*")),
    ("SHOW TABLES FROM d LIKE 'x';", .showTables(database: "d", like: "x")),
    ("SHOW VIEWS IN d", .showViews(database: "d", like: nil)),
  ])
  func listings(_ text: String, _ expected: SimpleStatement) throws { #expect(try statement(text) == expected) }

  @Test func tableStatements() throws {
    func name(_ catalog: String?, _ database: String?, _ table: String, _ column: Int) -> SimpleTableName {
      SimpleTableName(catalog: catalog, database: database, name: table, position: SQLPosition(line: 1, column: column))
    }
    #expect(try statement("DESCRIBE d.t") == .describe(name(nil, "d", "t", 10)))
    #expect(try statement("desc formatted `c`.\"d\".t") == .describe(name("c", "d", "t", 16)))
    #expect(try statement("SHOW COLUMNS IN t") == .showColumns(name(nil, nil, "t", 17)))
    #expect(try statement("SHOW COLUMNS FROM t IN d") == .showColumns(name(nil, "d", "t", 19)))
    #expect(try statement("SHOW PARTITIONS d.t") == .showPartitions(name(nil, "d", "t", 17)))
    #expect(try statement("SHOW TBLPROPERTIES t") == .showProperties(name(nil, nil, "t", 20), name: nil))
    #expect(try statement("SHOW TBLPROPERTIES t('a.b')") == .showProperties(name(nil, nil, "t", 20), name: "a.b"))
    #expect(try statement("SHOW CREATE VIEW v") == .showCreateView(name(nil, nil, "v", 18)))
  }

  @Test(arguments: [
    ("CREATE TABLE t (a int)", "CREATE", true), ("alter table t", "ALTER", true), ("DROP VIEW v", "DROP", true),
    ("MSCK REPAIR TABLE t", "MSCK", true), ("INSERT INTO t VALUES (1)", "INSERT", false),
    ("WITH a AS (SELECT 1) SELECT 1", "WITH", false),
    ("VALUES 1", "VALUES", false), ("EXPLAIN SELECT 1", "EXPLAIN", false), ("GRANT x", "GRANT", false), ("USE d", "USE", false),
    ("SELECT a FROM t", "SELECT", false), ("SELECT 1 ORDER BY 1", "SELECT", false), ("SELECT 1 UNION SELECT 2", "SELECT", false),
    ("(SELECT 1)", "SELECT", false), ("SELECT 1 LIMIT 0", "SELECT", false), ("SHOW CREATE TABLE t", "SHOW CREATE", true),
    ("SELECT ARRAY[1]", "SELECT", false), ("DESCRIBE t PARTITION (a=1)", "DESCRIBE", true),
  ])
  func whatIsNotServedYetIsToldApart(_ text: String, _ keyword: String, _ isDefinition: Bool) throws {
    guard case .unsupported(let what) = try statement(text) else {
      Issue.record("\(text) was read as something else")
      return
    }
    #expect((what.keyword, what.isDefinition) == (keyword, isDefinition))
  }

  // MARK: Errors

  private static let starts =
    "'ALTER', 'ANALYZE', 'CALL', 'COMMENT', 'COMMIT', 'CREATE', 'DEALLOCATE', 'DELETE', 'DENY', 'DESC', 'DESCRIBE', 'DROP', "
    + "'EXECUTE', 'EXPLAIN', 'GRANT', 'INSERT', 'MERGE', 'PREPARE', 'REFRESH', 'RESET', 'REVOKE', 'ROLLBACK', 'SET', 'SHOW', "
    + "'START', 'TRUNCATE', 'UNLOAD', 'UPDATE', 'USE', 'USING', <query>"

  private static let afterItems =
    "',', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WHERE', 'WINDOW', <EOF>"

  @Test(arguments: [
    ("", "line 1:1: mismatched input '<EOF>'. Expecting: \(starts)"),
    ("   -- nothing", "line 1:14: mismatched input '<EOF>'. Expecting: \(starts)"),
    ("SELEC 1", "line 1:1: mismatched input 'SELEC'. Expecting: \(starts)"),
    ("\n 5", "line 2:2: mismatched input '5'. Expecting: \(starts)"),
    ("SELECT", "line 1:7: mismatched input '<EOF>'. Expecting: '*', 'ALL', 'DISTINCT', <expression>"),
    ("select ", "line 1:8: mismatched input '<EOF>'. Expecting: '*', 'ALL', 'DISTINCT', <expression>"),
    ("SELECT DISTINCT", "line 1:16: mismatched input '<EOF>'. Expecting: '*', <expression>"),
    ("SELECT 1,", "line 1:10: mismatched input '<EOF>'. Expecting: '*', <expression>"),
    ("SELECT )", "line 1:8: mismatched input ')'. Expecting: '*', 'ALL', 'DISTINCT', <expression>"),
    ("SELECT 1 + ", "line 1:12: mismatched input '<EOF>'. Expecting: <expression>"),
    ("SELECT 1 = @x", "line 1:12: mismatched input '@'. Expecting: <expression>"),
    ("SELECT (1", "line 1:10: mismatched input '<EOF>'. Expecting: ')'"),
    ("SELECT 1 2", "line 1:10: mismatched input '2'. Expecting: \(afterItems)"),
    ("SELECT 1 a b", "line 1:12: mismatched input 'b'. Expecting: \(afterItems)"),
    ("SELECT 1 select", "line 1:10: mismatched input 'select'. Expecting: \(afterItems)"),
    ("SELECT 1 AS", "line 1:12: mismatched input '<EOF>'. Expecting: <identifier>"),
    ("SELECT 1 AS end", "line 1:13: mismatched input 'end'. Expecting: <identifier>"),
    ("SELECT 1 LIMIT x", "line 1:16: mismatched input 'x'. Expecting: '?', 'ALL', <integer>"),
    ("SELECT 1 LIMIT 1 2", "line 1:18: mismatched input '2'. Expecting: <EOF>"),
    ("SELECT 1 IN ()", "line 1:14: mismatched input ')'. Expecting: <expression>"),
    ("SELECT 1 NOT 2", "line 1:14: mismatched input '2'. Expecting: 'BETWEEN', 'IN', 'LIKE'"),
    ("SELECT 1 IS 2", "line 1:13: mismatched input '2'. Expecting: 'NULL'"),
    ("SELECT 1 BETWEEN 2 OR 3", "line 1:20: mismatched input 'OR'. Expecting: 'AND'"),
    ("SELECT CASE END", "line 1:13: mismatched input 'END'. Expecting: <expression>"),
    ("SELECT CASE 1 END", "line 1:15: mismatched input 'END'. Expecting: 'WHEN'"),
    ("SELECT CASE WHEN 1 THEN 2", "line 1:26: mismatched input '<EOF>'. Expecting: 'END'"),
    ("SELECT CAST(1 AS decimal()", "line 1:26: mismatched input ')'. Expecting: <integer>, <type>"),
    ("SELECT CAST(1, 2)", "line 1:14: mismatched input ','. Expecting: 'AS'"),
    ("SELECT `a`", "line 1:8: backquoted identifiers are not supported; use double quotes to quote identifiers"),
    ("SELECT 9223372036854775808", "line 1:8: Invalid numeric literal: 9223372036854775808"),
    ("SELECT -9223372036854775809", "line 1:8: Invalid numeric literal: -9223372036854775809"),
    ("SELECT 1; SELECT 2", "Only one sql statement is allowed. Got: SELECT 1; SELECT 2"),
    ("DESCRIBE", "line 1:9: mismatched input '<EOF>'. Expecting: <identifier>"),
    ("DESCRIBE a.b.c.d", "line 1:10: Too many dots in table name: a.b.c.d"),
    (
      "SHOW",
      "line 1:5: mismatched input '<EOF>'. Expecting: 'CATALOGS', 'COLUMNS', 'CREATE', 'CURRENT', 'FUNCTIONS', 'GRANTS', 'ROLE', 'ROLES', 'SCHEMAS', 'SESSION', 'STATS', 'TABLES'"
    ),
    ("SHOW COLUMNS t", "line 1:14: mismatched input 't'. Expecting: 'FROM', 'IN'"),
    ("SHOW TABLES x", "line 1:13: mismatched input 'x'. Expecting: <EOF>"),
    ("SHOW PARTITIONS", "line 1:16: mismatched input '<EOF>'. Expecting: <identifier>"),
    ("SHOW TBLPROPERTIES t(a)", "line 1:22: mismatched input 'a'. Expecting: <string>"),
  ])
  func syntaxErrors(_ text: String, _ message: String) {
    #expect(throws: SQLSyntaxError(message: message)) { try statement(text) }
  }

  @Test func theSmallestNumbersCanBeWritten() throws {
    #expect(try shown("-9223372036854775808") == "-9223372036854775808")
    #expect(try shown("- 2147483648") == "-2147483648")
  }

  // MARK: Bounds

  private static let tooLarge = "statement is too large (stack overflow during parsing)"

  @Test(arguments: ["(", "-(", "NOT ", "CASE WHEN ", "f(", "CAST(", "+ ", "1 + (", "1 IN ("]) func nestingIsBounded(
    _ opening: String
  ) throws {
    #expect {
      try statement("SELECT " + String(repeating: opening, count: 100_000))
    } throws: { error in
      (error as? SQLSyntaxError)?.message.contains(Self.tooLarge) == true
    }
  }

  @Test(arguments: [
    " + 1", " * 1", " || 'a'", " AND true", " OR true", " = 1", " IS NULL", " LIKE 'a'", " IN (1)", " BETWEEN 1 AND 2",
  ])
  func chainsAreBounded(_ link: String) throws {
    #expect {
      try statement("SELECT 1" + String(repeating: link, count: 100_000))
    } throws: { error in
      (error as? SQLSyntaxError)?.message.contains(Self.tooLarge) == true
    }
    _ = try statement("SELECT 1" + String(repeating: link, count: 250))
  }

  @Test func manyOutputsAndListItemsAreFine() throws {
    let list = Array(repeating: "-1", count: 5000).joined(separator: ", ")
    _ = try statement("SELECT \(list), 1 IN (\(list))")
  }
}
