import Basics
import Synchronization

/// The clock of one scenario: it stands still, unless clients behind a socket need it to go.
final class ScenarioClock: Clock {
  /// The moment at which it stands; nil while it goes with the machine's.
  private let moment: Mutex<Timestamp?>

  /// A clock that stands.
  init(standingAt moment: Timestamp) {
    self.moment = Mutex(moment)
  }

  var now: Timestamp { moment.withLock { $0 } ?? SystemClock().now }

  /// Stands at a moment from now on.
  func stand(at timestamp: Timestamp) {
    moment.withLock { $0 = timestamp }
  }

  /// Goes with the machine's clock from now on.
  func run() {
    moment.withLock { $0 = nil }
  }

  /// Lets time pass at once, as a client's pause does; a clock that goes is not moved.
  func pass(seconds: Double) {
    moment.withLock { moment in
      moment = moment.map { Timestamp(milliseconds: $0.milliseconds &+ Int64(max(0, min(seconds, 1e9)) * 1000)) }
    }
  }
}
