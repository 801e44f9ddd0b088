import Basics
import SQLSyntax
import Testing

/// Random statements made of real pieces: read or refused, never a crash and never for long.
@Suite struct FuzzTests {
  private static let pieces = [
    "SELECT ", "1", "'a'", "\"b\"", "`c`", "(", ")", ",", " AS ", "+", "-", "*", "/", "%", "||", "=", "<>", "<", ".", ";",
    " AND ",
    " OR ", " NOT ", "NULL", "CASE ", " WHEN ", " THEN ", " ELSE ", " END", "CAST(", " AS decimal(3,1))", " IN (", " LIKE ",
    " BETWEEN ", " IS ", "date '2024-01-01'", "1.5", "1e5", "f(", " LIMIT ", "SHOW ", "TABLES ", "DESCRIBE ", "--", "/*", "*/",
    "\n", "\u{0}", "é", "𝄞", "'", "\"", "?", "@", "\\", " FROM ", " JOIN ", " UNION ", " OVER (", " GROUP BY ", "ARRAY[", "]",
    "->", " ORDER BY ", "VALUES ", "JSON_VALUE(",
    "U&'\\00'", "X'0'", "INTERVAL ", " EXISTS (", "MATCH_RECOGNIZE (", " PATTERN (", "{", "}", "1x", "row(",
  ]

  @Test(.timeLimit(.minutes(1)), arguments: 0..<10) func randomStatements(_ seed: UInt64) {
    let random = SeededIDSource(seed: seed)
    for _ in 0..<300 {
      let count = Int(random.next() % 30)
      let text = (0..<count).map { _ in Self.pieces[Int(random.next() % UInt64(Self.pieces.count))] }.joined()
      let start =
        random.next() % 2 == 0
        ? ["SELECT ", "CREATE TABLE t ", "ALTER TABLE t ", "CREATE EXTERNAL TABLE t (", "DESCRIBE "][Int(random.next() % 5)] : ""
      do {
        _ = try SQLParser.parse(start + text)
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
  }
}
