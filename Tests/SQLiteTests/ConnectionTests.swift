import Basics
import SQLite
import Testing

@Suite struct ConnectionTests {
  private let folder: String
  private let connection: Connection

  init() throws {
    folder = try FileSystem.temporaryDirectory()
    connection = try Connection(path: "\(folder)/test.db")
    try connection.execute("CREATE TABLE item (name TEXT PRIMARY KEY, size INTEGER, body BLOB)")
  }

  @Test func valuesComeBackAsTheyWent() throws {
    try connection.run("INSERT INTO item VALUES (?, ?, ?)", "é\u{0}x", 42, .blob([0, 255]))
    let row = try connection.first("SELECT * FROM item") { ($0.text(0), $0.integer(1), $0.bytes(2)) }
    #expect(row?.0 == "é\u{0}x")
    #expect(row?.1 == 42)
    #expect(row?.2 == [0, 255])
  }

  @Test func aConstraintIsToldApart() throws {
    try connection.run("INSERT INTO item VALUES ('a', 1, NULL)")
    #expect {
      try connection.run("INSERT INTO item VALUES ('a', 2, NULL)")
    } throws: { ($0 as? SQLiteFailure)?.isConstraint == true }
  }

  @Test func aFailedSavepointLeavesTheRestOfTheTransaction() throws {
    struct Refusal: Error {}
    try connection.transaction {
      try connection.run("INSERT INTO item VALUES ('kept', 1, NULL)")
      _ = try? connection.savepoint {
        try connection.run("INSERT INTO item VALUES ('dropped', 1, NULL)")
        throw Refusal()
      }
    }
    #expect(try connection.all("SELECT name FROM item") { $0.text(0) } == ["kept"])
  }

  @Test func aFailedTransactionLeavesNothing() throws {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      try connection.transaction {
        try connection.run("INSERT INTO item VALUES ('dropped', 1, NULL)")
        throw Refusal()
      }
    }
    #expect(try connection.all("SELECT name FROM item") { $0.text(0) }.isEmpty)
  }

  @Test func migrationsRunOnce() throws {
    let steps = [Migration("one", "CREATE TABLE a (x)"), Migration("two", "INSERT INTO a VALUES (1)")]
    try Migration.apply(steps, to: connection)
    try Migration.apply(steps, to: connection)
    #expect(try connection.first("SELECT count(*) FROM a") { $0.integer(0) } == 1)
  }

  @Test func oneStatementMayRunInsideItself() throws {
    try connection.run("INSERT INTO item VALUES ('a', 1, NULL)")
    try connection.run("INSERT INTO item VALUES ('b', 2, NULL)")
    var pairs = 0
    try connection.forEach("SELECT name FROM item", []) { _ in
      pairs += (try? connection.all("SELECT name FROM item") { $0.text(0) }.count) ?? 0
      return true
    }
    #expect(pairs == 4)
  }
}
