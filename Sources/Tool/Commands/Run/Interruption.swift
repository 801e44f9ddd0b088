import Glibc
import Synchronization

/// Whether the user has broken a run off. What runs is then finished, so that nothing is left behind.
enum Interruption {
  private static let count = Atomic(0)

  /// Whether a signal has come.
  static var hasCome: Bool { count.load(ordering: .relaxed) > 0 }

  /// Notes interruptions from now on; the second one ends the process at once.
  static func catchSignals() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        if Interruption.count.wrappingAdd(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
      }
    }
  }
}
