import Glibc

/// A value that threads wait on: a lock and a condition variable together.
public final class Condition<Value>: @unchecked Sendable {
  // Every access to `value` happens with `mutex` held.
  private var value: Value
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let signal = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// A guarded value.
  public init(_ value: sending Value) {
    self.value = value
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(signal, nil)
  }

  deinit {
    pthread_cond_destroy(signal)
    pthread_mutex_destroy(mutex)
    signal.deallocate()
    mutex.deallocate()
  }

  /// Changes the value and wakes every waiting thread.
  public func update<Result>(_ change: (inout Value) throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(signal)
      pthread_mutex_unlock(mutex)
    }
    return try change(&value)
  }

  /// Waits until `take` answers something, then answers that. `take` runs with the lock held.
  public func wait<Result>(_ take: (inout Value) -> Result?) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = take(&value) { return result }
      pthread_cond_wait(signal, mutex)
    }
  }

  /// As `wait`, but gives up and answers nil after so many milliseconds; below zero counts as zero, and a year is the most.
  public func wait<Result>(milliseconds: Int, _ take: (inout Value) -> Result?) -> Result? {
    let milliseconds = min(max(0, milliseconds), 31_536_000_000)
    var limit = timespec()
    clock_gettime(CLOCK_REALTIME, &limit)
    limit.tv_nsec += (milliseconds % 1000) * 1_000_000
    limit.tv_sec += milliseconds / 1000 + limit.tv_nsec / 1_000_000_000
    limit.tv_nsec %= 1_000_000_000
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = take(&value) { return result }
      if pthread_cond_timedwait(signal, mutex, &limit) == ETIMEDOUT { return take(&value) }
    }
  }
}
