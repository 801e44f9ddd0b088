import Basics
import Synchronization

/// The latest calls, in a ring of bounded size.
public final class Journal: Sendable {
  private struct State {
    var ring: [JournalRecord] = []
    var lastNumber = 0
    var finished = 0
  }

  private let state: Condition<State>
  private let capacity: Int

  /// A journal that remembers so many calls.
  public init(capacity: Int = 10_000) {
    self.capacity = capacity
    state = Condition(State())
  }

  /// The number for the next call.
  public func nextNumber() -> Int {
    state.update { state in
      state.lastNumber += 1
      return state.lastNumber
    }
  }

  /// Remembers a finished call.
  public func add(_ record: JournalRecord) {
    state.update { state in
      if state.ring.count < capacity {
        state.ring.append(record)
      } else {
        state.ring[state.finished % capacity] = record
      }
      state.finished += 1
    }
  }

  /// The remembered calls, oldest first.
  public var records: [JournalRecord] {
    state.wait { state in
      let oldest = state.ring.count < capacity ? 0 : state.finished % capacity
      return Array(state.ring[oldest...] + state.ring[..<oldest])
    }
  }

  /// How many calls have finished; the position to ask `records(after:)` from.
  public var position: Int { state.wait { $0.finished } }

  /// The calls that finished after a position, and the new position; waits up to `milliseconds` for the first.
  public func records(after position: Int, milliseconds: Int) -> (records: [JournalRecord], position: Int) {
    let current = state.wait(milliseconds: milliseconds) { $0.finished > position ? $0.finished : nil } ?? position
    let fresh = max(0, current - position)
    return (Array(records.suffix(fresh)), current)
  }

  /// The call of a number, if it is still remembered.
  public func record(_ number: Int) -> JournalRecord? { records.last { $0.number == number } }

  /// Forgets everything; numbers go on.
  public func clear() {
    state.update { state in
      state.ring = []
      state.finished = 0
    }
  }
}
