import AWSSignature
import AWSWire
import Basics
import Documents
import Emulator
import HTTP
import IAMPolicy
import MetadataServer
import ServiceCore

/// The world of one scenario: its own cloud, metadata server, clock and identities.
final class World {
  /// The account of scenarios that name none.
  static let defaultAccount = "123456789012"
  /// The region of scenarios that name none.
  static let defaultRegion = "eu-west-1"

  let emulator: Emulator
  let metadata: MetadataServer
  let clock: ScenarioClock
  /// What signatures are dated with: the machine's clock if clients behind a socket take part.
  let signingClock: any Clock
  let ids: any IDSource
  let account: String
  let region: String
  let caller: CloudCaller
  let root: AWSCredentials
  /// Whether clients behind a socket take part.
  let hasSocket: Bool

  /// The access keys of users, by name.
  var userKeys: [String: AWSCredentials] = [:]
  /// What roles were given, by name, so that steps can add to it.
  var roles: [String: PrincipalSeed] = [:]
  /// What users were given, by name.
  var users: [String: PrincipalSeed] = [:]
  /// The managed policies that exist, by name.
  var policies: Set<String> = []
  /// The workgroups that were seeded.
  var workGroups: Set<String> = []
  /// Table layouts by name.
  var shapes: [String: TableSeed] = [:]
  /// The Glue jobs, workflows and triggers that exist.
  var jobs: Set<String> = []
  var workflows: Set<String> = []
  var triggers: Set<String> = []
  /// The buckets that exist.
  var buckets: Set<String> = []
  /// The ids of the KMS keys, by name.
  var keys: [String: String] = [:]
  /// The databases that exist.
  var databases: Set<String> = []
  /// The tables that exist, as `database.table`.
  var tables: Set<String> = []

  /// The organization and the endpoint that stand around it.
  var perimeter: [PerimeterStore.Part: PerimeterSeed] = [:]

  /// An empty world for a scenario.
  init(_ scenario: LoadedScenario, on machine: RunMachine) throws {
    let given = scenario.scenario.given
    (account, region) = (given.account ?? World.defaultAccount, given.region ?? World.defaultRegion)
    hasSocket = scenario.needsSocket
    clock = ScenarioClock(standingAt: given.clock ?? SystemClock().now)
    signingClock = hasSocket ? SystemClock() : clock
    ids = SeededIDSource(seed: World.seed(scenario.name))
    let security = SecurityOptions(
      enforcement: given.enforcement ?? .enforce, unknownKeys: scenario.definesPrincipals ? .strict : .root,
      defaultAccount: account, region: region, denialEra: given.denialEra ?? .y2026)
    let options = EmulatorOptions(
      security: security, clock: clock, ids: ids, signingClock: signingClock, template: machine.template)
    emulator = try Emulator(options)
    metadata = MetadataServer(version: scenario.metadataVersion, clock: clock, ids: ids)
    caller = CloudCaller(emulator, services: emulator.services, region: region, clock: signingClock)
    root = try World.issueRootKey(emulator.cloud, account, region)
  }

  /// Ends the emulator and removes its state.
  func close() { emulator.close() }

  /// The key that seeds: issued by the server itself, so that it also works where unknown keys are refused.
  private static func issueRootKey(_ cloud: Cloud, _ account: String, _ region: String) throws -> AWSCredentials {
    let context = RequestContext(
      requestID: cloud.ids.uuid(), number: 0, caller: .root(account: account, accessKeyID: "seed"), account: account,
      region: region, now: cloud.clock.now, cloud: cloud)
    let key = try context.commit { context throws(ServiceError) in
      try AccessKeyIssuer(context).issue(user: nil, account: account)
    }
    return AWSCredentials(accessKeyID: key.id, secretAccessKey: key.secret, sessionToken: key.token)
  }

  /// The same ids for every run of a scenario (FNV-1a of its name).
  private static func seed(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

extension World {
  /// Calls an operation as the root of the account, for the seed.
  /// - Throws: `Diagnostic` at the place of the seed with what AWS refuses it for.
  @discardableResult
  func make(
    _ action: String, _ input: JSON, body: [UInt8]? = nil, at location: SourceLocation
  ) throws(Diagnostic) -> JSON {
    let answer: CallAnswer
    do throws(UncallableOperation) {
      answer = try caller.call(action, input, body: body, as: root)
    } catch {
      throw Diagnostic("\(action) cannot be called: \(error.message)", code: "ML008", help: error.help, at: location)
    }
    guard let refusal = answer.refusal else { return answer.result }
    throw Diagnostic("\(action) refuses this: \(refusal.code): \(refusal.message)", code: "ML008", at: location)
  }

  /// The ARN of a role or user of the account.
  func arn(_ kind: String, _ name: String) -> String { "arn:aws:iam::\(account):\(kind)/\(name)" }
}
