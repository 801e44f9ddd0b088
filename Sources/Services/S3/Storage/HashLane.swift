import Basics
import ServiceCore

/// Hashes the blocks of a large body on another thread, while its connection receives and writes the next ones.
///
/// No thread is held while nothing is to be hashed, and a busy pool stops nobody: the connection's thread then hashes
/// itself.
final class HashLane: @unchecked Sendable {
  // `digests` is touched only by the thread that has set `isHashing`.
  private var digests: RunningDigests
  private let pool: WorkPool
  private let state = Condition(State())

  private struct State {
    var blocks: [[UInt8]] = []
    var isHashing = false
    var isAwaited = false
  }

  /// Blocks that may wait: enough to keep both sides busy, few enough to stay in the processor's cache.
  private static let capacity = 6

  /// A lane that has taken nothing.
  init(_ digests: RunningDigests, _ pool: WorkPool) {
    (self.digests, self.pool) = (digests, pool)
  }

  /// Queues the next block.
  func take(_ block: [UInt8]) {
    let (mustCall, isFull) = state.update { state in
      state.blocks.append(block)
      defer { state.isAwaited = true }
      return (!state.isAwaited, state.blocks.count >= HashLane.capacity)
    }
    if mustCall { pool.run { self.answerCall() } }
    if isFull { work { $0.blocks.count < HashLane.capacity } }
  }

  /// The digests of everything taken, once it is hashed.
  func finish() -> (md5: [UInt8], checksums: [ChecksumAlgorithm: [UInt8]]) {
    work { $0.blocks.isEmpty && !$0.isHashing }
    return digests.finalize()
  }

  /// On the pool's thread.
  private func answerCall() {
    state.update { $0.isAwaited = false }
    drain()
  }

  /// On the connection's thread: hashes unless another thread does, and waits for what is wanted.
  private func work(until isEnough: (borrowing State) -> Bool) {
    drain()
    state.wait { isEnough($0) ? () : nil }
  }

  /// Hashes what waits, unless another thread is at it.
  private func drain() {
    let isMine = state.update { state in
      defer { state.isHashing = true }
      return !state.isHashing
    }
    guard isMine else { return }
    while let block = next() { block.withUnsafeBytes { digests.update($0) } }
  }

  private func next() -> [UInt8]? {
    state.update { state in
      guard !state.blocks.isEmpty else {
        state.isHashing = false
        return nil
      }
      return state.blocks.removeFirst()
    }
  }
}
