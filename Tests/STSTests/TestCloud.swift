import AWSSignature
import Basics
import CloudState
import Documents
import HTTP
import SQLite
import STS
import ServiceCore

/// A cloud with STS alone, called in process with real signatures; users and roles are put into the state.
final class TestCloud {
  static let account = "123456789012"
  /// Any unknown key acts as the root user of its account.
  static let root = AWSCredentials(accessKeyID: account, secretAccessKey: "test")

  let folder: StateFolder
  let cloud: Cloud
  let clock = FrozenClock(Timestamp(seconds: 1_800_000_000))
  private let corridor: Corridor

  init() throws {
    folder = try StateFolder()
    let database = try CloudDatabase(folder: folder.path, migrations: IdentityStore.migrations)
    cloud = Cloud(
      database: database, folder: folder, clock: clock, ids: SeededIDSource(seed: 7),
      options: SecurityOptions(defaultAccount: TestCloud.account), identities: IdentityStore(database: database))
    corridor = Corridor(cloud: cloud, services: [STSService()], signingClock: clock)
  }

  deinit {
    cloud.pool.close()
    corridor.close()
    cloud.database.close()
    folder.discard()
  }

  /// Sends an action with parameters and reads the answer.
  @discardableResult
  func call(
    _ action: String, _ parameters: KeyValuePairs<String, String> = [:], as credentials: AWSCredentials = root
  ) throws -> Answer {
    let form = [("Action", action), ("Version", "2011-06-15")] + parameters.map { ($0.key, $0.value) }
    let body = form.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    var request = HTTPRequest(
      method: "POST", headers: ["Host": "sts.amazonaws.com", "Content-Type": "application/x-www-form-urlencoded"],
      body: Array(body.utf8))
    RequestSigner(credentials: credentials, region: "us-east-1", service: "sts").sign(&request, at: clock.now)
    let response = InProcessClient(corridor).response(to: request)
    return Answer(status: response.status, root: try XMLElement.parse(response.body.bytes), action: action)
  }

  /// Puts a user with a key and perhaps an inline policy into the state.
  func user(_ name: String, policy: String? = nil) throws -> AWSCredentials {
    let key = AWSCredentials(accessKeyID: "AKIA\(name.uppercased())", secretAccessKey: "secret-of-\(name)")
    try run(
      "INSERT INTO identity_entity (account, kind, name, id, path, created) VALUES (?, 'user', ?, ?, '/', 0)",
      .text(TestCloud.account), .text(name), .text("AIDA\(name.uppercased())"))
    try run(
      "INSERT INTO identity_access_key VALUES (?, ?, ?, ?, 'Active', 0, NULL, NULL, NULL)",
      .text(key.accessKeyID), .text(TestCloud.account), .text(name), .text(key.secretAccessKey))
    if let policy {
      try run(
        "INSERT INTO identity_inline_policy VALUES (?, 'user', ?, 'p', ?)",
        .text(TestCloud.account), .text(name), .text(policy))
    }
    return key
  }

  /// Puts a role into the state and answers its ARN.
  func role(_ name: String, trusting principal: String, sessionLimit: Int64 = 3600, condition: String = "{}") throws -> String {
    let trust =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"\#(principal)"},"#
      + #""Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],"Condition":\#(condition)}]}"#
    try run(
      "INSERT INTO identity_entity VALUES (?, 'role', ?, ?, '/', 0, ?, NULL, ?, NULL, NULL)",
      .text(TestCloud.account), .text(name), .text("AROA\(name.uppercased())"), .text(trust), .integer(sessionLimit))
    try run(
      "INSERT INTO identity_inline_policy VALUES (?, 'role', ?, 'p', ?)",
      .text(TestCloud.account), .text(name), .text(TestCloud.allow("sts:*")))
    return "arn:aws:iam::\(TestCloud.account):role/\(name)"
  }

  static func allow(_ action: String) -> String {
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"\#(action)","Resource":"*"}]}"#
  }

  static func arn(user name: String) -> String { "arn:aws:iam::\(account):user/\(name)" }

  private func run(_ sql: String, _ parameters: SQLValue...) throws {
    try cloud.database.write { connection in
      _ = try connection.change(sql, parameters)
      try IdentityStore.noteChange(connection)
    }
  }
}

/// An answer of STS.
struct Answer {
  let status: Int
  let root: XMLElement
  let action: String

  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  /// The result, or an error that says why there is none.
  @discardableResult
  func succeeded() throws -> Answer {
    guard status == 200 else { throw Failed(description: "\(action) answered \(refusal)") }
    return self
  }

  /// Status, code and message in one, for comparison.
  var refusal: String {
    let error = root.child("Error")
    return "\(status) \(error?.text(of: "Code") ?? ""): \(error?.text(of: "Message") ?? "")"
  }

  /// The text at a path below the result; empty if absent.
  subscript(path: String...) -> String {
    var element = root.child("\(action)Result")
    for name in path { element = element?.child(name) }
    return element?.text ?? ""
  }

  /// The credentials answered.
  var credentials: AWSCredentials {
    AWSCredentials(
      accessKeyID: self["Credentials", "AccessKeyId"], secretAccessKey: self["Credentials", "SecretAccessKey"],
      sessionToken: self["Credentials", "SessionToken"])
  }
}
