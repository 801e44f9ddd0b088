import Basics
import Synchronization

/// A few threads for work that may take longer than a request's thread should be held.
public final class WorkPool: Sendable {
  private struct Queue {
    var jobs: [@Sendable () -> Void] = []
    var isClosed = false
  }

  private let queue = Condition(Queue())
  private let threads: Mutex<[WorkerThread]>

  /// A pool with its threads running.
  public init(threads count: Int) {
    threads = Mutex([])
    let started = (0..<count).map { [queue] _ in WorkerThread { WorkPool.work(queue) } }
    threads.withLock { $0 = started }
  }

  /// Queues a job; it runs even if the pool is closed meanwhile, on the caller's thread if it is closed already.
  public func run(_ job: @escaping @Sendable () -> Void) {
    let isAccepted = queue.update { queue in
      if !queue.isClosed { queue.jobs.append(job) }
      return !queue.isClosed
    }
    if !isAccepted { job() }
  }

  /// Waits for the queued jobs and ends the threads.
  public func close() {
    queue.update { $0.isClosed = true }
    let started = threads.withLock { threads in
      defer { threads = [] }
      return threads
    }
    for thread in started { thread.join() }
  }

  deinit { close() }

  private static func work(_ queue: Condition<Queue>) {
    while let job = next(queue) { job() }
  }

  private static func next(_ queue: Condition<Queue>) -> (@Sendable () -> Void)? {
    queue.wait { queue -> (@Sendable () -> Void)?? in
      if !queue.jobs.isEmpty { return queue.jobs.removeFirst() }
      return queue.isClosed ? .some(nil) : nil
    }
  }
}
