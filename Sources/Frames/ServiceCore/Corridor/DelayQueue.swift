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
  }

  private let state = Condition(State())
  private let thread = Mutex<WorkerThread?>(nil)

  /// Runs a job in so many milliseconds.
  func run(after milliseconds: Int, _ work: @escaping @Sendable () -> Void) {
    let due = monotonicNanoseconds() + UInt64(max(0, milliseconds)) * 1_000_000
    let mustStart = state.update { state in
      state.jobs.append(Job(due: due, work: work))
      defer { state.isStarted = true }
      return !state.isStarted
    }
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
    while true {
      let wait = state.wait { $0.waitMilliseconds }
      if wait == nil { return }
      if let job = state.wait(milliseconds: wait ?? 0, { $0.takeDue() }) { job.work() }
    }
  }
}

extension DelayQueue.State {
  /// Milliseconds until something is due; an inner nil when all is done, an outer one when there is nothing to wait for.
  fileprivate var waitMilliseconds: Int?? {
    if isClosed { return .some(jobs.isEmpty ? nil : 0) }
    guard let next = jobs.map(\.due).min() else { return nil }
    let now = monotonicNanoseconds()
    return .some(next <= now ? 0 : Int((next - now) / 1_000_000) + 1)
  }

  fileprivate mutating func takeDue() -> DelayQueue.Job? {
    let now = monotonicNanoseconds()
    guard let index = jobs.firstIndex(where: { isClosed || $0.due <= now }) else { return nil }
    return jobs.remove(at: index)
  }
}
