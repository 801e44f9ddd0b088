import SQLSyntax
import Testing

@Suite struct SyntaxErrorTests {
  private static let starts =
    "'ALTER', 'ANALYZE', 'CALL', 'COMMENT', 'COMMIT', 'CREATE', 'DEALLOCATE', 'DELETE', 'DENY', 'DESC', 'DESCRIBE', 'DROP', "
    + "'EXECUTE', 'EXPLAIN', 'GRANT', 'INSERT', 'MERGE', 'PREPARE', 'REFRESH', 'RESET', 'REVOKE', 'ROLLBACK', 'SET', 'SHOW', "
    + "'START', 'TRUNCATE', 'UNLOAD', 'UPDATE', 'USE', 'USING', <query>"

  private static let afterValue =
    "'%', '*', '+', ',', '-', '.', '/', 'AND', 'AS', 'AT', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', "
    + "'OFFSET', 'OR', 'ORDER', 'UNION', 'WHERE', 'WINDOW', '[', '||', <EOF>, <identifier>, <predicate>"

  private static let afterItem =
    "',', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WHERE', 'WINDOW', <EOF>"

  private static let relations = "'(', 'JSON_TABLE', 'LATERAL', 'NEAREST', 'TABLE', 'UNNEST', <identifier>"

  private static let afterTable =
    "',', '.', 'AS', 'CROSS', 'EXCEPT', 'FETCH', 'FOR', 'FULL', 'GROUP', 'HAVING', 'INNER', 'INTERSECT', 'JOIN', 'LEFT', "
    + "'LIMIT', 'MATCH_RECOGNIZE', 'NATURAL', 'OFFSET', 'ORDER', 'RIGHT', 'TABLESAMPLE', 'UNION', 'WHERE', 'WINDOW', <EOF>, <identifier>"

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
    ("SELECT a AND", "line 1:13: mismatched input '<EOF>'. Expecting: <expression>"),
    ("SELECT 1 = @x", "line 1:12: mismatched input '@'. Expecting: 'ALL', 'ANY', 'SOME', <expression>"),
    ("SELECT 'open", "line 1:8: mismatched input '''. Expecting: '*', 'ALL', 'DISTINCT', <expression>"),
    ("SELECT \"open", "line 1:8: mismatched input '\"'. Expecting: '*', 'ALL', 'DISTINCT', <expression>"),
    ("/* open", "line 1:1: mismatched input '/'. Expecting: \(starts)"),
    ("SELECT é", "line 1:8: mismatched input 'é'. Expecting: '*', 'ALL', 'DISTINCT', <expression>"),
    (
      "SELECT (1",
      "line 1:10: mismatched input '<EOF>'. Expecting: '%', ')', '*', '+', ',', '-', '.', '/', 'AND', 'AT', 'OR', '[', '||', <predicate>"
    ),
    ("SELECT (", "line 1:9: mismatched input '<EOF>'. Expecting: ')', <expression>, <identifier>, <query>"),
    ("SELECT 1 2", "line 1:10: mismatched input '2'. Expecting: \(afterValue)"),
    ("SELECT 1 a b", "line 1:12: mismatched input 'b'. Expecting: \(afterItem)"),
    ("SELECT 1 AS", "line 1:12: mismatched input '<EOF>'. Expecting: <identifier>"),
    ("SELECT 1 AS end", "line 1:13: mismatched input 'end'. Expecting: <identifier>"),
    ("SELECT 1 LIMIT 1 2", "line 1:18: mismatched input '2'. Expecting: <EOF>"),
    ("SELECT 1 IN ()", "line 1:14: mismatched input ')'. Expecting: <expression>, <query>"),
    ("SELECT 1 NOT 2", "line 1:14: mismatched input '2'. Expecting: 'BETWEEN', 'IN', 'LIKE'"),
    ("SELECT 1 IS 2", "line 1:13: mismatched input '2'. Expecting: 'DISTINCT', 'NOT', 'NULL'"),
    ("SELECT CASE END", "line 1:13: mismatched input 'END'. Expecting: 'WHEN', <expression>"),
    ("SELECT CAST(1 AS decimal()", "line 1:26: mismatched input ')'. Expecting: <integer>, <type>"),
    ("SELECT CAST(1 AS 5)", "line 1:18: mismatched input '5'. Expecting: <type>"),
    ("SELECT * FROM", "line 1:14: mismatched input '<EOF>'. Expecting: \(relations)"),
    (
      "SELECT * FROM (",
      "line 1:16: mismatched input '<EOF>'. Expecting: '(', 'JSON_TABLE', 'LATERAL', 'NEAREST', 'TABLE', 'UNNEST', <identifier>, <query>"
    ),
    ("SELECT * FROM a 5", "line 1:17: mismatched input '5'. Expecting: \(afterTable)"),
    (
      "SELECT * FROM a FOR SYSTEM_TIME AS OF now()",
      "line 1:21: mismatched input 'SYSTEM_TIME'. Expecting: 'TIMESTAMP', 'VERSION'"
    ),
    ("SELECT * FROM a JOIN", "line 1:21: mismatched input '<EOF>'. Expecting: \(relations)"),
    ("SELECT * FROM a LEFT b", "line 1:22: mismatched input 'b'. Expecting: 'JOIN', 'OUTER'"),
    ("SELECT a FROM b WHERE", "line 1:22: mismatched input '<EOF>'. Expecting: <expression>"),
    ("SELECT a FROM b GROUP a", "line 1:23: mismatched input 'a'. Expecting: 'BY'"),
    (
      "SELECT a FROM b GROUP BY",
      "line 1:25: mismatched input '<EOF>'. Expecting: '(', 'ALL', 'AUTO', 'CUBE', 'DISTINCT', 'GROUPING', 'ROLLUP', <expression>"
    ),
    (
      "SELECT a. FROM b",
      "line 1:9: mismatched input '.'. Expecting: '%', '*', '+', ',', '-', '/', 'AND', 'AS', 'AT', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'OR', 'ORDER', 'UNION', 'WHERE', 'WINDOW', '||', <EOF>, <identifier>, <predicate>"
    ),
    ("SELECT a FROM b ORDER BY a LIMIT 10 OFFSET 5", "line 1:37: mismatched input 'OFFSET'. Expecting: <EOF>"),
    ("WITH a AS SELECT 1", "line 1:11: mismatched input 'SELECT'. Expecting: '('"),
    ("WITH a (SELECT 1) SELECT 2", "line 1:9: mismatched input 'SELECT'. Expecting: <identifier>"),
    ("INSERT t VALUES 1", "line 1:8: mismatched input 't'. Expecting: 'INTO'"),
    (
      "CREATE )",
      "line 1:8: mismatched input ')'. Expecting: 'BRANCH', 'CATALOG', 'FUNCTION', 'MATERIALIZED', 'OR', 'ROLE', 'SCHEMA', 'TABLE', 'VIEW'"
    ),
    ("CREATE TABLE )", "line 1:14: mismatched input ')'. Expecting: 'IF', <identifier>"),
    ("CREATE TABLE a ", "line 1:16: mismatched input '<EOF>'. Expecting: '(', '.', 'AS', 'COMMENT', 'WITH'"),
    ("SHOW COLUMNS t", "line 1:14: mismatched input 't'. Expecting: 'FROM', 'IN'"),
    ("SHOW TBLPROPERTIES t(a)", "line 1:22: mismatched input 'a'. Expecting: <string>"),
    (
      "SHOW",
      "line 1:5: mismatched input '<EOF>'. Expecting: 'CATALOGS', 'COLUMNS', 'CREATE', 'CURRENT', 'FUNCTIONS', 'GRANTS', 'ROLE', 'ROLES', 'SCHEMAS', 'SESSION', 'STATS', 'TABLES'"
    ),
  ])
  func mismatches(_ text: String, _ message: String) {
    #expect(throws: SQLSyntaxError(message: message)) { try SQLParser.parse(text) }
  }

  @Test(arguments: [
    ("SELECT `a`", "line 1:8: backquoted identifiers are not supported; use double quotes to quote identifiers"),
    ("SELECT * FROM `a`.b", "line 1:15: backquoted identifiers are not supported; use double quotes to quote identifiers"),
    ("SELECT 1x", "line 1:8: identifiers must not start with a digit; surround the identifier with double quotes"),
    ("SELECT 1e", "line 1:8: identifiers must not start with a digit; surround the identifier with double quotes"),
    ("SELECT \"\" FROM t", "line 1:8: Zero-length delimited identifier not allowed"),
    ("SELECT 9223372036854775808", "line 1:8: Invalid numeric literal: 9223372036854775808"),
    ("SELECT -9223372036854775809", "line 1:8: Invalid numeric literal: -9223372036854775809"),
    ("SELECT X'abc'", "line 1:8: Binary literal must contain an even number of digits"),
    ("SELECT X'zz'", "line 1:8: Binary literal can only contain hexadecimal digits"),
    (#"SELECT U&'\004'"#, "line 1:8: Incomplete escape sequence: 004"),
    (#"SELECT U&'\x'"#, "line 1:8: Invalid hexadecimal digit: x"),
    (
      #"SELECT U&'\D800'"#,
      #"line 1:8: Invalid escaped character: D800. Escaped character is a surrogate. Use '\+123456' instead."#
    ),
    (#"SELECT U&'\+110000'"#, "line 1:8: Invalid escaped character: 110000"),
    ("SELECT U&'a' UESCAPE 'ab'", "line 1:8: Invalid Unicode escape character: ab"),
    ("SELECT IF(1)", "line 1:8: Invalid number of arguments for 'if' function"),
    ("SELECT coalesce(1)", "line 1:8: The 'coalesce' function must have at least two arguments"),
    ("SELECT try(1, 2)", "line 1:8: The 'try' function must have exactly one argument"),
    ("SELECT nullif(1, 2) OVER ()", "line 1:8: OVER clause not valid for 'nullif' function"),
    ("SELECT trim(from 'a')", "line 1:8: The 'trim' function must have specification, char or both arguments when it takes FROM"),
    ("SELECT if(1) FROM", "line 1:18: mismatched input '<EOF>'. Expecting: \(relations)"),
    ("DESCRIBE a.b.c.d", "line 1:10: Too many dots in table name: a.b.c.d"),
    ("SELECT 1; SELECT 2", "Only one sql statement is allowed. Got: SELECT 1; SELECT 2"),
  ])
  func faultsOfContent(_ text: String, _ message: String) {
    #expect(throws: SQLSyntaxError(message: message)) { try SQLParser.parse(text) }
  }

  // MARK: Bounds

  private static let tooLarge = "statement is too large (stack overflow while parsing)"

  @Test(arguments: [
    "(", "-(", "NOT ", "CASE WHEN ", "f(", "CAST(", "+ ", "1 + (", "1 IN (", "(SELECT ", "ARRAY[", "x -> ",
    "EXISTS (SELECT ",
  ])
  func nestingIsBounded(_ opening: String) throws {
    #expect {
      try SQLParser.parse("SELECT " + String(repeating: opening, count: 20_000))
    } throws: { error in
      (error as? SQLSyntaxError)?.message.contains(Self.tooLarge) == true
    }
  }

  @Test(arguments: [" + 1", " * 1", " || 'a'", "[1]", ".a", " AT TIME ZONE 'a'"])
  func operatorsThatDeepenTheTreeAreBounded(_ link: String) throws {
    #expect {
      try SQLParser.parse("SELECT a" + String(repeating: link, count: 20_000))
    } throws: { error in
      (error as? SQLSyntaxError)?.message.contains(Self.tooLarge) == true
    }
    _ = try SQLParser.parse("SELECT a" + String(repeating: link, count: 450))
  }

  @Test(arguments: [" AND true", " OR true", " UNION SELECT 1", " UNION ALL SELECT 1", ", 1"])
  func chainsAndListsAreFlat(_ link: String) throws {
    _ = try SQLParser.parse("SELECT 1" + String(repeating: link, count: 20_000))
  }

  @Test func thousandsOfJoinsAreRefused() throws {
    _ = try SQLParser.parse("SELECT 1 FROM a" + String(repeating: " JOIN b ON true", count: 450))
    #expect {
      try SQLParser.parse("SELECT 1 FROM a" + String(repeating: ", b", count: 5000))
    } throws: { error in
      (error as? SQLSyntaxError)?.message.contains(Self.tooLarge) == true
    }
  }
}
