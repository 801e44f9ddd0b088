import AWSSignature
import AWSWire
import Basics
import CloudState
public import Documents
import Glue
import HTTP
import IAMPolicy
import LakeFormation
import SQLite
import ServiceCore

/// Lake Formation over a Data Catalog with two small databases, spoken to in process.
///
/// The root user calls unless a user is named; an access key is its user's name.
final class LakeWorld: Sendable {
  static let account = "000000000000"

  let cloud: Cloud
  private let clock = FrozenClock(Timestamp(seconds: 1_772_355_600))
  private let corridor: Corridor
  private let client: InProcessClient
  private let folder: StateFolder

  /// - Parameter policies: policy documents of users.
  init(policies: [String: String] = [:]) throws {
    folder = try StateFolder()
    let migrations = IdentityStore.migrations + GlueSchema.migrations + LakeFormationSchema.migrations
    let database = try CloudDatabase(folder: folder.path, migrations: migrations)
    cloud = Cloud(
      database: database, folder: folder, clock: clock, ids: SeededIDSource(seed: 1), options: SecurityOptions(),
      identities: try UserDirectory(policies))
    var ports = Ports()
    ports.catalog = GlueCatalogPort()
    ports.governance = LakeFormationGovernance()
    cloud.wire(ports)
    corridor = Corridor(cloud: cloud, services: [GlueService(), LakeFormationService()], signingClock: clock)
    client = InProcessClient(corridor)
    try addEntities([("user", "ana"), ("user", "ben"), ("role", "Analyst"), ("role", "Admin")])
    for database in ["sales", "hr"] { glue("CreateDatabase", ["DatabaseInput": .object(["Name": .string(database)])]) }
    createTable("orders", in: "sales", columns: ["id", "amount", "email"], partitions: ["day"])
    createTable("customers", in: "sales", columns: ["id", "name", "email"])
    createTable("employees", in: "hr", columns: ["id", "ssn"])
  }

  deinit {
    cloud.pool.close()
    corridor.close()
    cloud.database.close()
    folder.discard()
  }

  // MARK: Calls

  /// Posts to a path of Lake Formation.
  @discardableResult
  func send(_ path: String, _ body: String, by user: String = "test", method: String = "POST") -> HTTPResponse {
    var request = HTTPRequest(method: method, path: path, headers: ["Host": "127.0.0.1:4566"], body: Array(body.utf8))
    request.headers["Content-Type"] = "application/json"
    signer(user, "lakeformation").sign(&request, at: clock.now)
    return client.response(to: request)
  }

  /// Calls an operation of Lake Formation.
  @discardableResult
  func call(_ operation: String, _ body: String = "{}", by user: String = "test") -> Answer {
    Answer(send("/\(operation)", body, by: user))
  }

  /// Calls an operation of Glue.
  @discardableResult
  func glue(_ operation: String, _ body: KeyValuePairs<String, JSON?>, by user: String = "test") -> Answer {
    var request = HTTPRequest(
      method: "POST", path: "/", headers: ["Host": "127.0.0.1:4566", "X-Amz-Target": "AWSGlue.\(operation)"],
      body: JSON.object(body).bytes)
    signer(user, "glue").sign(&request, at: clock.now)
    return Answer(client.response(to: request))
  }

  func createTable(
    _ name: String, in database: String, columns: [String], partitions: [String] = [], by user: String = "test"
  ) {
    func list(_ names: [String]) -> JSON { .array(names.map { .object(["Name": .string($0), "Type": .string("string")]) }) }
    let table = JSON.object([
      "Name": .string(name), "StorageDescriptor": .object(["Columns": list(columns)]), "PartitionKeys": list(partitions),
    ])
    glue("CreateTable", ["DatabaseName": .string(database), "TableInput": table], by: user)
  }

  // MARK: Governing

  static func arn(_ user: String) -> String {
    user.contains("_") ? user : "arn:aws:iam::\(account):user/\(user)"
  }

