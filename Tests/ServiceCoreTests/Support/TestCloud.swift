import AWSSignature
import AWSWire
import Basics
import CloudState
import Documents
import HTTP
import SQLite
import ServiceCore

/// A corridor to the tiny services over a temporary state, and clients that sign as SDKs do.
final class TestCloud {
  static let account = "000000000000"
  /// Long-term keys of the users made by `init`.
  static let ann = AWSCredentials(accessKeyID: "AKIAANNANNANNANNANNA", secretAccessKey: "ann's secret")
  static let root = AWSCredentials(accessKeyID: "test", secretAccessKey: "anything")

  let clock = FrozenClock(Timestamp(iso8601: "2026-03-01T09:00:00Z") ?? Timestamp(seconds: 0))
  let s3 = TinyS3()
  let folder: StateFolder
  let cloud: Cloud
  let corridor: Corridor
  let client: InProcessClient

  init(_ options: SecurityOptions = SecurityOptions()) throws {
    folder = try StateFolder()
    let database = try CloudDatabase(folder: folder.path, migrations: IdentityStore.migrations + TinyGlue.migrations)
    cloud = Cloud(
      database: database, folder: folder, clock: clock, ids: SeededIDSource(seed: 1), options: options,
      identities: IdentityStore(database: database))
    corridor = Corridor(cloud: cloud, services: [TinyGlue(), s3, TinySTS()], signingClock: clock)
    client = InProcessClient(corridor)
    try addUser("ann", key: TestCloud.ann)
  }

  deinit {
    corridor.close()
    cloud.pool.close()
    cloud.database.close()
    folder.discard()
  }

  // MARK: Identities

  func addUser(_ name: String, key: AWSCredentials, status: String = "Active") throws {
    try change { connection in
      try connection.run(
        "INSERT INTO identity_entity (account, kind, name, id, path, created) VALUES (?, 'user', ?, ?, '/', 0)",
        .text(TestCloud.account), .text(name), .text("AIDA\(name.uppercased())"))
      try connection.run(
        "INSERT INTO identity_access_key VALUES (?, ?, ?, ?, ?, 0, NULL, NULL, NULL)", .text(key.accessKeyID),
        .text(TestCloud.account), .text(name), .text(key.secretAccessKey), .text(status))
    }
  }

  func setStatus(_ status: String, of key: AWSCredentials) throws {
    try change { connection in
      try connection.run("UPDATE identity_access_key SET status = ? WHERE id = ?", .text(status), .text(key.accessKeyID))
    }
  }

  /// An inline policy of a user or role: one statement for each pair of effect and resource.
  func allow(_ owner: String, kind: String = "user", _ statements: (effect: String, action: String, resource: String)...) throws {
    let text = TestCloud.policy(statements)
    try change { connection in
      try connection.run(
        "INSERT OR REPLACE INTO identity_inline_policy VALUES (?, ?, ?, 'inline', ?)", .text(TestCloud.account), .text(kind),
        .text(owner), .text(text))
    }
  }

  func attach(_ owner: String, policy name: String, _ statements: (effect: String, action: String, resource: String)...) throws {
    let (arn, text) = ("arn:aws:iam::\(TestCloud.account):policy/\(name)", TestCloud.policy(statements))
    try change { connection in
      try connection.run(
        "INSERT INTO identity_policy VALUES (?, ?, ?, 'ANPA', '/', NULL, 0, 0, 1, 1)", .text(TestCloud.account), .text(name),
        .text(arn))
      try connection.run("INSERT INTO identity_policy_version VALUES (?, 1, ?, 0)", .text(arn), .text(text))
      try connection.run(
        "INSERT INTO identity_attachment VALUES (?, 'user', ?, ?)", .text(TestCloud.account), .text(owner), .text(arn))
    }
  }

  /// Temporary credentials of a role that may do everything.
  func assume(_ role: String, seconds: Int64 = 3600) throws -> AWSCredentials {
    try allow(role, kind: "role", ("Allow", "*", "*"))
    let arn = "arn:aws:iam::\(TestCloud.account):role/\(role)"
    let facts = SessionFacts(issued: clock.now, expires: clock.now.adding(seconds: seconds), roleARN: arn)
    let session = IssuedSession(holder: .role(arn: arn, id: "AROA\(role)", sessionName: "run"), facts: facts)
    let key = try context.commit { request throws(ServiceError) in
      try AccessKeyIssuer(request).issue(session, account: TestCloud.account)
    }
    return AWSCredentials(accessKeyID: key.id, secretAccessKey: key.secret, sessionToken: key.token)
  }

  var context: RequestContext {
    RequestContext(
      requestID: "outside", number: 0, caller: .root(account: TestCloud.account), account: TestCloud.account,
      region: "us-east-1", now: clock.now, cloud: cloud)
  }

  private func change(_ body: @escaping @Sendable (Connection) throws -> Void) throws {
    try cloud.database.write { connection in
      try body(connection)
      try IdentityStore.noteChange(connection)
    }
  }

  private static func policy(_ statements: [(effect: String, action: String, resource: String)]) -> String {
    let documents = statements.map { statement in
      JSON.object([
        "Effect": .string(statement.effect), "Action": .string(statement.action), "Resource": .string(statement.resource),
      ])
    }
    return JSON.object(["Version": .string("2012-10-17"), "Statement": .array(documents)]).text
  }
}
