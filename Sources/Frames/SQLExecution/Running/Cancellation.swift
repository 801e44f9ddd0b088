import SQLColumns
import Synchronization

/// Stops a query from outside.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A query that runs.
  public init() {}

  /// Stops the query at its next batch.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether the query is to stop.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  func check() throws(SQLError) {
    if isCancelled { throw SQLError("USER_CANCELED", "Query cancelled by user") }
  }
}
