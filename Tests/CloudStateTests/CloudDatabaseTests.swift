import Basics
import CloudState
import SQLite
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct CloudDatabaseTests {
  @Test func writesAreSeenByReadersAfterTheirCommit() throws {
    let state = try TestState()
    let count = try state.database.write { connection in
      try TestState.insert("a", connection)
      return try connection.first("SELECT COUNT(*) FROM note") { $0.integer(0) } ?? 0
    }
    #expect(count == 1)
    #expect(try state.names() == ["a"])
  }

  @Test func whatWaitsIsCommittedTogether() throws {
    let state = try TestState()
    let gate = Condition(false)
    let seen = Condition<[Int]>([])
    // While the first write holds the writer, the others queue up and must share one transaction.
    let isRunning = Condition(false)
    state.database.write(
      { _ in
        isRunning.update { $0 = true }
        return gate.wait { $0 ? true : nil }
      }, completion: { _ in })
    isRunning.wait { $0 ? () : nil }
    for index in 0..<20 {
      state.database.write { connection in
        try TestState.insert("n\(index)", connection)
      } completion: { _ in
        let visible = (try? state.names().count) ?? -1
        seen.update { $0.append(visible) }
      }
    }
    gate.update { $0 = true }
    let counts = seen.wait { $0.count == 20 ? $0 : nil }
    #expect(counts == Array(repeating: 20, count: 20))
  }

  @Test func aFailingWriteUndoesItselfAlone() throws {
    let state = try TestState()
    let gate = Condition(false)
    let results = Condition<[String: Bool]>([:])
    state.database.write({ _ in gate.wait { $0 ? true : nil } }, completion: { _ in })
    for name in ["a", "bad", "c"] {
      state.database.write { connection in
        try TestState.insert(name, connection)
        try TestState.insert("\(name)2", connection)
        if name == "bad" { throw TestState.Refusal() }
      } completion: { result in
        if case .success = result { results.update { $0[name] = true } } else { results.update { $0[name] = false } }
      }
    }
    gate.update { $0 = true }
    let outcome = results.wait { $0.count == 3 ? $0 : nil }
    #expect(outcome == ["a": true, "bad": false, "c": true])
    #expect(try state.names() == ["a", "a2", "c", "c2"])
  }

  @Test func aConstraintFailureUndoesTheWholeWrite() throws {
    let state = try TestState()
    try state.database.write { try TestState.insert("a", $0) }
    let failure = #expect(throws: SQLiteFailure.self) {
      try state.database.write { (connection: Connection) throws -> Void in
        try TestState.insert("b", connection)
        try TestState.insert("a", connection)
      }
    }
    #expect(failure?.isConstraint == true)
    #expect(try state.names() == ["a"])
    try state.database.write { try TestState.insert("c", $0) }
    #expect(try state.names() == ["a", "c"])
  }

  @Test func errorsComeBackAsThrown() throws {
    let state = try TestState()
    #expect(throws: TestState.Refusal()) { try state.database.write { _ in throw TestState.Refusal() } }
    #expect(throws: TestState.Refusal()) { try state.database.read { _ in throw TestState.Refusal() } }
  }

  @Test func readersCannotWrite() throws {
    let state = try TestState()
    #expect(throws: SQLiteFailure.self) {
      try state.database.read { connection in try TestState.insert("a", connection) }
    }
    #expect(try state.names() == [])
  }

  @Test func readersAndWritersAtOnce() throws {
    let state = try TestState()
    let failures = Mutex<[String]>([])
    let writers = (0..<4).map { writer in
      WorkerThread {
        for index in 0..<50 {
          do {
            try state.database.write { connection in
              // Two rows in one write: no reader may ever see an odd number.
              try TestState.insert("\(writer)-\(index)-a", connection)
              try TestState.insert("\(writer)-\(index)-b", connection)
            }
          } catch { failures.withLock { $0.append("write: \(error)") } }
        }
      }
    }
    let readers = (0..<4).map { _ in
      WorkerThread {
        for _ in 0..<100 {
          do {
            let count = try state.names().count
            if count % 2 != 0 { failures.withLock { $0.append("half a write was seen: \(count)") } }
          } catch { failures.withLock { $0.append("read: \(error)") } }
        }
      }
    }
    for thread in writers + readers { thread.join() }
    #expect(failures.withLock { $0 } == [])
    #expect(try state.names().count == 400)
  }

  @Test func closingFinishesWhatIsQueued() throws {
    let state = try TestState()
    let done = Condition(0)
    for index in 0..<100 {
      state.database.write({ try TestState.insert("n\(index)", $0) }, completion: { _ in done.update { $0 += 1 } })
    }
    state.database.close()
    #expect(done.wait { $0 } == 100)
    #expect(try state.names().count == 100)
  }

  @Test func aClosedDatabaseRefusesWrites() throws {
    let state = try TestState()
    state.database.close()
    state.database.close()
    #expect(throws: EnvironmentFailure.self) { try state.database.write { try TestState.insert("a", $0) } }
  }

  @Test func stateSurvivesReopening() throws {
    let folder = try StateFolder()
    defer { folder.discard() }
    for (round, durability) in [CloudDatabase.Durability.process, .power, .process].enumerated() {
      let database = try CloudDatabase(folder: folder.path, migrations: TestState.migrations, durability: durability)
      #expect(try TestState.names(database).count == round)
      try database.write { try TestState.insert("round \(round)", $0) }
      database.close()
      let log = try? FileSystem.read("\(folder.path)/mocklake.db-wal")
      #expect(log?.isEmpty ?? true, "the log was not folded into the database")
    }
  }

  @Test func newMigrationsRunOnOldState() throws {
    let folder = try StateFolder()
    defer { folder.discard() }
    let old = try CloudDatabase(folder: folder.path, migrations: TestState.migrations)
    try old.write { try TestState.insert("kept", $0) }
    old.close()
    let more = TestState.migrations + [Migration("note-2", "ALTER TABLE note ADD COLUMN more TEXT NOT NULL DEFAULT 'x'")]
    let new = try CloudDatabase(folder: folder.path, migrations: more)
    defer { new.close() }
    let rows = try new.read { connection in try connection.all("SELECT name, more FROM note") { "\($0.text(0)) \($0.text(1))" } }
    #expect(rows == ["kept x"])
  }

  @Test func aBrokenFileIsRefused() throws {
    let folder = try StateFolder()
    defer { folder.discard() }
    try FileSystem.write(Array(repeating: UInt8(ascii: "x"), count: 8192), to: "\(folder.path)/mocklake.db")
    #expect(throws: SQLiteFailure.self) { try CloudDatabase(folder: folder.path, migrations: TestState.migrations) }
  }
}
