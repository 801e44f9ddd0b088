extension Connection {
  /// Runs `body` in a transaction: all of it is committed, or nothing if it throws.
  public func transaction<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws -> Value {
    try execute("BEGIN IMMEDIATE")
    do {
      let value = try body()
      try execute("COMMIT")
      return value
    } catch {
      try? execute("ROLLBACK")
      throw error
    }
  }

  /// Runs `body` in a savepoint of the running transaction: what it wrote is undone if it throws.
  public func savepoint<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws -> Value {
    try execute("SAVEPOINT step")
    do {
      let value = try body()
      try execute("RELEASE step")
      return value
    } catch {
      try execute("ROLLBACK TO step")
      try execute("RELEASE step")
      throw error
    }
  }

  /// Runs `body` on one unchanging view of the database.
  public func snapshot<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws -> Value {
    try execute("BEGIN")
    defer { try? execute("COMMIT") }
    return try body()
  }
}
