import Basics
import Synchronization

/// Runs jobs after a delay on one thread, so that no request's thread has to wait.
final class DelayQueue: Sendable {
  fileprivate struct Job: Sendable {
    var due: UInt64
    var work: @Sendable () -> Void
  }

  fileprivate struct State: Sendable {
    var jobs: [Job] = []
    var isClosed = false
    var isStarted = false
    /// Counts the jobs that were ever added, so that the thread notices one that came while it waited.
    var added = 0
  }

  private let state = Condition(State())
  private let thread = Mutex<WorkerThread?>(nil)

  /// Runs a job in so many milliseconds; at once if the queue is closed.
  func run(after milliseconds: Int, _ work: @escaping @Sendable () -> Void) {
    let wait = UInt64(min(max(0, milliseconds), FaultRule.longestDelay))
    let job = Job(due: monotonicNanoseconds() + wait * 1_000_000, work: work)
    let (isAccepted, mustStart) = state.update { state in
      guard !state.isClosed else { return (false, false) }
      state.jobs.append(job)
      state.added += 1
      defer { state.isStarted = true }
      return (true, !state.isStarted)
    }
    if !isAccepted { work() }
    if mustStart { thread.withLock { $0 = WorkerThread { [state] in DelayQueue.loop(state) } } }
  }

  /// Runs what waits at once and ends the thread.
  func close() {
    state.update { $0.isClosed = true }
    thread.withLock { thread in
      thread?.join()
      thread = nil
    }
  }

  private static func loop(_ state: Condition<State>) {
    while let (wait, added) = state.wait({ $0.nextWait }) {
      let job = state.wait(milliseconds: wait) { state -> Job?? in
        if let job = state.takeDue() { return .some(job) }
        // Something was added that may be due earlier: the wait begins anew.
        return state.added == added ? nil : .some(nil)
      }
      if let job, let job { job.work() }
    }
  }
}

extension DelayQueue.State {
  /// Milliseconds until something is due, with the count of jobs that this looks at; an inner nil when all is done, an
  /// outer one while there is nothing to wait for.
  fileprivate var nextWait: (milliseconds: Int, added: Int)?? {
    if isClosed { return .some(jobs.isEmpty ? nil : (0, added)) }
    guard let next = jobs.map(\.due).min() else { return nil }
    let now = monotonicNanoseconds()
    return .some((next <= now ? 0 : Int((next - now) / 1_000_000) + 1, added))
  }

  fileprivate mutating func takeDue() -> DelayQueue.Job? {
    let now = monotonicNanoseconds()
    guard let index = jobs.firstIndex(where: { isClosed || $0.due <= now }) else { return nil }
    return jobs.remove(at: index)
  }
}
