import CloudState
import Synchronization

/// The state of an empty emulator, made when it is first needed and copied from then on.
public final class EmulatorTemplate: Sendable {
  private let made = Mutex<DatabaseTemplate?>(nil)

  /// A template that is not made yet.
  public init() {}

  var database: DatabaseTemplate {
    get throws {
      try made.withLock { made in
        if let made { return made }
        let template = try DatabaseTemplate(migrations: Emulator.migrations)
        made = template
        return template
      }
    }
  }
}
