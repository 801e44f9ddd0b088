public import Basics
public import CloudState
public import ServiceCore

/// How an emulator is set up.
public struct EmulatorOptions: Sendable {
  /// The folder that keeps the state; nil for a private temporary one that goes with the emulator.
  public var stateFolder: String?
  /// What an acknowledged write survives.
  public var durability: CloudDatabase.Durability
  /// How callers are judged.
  public var security: SecurityOptions
  /// The time that stored timestamps and expiries show.
  public var clock: any Clock
  /// Where ids come from.
  public var ids: any IDSource
  /// What the dates of signatures are compared with.
  public var signingClock: any Clock
  /// What new state is copied from, for whoever starts many emulators; nil to make it.
  public var template: EmulatorTemplate?

  /// Options; in memory, the machine's clock, random ids unless said otherwise.
  public init(
    stateFolder: String? = nil, durability: CloudDatabase.Durability = .process,
    security: SecurityOptions = SecurityOptions(), clock: any Clock = SystemClock(),
    ids: any IDSource = RandomIDSource(), signingClock: (any Clock)? = nil, template: EmulatorTemplate? = nil
  ) {
    (self.stateFolder, self.durability, self.security) = (stateFolder, durability, security)
    (self.clock, self.ids, self.signingClock) = (clock, ids, signingClock ?? clock)
    self.template = template
  }
}
