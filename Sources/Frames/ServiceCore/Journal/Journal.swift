import Basics
import Synchronization

/// The latest calls, in a ring of bounded size.
public final class Journal: Sendable {
  private struct State {
    var ring: [JournalRecord] = []
    /// Where the ring is written next once it is full: its oldest record.
    var oldest = 0
    var lastNumber = 0
    var finished = 0
    var isClosed = false

    var records: [JournalRecord] { Array(ring[oldest...] + ring[..<oldest]) }
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
        state.ring[state.oldest] = record
        state.oldest = (state.oldest + 1) % capacity
      }
      state.finished += 1
    }
  }

  /// The remembered calls, oldest first.
  public var records: [JournalRecord] { state.wait { $0.records } }

  /// How many calls have finished; the position to ask `records(after:)` from.
  public var position: Int { state.wait { $0.finished } }

  /// The calls that finished after a position and are still remembered, and the new position; waits up to `milliseconds`
  /// for the first.
  public func records(after position: Int, milliseconds: Int) -> (records: [JournalRecord], position: Int) {
    let position = max(0, position)
    let fresh = state.wait(milliseconds: milliseconds) { state -> (records: [JournalRecord], position: Int)? in
      guard state.finished > position else { return state.isClosed ? ([], state.finished) : nil }
      return (state.records.suffix(state.finished - position), state.finished)
    }
    return fresh ?? ([], self.position)
  }

  /// Sends home whoever waits for calls: none will come any more.
  public func close() { state.update { $0.isClosed = true } }

  /// The call of a number, if it is still remembered.
  public func record(_ number: Int) -> JournalRecord? { records.last { $0.number == number } }

  /// Forgets everything; numbers and positions go on, so that whoever follows the journal goes on following.
  public func clear() {
    state.update { state in
      state.ring = []
      state.oldest = 0
    }
  }
}
