import AWSSignature
import AWSWire
import Basics
import CloudState
import Digests
import Documents
import HTTP
import KMS
import SQLite
import ServiceCore

/// A cloud with KMS alone, called in process with real signatures; users are put into the state.
final class KeyWorld {
  static let account = "123456789012"
  static let other = "111122223333"
  /// Unknown keys of twelve digits act as the root user of that account.
  static let root = AWSCredentials(accessKeyID: account, secretAccessKey: "test")
  static let stranger = AWSCredentials(accessKeyID: other, secretAccessKey: "test")

  let cloud: Cloud
  let clock = FrozenClock(Timestamp(seconds: 1_800_000_000))
  private let folder: StateFolder
  private let corridor: Corridor

  init() throws {
    folder = try StateFolder()
    let database = try CloudDatabase(
      folder: folder.path, migrations: IdentityStore.migrations + KMSSchema.migrations)
    cloud = Cloud(
      database: database, folder: folder, clock: clock, ids: SeededIDSource(seed: 3),
      options: SecurityOptions(defaultAccount: KeyWorld.account), identities: IdentityStore(database: database))
    corridor = Corridor(cloud: cloud, services: [KMSService()], signingClock: clock)
  }

  deinit {
    cloud.pool.close()
    corridor.close()
    cloud.database.close()
    folder.discard()
  }

  /// Calls an operation.
  @discardableResult
  func call(
    _ operation: String, _ body: KeyValuePairs<String, JSON?> = [:], as credentials: AWSCredentials = root,
    region: String = "us-east-1"
  ) -> Answer {
    var request = HTTPRequest(
      method: "POST", path: "/", headers: ["Host": "127.0.0.1:4566", "X-Amz-Target": "TrentService.\(operation)"],
      body: JSON.object(body).bytes)
    RequestSigner(credentials: credentials, region: region, service: "kms").sign(&request, at: clock.now)
    return Answer(InProcessClient(corridor).response(to: request))
  }

  /// A new key's id.
  func key(_ body: KeyValuePairs<String, JSON?> = [:], as credentials: AWSCredentials = root) -> String {
    call("CreateKey", body, as: credentials)["KeyMetadata", "KeyId"]
  }

  func arn(_ key: String, account: String = KeyWorld.account) -> String { "arn:aws:kms:us-east-1:\(account):key/\(key)" }

  /// Encrypts and answers the blob.
  func encrypt(_ text: String, _ key: String, context: JSON? = nil, as credentials: AWSCredentials = root) -> String {
    call("Encrypt", ["KeyId": .string(key), "Plaintext": .string(base64(text)), "EncryptionContext": context], as: credentials)[
      "CiphertextBlob"]
  }

  /// Puts a user with a key and an inline policy into the state.
  func user(_ name: String, allow actions: String...) throws -> AWSCredentials {
    let list = actions.map { "\"\($0)\"" }.joined(separator: ",")
    let policy =
      actions.isEmpty
      ? nil : #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[\#(list)],"Resource":"*"}]}"#
    let key = AWSCredentials(accessKeyID: "AKIA\(name.uppercased())", secretAccessKey: "secret-of-\(name)")
    try cloud.database.write { connection in
      try connection.run(
        "INSERT INTO identity_entity (account, kind, name, id, path, created) VALUES (?, 'user', ?, ?, '/', 0)",
        .text(KeyWorld.account), .text(name), .text("AIDA\(name.uppercased())"))
      try connection.run(
        "INSERT INTO identity_access_key VALUES (?, ?, ?, ?, 'Active', 0, NULL, NULL, NULL)",
        .text(key.accessKeyID), .text(KeyWorld.account), .text(name), .text(key.secretAccessKey))
      if let policy {
        try connection.run(
          "INSERT INTO identity_inline_policy VALUES (?, 'user', ?, 'p', ?)", .text(KeyWorld.account), .text(name),
          .text(policy))
      }
      try IdentityStore.noteChange(connection)
    }
    return key
  }

  static func arn(user name: String) -> String { "arn:aws:iam::\(account):user/\(name)" }

  /// A context for calls through the port.
  func context(_ caller: Caller = .root(account: KeyWorld.account)) -> RequestContext {
    RequestContext(
      requestID: "id", number: 1, caller: caller, account: caller.account, region: "us-east-1", now: clock.now,
      cloud: cloud)
  }
}

/// Text as the protocol carries bytes.
func base64(_ text: String) -> String { Base64.encode(Array(text.utf8)) }

/// The policy of a key with one statement.
func keyPolicy(_ principal: String, _ actions: String, condition: String = "{}", effect: String = "Allow") -> JSON {
  .string(
    #"{"Version":"2012-10-17","Statement":[{"Effect":"\#(effect)","Principal":{"AWS":"\#(principal)"},"#
      + #""Action":\#(actions),"Resource":"*","Condition":\#(condition)}]}"#)
}

/// An answer with its body read.
struct Answer {
  let status: Int
  let json: JSON

  init(_ response: HTTPResponse) {
    status = response.status
    json = (try? JSON.parse(response.body.bytes)) ?? .null
  }

  /// The text at a path; empty if absent.
  subscript(path: String...) -> String {
    var value: JSON? = json
    for name in path { value = value?[name] }
    return value?.string ?? ""
  }

  /// `code: message` of an error; `200` of an answer.
  var error: String {
    guard status != 200 else { return "200" }
    return "\(self["__type"]): \((json["Message"] ?? json["message"])?.string ?? "")"
  }
}
