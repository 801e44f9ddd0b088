import Basics
import SQLite

/// The writer's thread: takes all that waits, commits it together, then tells everybody.
final class WriterLoop: @unchecked Sendable {
  // The connection is used by the writer's thread alone.
  private let connection: Connection
  private let queue: Condition<WriteQueue>
  private let foldsLogAtEnd: Bool

  init(connection: Connection, queue: Condition<WriteQueue>, foldsLogAtEnd: Bool) {
    (self.connection, self.queue, self.foldsLogAtEnd) = (connection, queue, foldsLogAtEnd)
  }

  func run() {
    while let jobs = nextBatch() { commit(jobs) }
    if foldsLogAtEnd { try? connection.execute("PRAGMA wal_checkpoint(TRUNCATE)") }
  }

  private func nextBatch() -> [any QueuedWrite]? {
    queue.wait { queue -> [any QueuedWrite]?? in
      if queue.jobs.isEmpty { return queue.isClosed ? .some(nil) : nil }
      defer { queue.jobs.removeAll(keepingCapacity: true) }
      return queue.jobs
    }
  }

  private func commit(_ jobs: [any QueuedWrite]) {
    var tell: [@Sendable ((any Error)?) -> Void] = []
    var failure: (any Error)?
    do {
      try connection.transaction { for job in jobs { tell.append(job.run(on: connection)) } }
    } catch {
      failure = error
    }
    if tell.count < jobs.count {
      // The transaction could not even begin: nothing ran, everybody is told why.
      for job in jobs { job.refuse(failure ?? CancellationError()) }
      return
    }
    for completion in tell { completion(failure) }
  }
}
