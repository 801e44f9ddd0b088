import AWSSignature
import Basics
import CloudState
import Documents
import Emulator
import HTTP
import SQLite
import ServiceCore

/// A whole emulator in process, with a clock that stands still and ids that repeat.
final class TestEmulator: Sendable {
  static let root = AWSCredentials(accessKeyID: "test", secretAccessKey: "test")
  static let ann = AWSCredentials(accessKeyID: "AKIAANNANNANNANNANNA", secretAccessKey: "ann's secret")

  let clock = FrozenClock(Timestamp(seconds: 1_772_355_600))
  let emulator: Emulator
  let client: InProcessClient

  init(_ security: SecurityOptions = SecurityOptions(), folder: String? = nil, seed: UInt64 = 1) throws {
    emulator = try Emulator(
      EmulatorOptions(stateFolder: folder, security: security, clock: clock, ids: SeededIDSource(seed: seed)))
    client = InProcessClient(emulator)
  }

  deinit { emulator.close() }

  // MARK: Requests

  static func json(_ target: String, _ body: String = "{}") -> HTTPRequest {
    HTTPRequest(
      method: "POST",
      headers: ["Host": "127.0.0.1:4566", "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target],
      body: Array(body.utf8))
  }

  static func form(_ body: String) -> HTTPRequest {
    HTTPRequest(
      method: "POST", headers: ["Host": "127.0.0.1:4566", "Content-Type": "application/x-www-form-urlencoded; charset=utf-8"],
      body: Array(body.utf8))
  }

  static func s3(_ method: String, _ target: String, _ body: String = "", headers: HTTPHeaders = [:]) -> HTTPRequest {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    var all: HTTPHeaders = ["Host": "127.0.0.1:4566"]
    all.fields += headers.fields
    return HTTPRequest(
      method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil, headers: all, body: Array(body.utf8))
  }

  /// The signing name that a request of these forms needs.
  static func service(of request: HTTPRequest) -> String {
    if let target = request.headers["X-Amz-Target"] { return target.hasPrefix("AmazonAthena") ? "athena" : "glue" }
    return request.headers["Content-Type"]?.hasPrefix("application/x-www-form") == true ? "sts" : "s3"
  }

  func signed(
    _ request: HTTPRequest, as credentials: AWSCredentials = root, region: String = "us-east-1", for service: String? = nil
  ) -> HTTPRequest {
    var request = request
    RequestSigner(credentials: credentials, region: region, service: service ?? Self.service(of: request))
      .sign(&request, at: clock.now)
    return request
  }

  func send(_ request: HTTPRequest, as credentials: AWSCredentials = root, region: String = "us-east-1") -> HTTPResponse {
    client.response(to: signed(request, as: credentials, region: region))
  }

  func glue(
    _ operation: String, _ body: String = "{}", as credentials: AWSCredentials = root, region: String = "us-east-1"
  ) -> HTTPResponse {
    send(Self.json("AWSGlue.\(operation)", body), as: credentials, region: region)
  }

  func admin(_ method: String, _ path: String, _ body: String = "", query: String? = nil) -> HTTPResponse {
    client.response(to: HTTPRequest(method: method, path: path, query: query, body: Array(body.utf8)))
  }

  // MARK: Identities

  /// A user with a key and an inline policy.
  func addUser(_ name: String, _ key: AWSCredentials, policy: String? = nil) throws {
    try emulator.cloud.database.write { connection in
      try connection.run(
        "INSERT INTO identity_entity (account, kind, name, id, path, created) VALUES ('000000000000', 'user', ?, 'AIDA', '/', 0)",
        .text(name))
      try connection.run(
        "INSERT INTO identity_access_key (id, account, owner, secret, status, created) VALUES (?, '000000000000', ?, ?, 'Active', 0)",
        .text(key.accessKeyID), .text(name), .text(key.secretAccessKey))
      if let policy {
        try connection.run(
          "INSERT INTO identity_inline_policy VALUES ('000000000000', 'user', ?, 'inline', ?)", .text(name), .text(policy))
      }
      try IdentityStore.noteChange(connection)
    }
  }
}

extension HTTPResponse {
  var text: String { String(decoding: body.bytes, as: UTF8.self) }

  var json: JSON { (try? JSON.parse(body.bytes)) ?? .null }
}
