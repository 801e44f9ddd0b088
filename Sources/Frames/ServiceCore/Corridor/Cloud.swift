public import Basics
public import CloudState
import Synchronization

/// What all calls of one server share: state, time, ids, identities, policy enforcement, journal, faults and ports.
public final class Cloud: Sendable {
  /// The database.
  public let database: CloudDatabase
  /// The folder of the state, for object files.
  public let folder: StateFolder
  /// The time that stored timestamps and expiries show.
  public let clock: any Clock
  /// Where ids come from.
  public let ids: any IDSource
  /// How callers are judged.
  public let options: SecurityOptions
  /// Credentials and policies.
  public let identities: any IdentityDirectory
  /// What was asked, answered and decided.
  public let journal: Journal
  /// The scripted faults.
  public let faults: FaultPlan
  /// The compiled policies of resources.
  public let resourcePolicies = PolicyCache()
  /// Threads for what may take long.
  public let pool: WorkPool
  /// Judges calls.
  let authorizer: Authorizer
  private let wiredPorts = Mutex(Ports())

  /// A cloud without services; ports are wired once the services exist.
  public init(
    database: CloudDatabase, folder: StateFolder, clock: any Clock, ids: any IDSource, options: SecurityOptions,
    identities: any IdentityDirectory
  ) {
    (self.database, self.folder, self.clock, self.ids) = (database, folder, clock, ids)
    (self.options, self.identities) = (options, identities)
    authorizer = Authorizer(identities: identities, options: options)
    journal = Journal()
    faults = FaultPlan(clock: clock) { try? database.snapshot() }
    pool = WorkPool(threads: 2)
  }

  /// How services reach each other.
  public var ports: Ports { wiredPorts.withLock { $0 } }

  /// Wires the ports; to be called once, before the first request.
  public func wire(_ ports: Ports) { wiredPorts.withLock { $0 = ports } }
}
