import Athena
import Basics
import CloudState
import Glue
public import HTTP
import IAM
import KMS
import LakeFormation
import Lambda
import S3
import SQLite
import STS
public import ServiceCore

/// A cloud of one's own: the services over one state, behind one `HTTPHandler`.
///
/// It needs no socket; `mocklake serve` puts one before it, scenarios call it in process.
public final class Emulator: HTTPHandler {
  /// What the services share.
  public let cloud: Cloud
  /// The services, for the coverage table.
  public let services: [any AWSService]
  private let corridor: Corridor
  private let admin: AdminInterface
  private let folder: StateFolder

  /// Opens the state and wires the services.
  public init(_ options: EmulatorOptions = EmulatorOptions()) throws {
    folder = try options.stateFolder.map { path throws(EnvironmentFailure) in try StateFolder(kept: path) } ?? StateFolder()
    let database = try CloudDatabase(
      folder: folder.path, migrations: Emulator.migrations,
      durability: folder.isTemporary ? .nothing : options.durability, template: try options.template?.database)
    let now = options.clock.now
    try database.write { connection in try QueryRecovery.run(connection, now: now) }
    let identities = IdentityStore(database: database)
    cloud = Cloud(
      database: database, folder: folder, clock: options.clock, ids: options.ids, options: options.security,
      identities: identities)
    services = Emulator.makeServices()
    corridor = Corridor(cloud: cloud, services: services, signingClock: options.signingClock)
    admin = AdminInterface(cloud: cloud, services: services)
    var ports = Ports()
    ports.catalog = GlueCatalogPort()
    ports.objects = S3ObjectPort()
    ports.keys = KMSKeyPort()
    ports.functions = LambdaFunctionPort()
    ports.governance = LakeFormationGovernance()
    ports.resourcePolicies["glue"] = CatalogPolicySource()
    cloud.wire(ports)
    try S3Service.removeOrphans(in: cloud)
  }

  /// The admin paths are collected; everything else walks the corridor.
  public func accept(_ head: HTTPRequest) -> BodyDisposition {
    AdminInterface.serves(head.path) ? .collect(limit: 1 << 20) : corridor.accept(head)
  }

  /// Answers an admin request or walks the corridor.
  public func handle(_ request: HTTPRequest, reply: HTTPReply) {
    if AdminInterface.serves(request.path) { return admin.handle(request, reply: reply) }
    corridor.handle(request, reply: reply)
  }

  /// Finishes what runs, closes the state and removes a temporary folder.
  public func close() {
    cloud.faults.clear()
    cloud.journal.close()
    // Delayed calls come first: what they lead to goes to the pool and to the writer.
    corridor.close()
    cloud.pool.close()
    cloud.database.close()
    folder.discard()
  }

  static func makeServices() -> [any AWSService] {
    [
      AthenaService(), GlueService(), IAMService(), KMSService(), LakeFormationService(), LambdaService(), S3Service(),
      STSService(),
    ]
  }

  static var migrations: [Migration] {
    IdentityStore.migrations + AthenaSchema.migrations + GlueSchema.migrations + KMSSchema.migrations
      + LakeFormationSchema.migrations + LambdaSchema.migrations + S3Service.migrations
  }
}
