import Glibc
import Synchronization

/// Where the product reads the time. Injected everywhere, so that a scenario can freeze it.
public protocol Clock: Sendable {
  /// The current moment.
  var now: Timestamp { get }
}

/// The machine's own clock.
public struct SystemClock: Clock {
  /// The machine's own clock.
  public init() {}

  /// The current moment, from `clock_gettime`.
  public var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}

/// A clock that stands still until it is moved.
public final class FrozenClock: Clock {
  private let moment: Mutex<Timestamp>

  /// A clock that shows `moment` until `advance` or `set` is called.
  public init(_ moment: Timestamp) {
    self.moment = Mutex(moment)
  }

  /// The moment the clock was last set to.
  public var now: Timestamp { moment.withLock { $0 } }

  /// Moves the clock forward.
  public func advance(seconds: Int64) {
    moment.withLock { $0 = $0.adding(seconds: seconds) }
  }

  /// Sets the clock to a moment.
  public func set(_ timestamp: Timestamp) {
    moment.withLock { $0 = timestamp }
  }
}

/// Nanoseconds of a clock that only moves forward; for measuring durations.
public func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