  /// Takes from everybody what everybody holds on a database or table.
  func close(_ name: String, in database: String? = nil) {
    let resource = database.map { #"{"Table": {"DatabaseName": "\#($0)", "Name": "\#(name)"}}"# }
    revoke("ALL", resource ?? #"{"Database": {"Name": "\#(name)"}}"#, from: LakeWorld.everybody)
  }

  static let everybody = "IAM_ALLOWED_PRINCIPALS"

  @discardableResult
  func grant(_ permission: String, _ resource: String, to user: String) -> Answer {
    change("GrantPermissions", permission, resource, user)
  }

  @discardableResult
  func revoke(_ permission: String, _ resource: String, from user: String) -> Answer {
    change("RevokePermissions", permission, resource, user)
  }

  private func change(_ operation: String, _ permission: String, _ resource: String, _ user: String) -> Answer {
    call(
      operation,
      #"""
      {"Principal": {"DataLakePrincipalIdentifier": "\#(LakeWorld.arn(user))"}, "Resource": \#(resource),
       "Permissions": ["\#(permission)"]}
      """#)
  }

  func tag(_ resource: String, _ key: String, _ value: String) {
    call(
      "AddLFTagsToResource",
      #"{"Resource": \#(resource), "LFTags": [{"TagKey": "\#(key)", "TagValues": ["\#(value)"]}]}"#)
  }

  /// Replaces the settings.
  func settings(_ document: String) {
    call("PutDataLakeSettings", #"{"DataLakeSettings": \#(document)}"#)
  }

  /// The names in a listing of Glue.
  func names(
    _ operation: String, _ list: String, _ body: KeyValuePairs<String, JSON?> = [:], by user: String = "test"
  ) -> [String] {
    glue(operation, body, by: user).json[list]?.elements?.compactMap { $0["Name"]?.string } ?? []
  }

  /// The columns of a table, partition keys left aside.
  func columns(_ table: String, in database: String = "sales", by user: String) -> [String] {
    let answer = glue("GetTable", ["DatabaseName": .string(database), "Name": .string(table)], by: user)
    return answer.json["Table"].map(LakeWorld.columnNames) ?? []
  }

  static func columnNames(_ document: JSON) -> [String] {
    document["StorageDescriptor"]?["Columns"]?.elements?.compactMap { $0["Name"]?.string } ?? []
  }

  /// What the grants' listings show, one line for each entry.
  func grants(_ body: String = "{}") -> [String] {
    (call("ListPermissions", body).json["PrincipalResourcePermissions"]?.elements ?? []).map(LakeWorld.line)
  }

  /// One entry as `principal: resource [permissions] with [grantable]`.
  static func line(_ entry: JSON) -> String {
    func names(_ member: String) -> String { (entry[member]?.elements ?? []).compactMap(\.string).joined(separator: ",") }
    let principal = entry["Principal"]?["DataLakePrincipalIdentifier"]?.string ?? ""
    let resource = (entry["Resource"]?.members ?? []).map { member in
      var inner = member.value
      inner.set("CatalogId", nil)
      inner.set("Id", nil)
      return "\(member.name)\(inner.text)"
    }
    let name = principal.split(separator: "/").last.map(String.init) ?? principal
    return "\(name): \(resource.joined()) [\(names("Permissions"))] with [\(names("PermissionsWithGrantOption"))]"
  }

  /// A request of a user, as a service has it.
  func context(of user: String) throws -> RequestContext {
    guard let caller = try cloud.identities.credential(user)?.caller else { throw ServiceError.internalFailure("no \(user)") }
    return RequestContext(
      requestID: "1", number: 1, caller: caller, account: LakeWorld.account, region: "us-east-1", now: clock.now, cloud: cloud)
  }

  private func addEntities(_ entities: [(kind: String, name: String)]) throws {
    try cloud.database.write { connection in
      for entity in entities {
        try connection.run(
          "INSERT INTO identity_entity (account, kind, name, id, path, created) VALUES (?, ?, ?, ?, '/', 0)",
          .text(LakeWorld.account), .text(entity.kind), .text(entity.name), .text("ID\(entity.name)"))
      }
    }
  }

  private func signer(_ user: String, _ service: String) -> RequestSigner {
    let credentials = AWSCredentials(accessKeyID: user, secretAccessKey: "secret of \(user)")
    return RequestSigner(credentials: credentials, region: "us-east-1", service: service)
  }
}

/// An answer with its body read.
struct Answer {
  let status: Int
  let json: JSON
  let code: String?

  init(_ response: HTTPResponse) {
    status = response.status
    json = (try? JSON.parse(response.body.bytes)) ?? .null
    code = response.headers["x-amzn-ErrorType"] ?? json["__type"]?.string
  }

  /// `code: message` of an error.
  var error: String { "\(code ?? ""): \((json["Message"] ?? json["message"])?.string ?? "")" }
}

/// Users with one policy each; the access key is the user's name.
struct UserDirectory: IdentityDirectory {
  private let policies: [String: CompiledPolicy]

  init(_ texts: [String: String]) throws {
    policies = try texts.mapValues {
      CompiledPolicy(try PolicyDocument.parse($0, kind: .identity), source: PolicySource(name: "p"))
    }
  }

  func credential(_ accessKeyID: String) -> CredentialRecord? {
    guard policies[accessKeyID] != nil else { return nil }
    let arn = "arn:aws:iam::\(LakeWorld.account):user/\(accessKeyID)"
    let principal = PrincipalIdentity(
      arn: arn, account: LakeWorld.account, kind: .user(name: accessKeyID, path: "/"), id: "AIDA\(accessKeyID)")
    return CredentialRecord(
      secretAccessKey: "secret of \(accessKeyID)",
      caller: Caller(
        principal: principal, account: LakeWorld.account, arn: arn, userID: principal.id, accessKeyID: accessKeyID))
  }

  func policies(of caller: Caller) -> PolicySet { PolicySet(identity: policies[caller.accessKeyID].map { [$0] } ?? []) }

  func forget() {}
}

/// A policy that allows actions on everything.
func allowing(_ actions: String..., on resource: String = "*") -> String {
  let list = actions.map { "\"\($0)\"" }.joined(separator: ",")
  return """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [\(list)], "Resource": "\(resource)"}]}
    """
}

extension JSON: ExpressibleByStringLiteral {
  /// A string.
  public init(stringLiteral text: String) { self = .string(text) }
}
