import AWSSignature
import Basics
import CloudState
import Documents
import HTTP
import Lambda
import SQLite
import ServiceCore

/// A cloud with Lambda alone, called in process with real signatures; users and roles are put into the state.
final class FunctionWorld {
  static let account = "123456789012"
  static let root = AWSCredentials(accessKeyID: account, secretAccessKey: "test")
  static let stranger = AWSCredentials(accessKeyID: "111122223333", secretAccessKey: "test")
  static let role = "arn:aws:iam::\(account):role/runner"
  /// A zip file with nothing in it.
  static let zip = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="

  let cloud: Cloud
  let clock = FrozenClock(Timestamp(seconds: 1_800_000_000))
  private let folder: StateFolder
  private let corridor: Corridor

  init() throws {
    folder = try StateFolder()
    let database = try CloudDatabase(
      folder: folder.path, migrations: IdentityStore.migrations + LambdaSchema.migrations)
    cloud = Cloud(
      database: database, folder: folder, clock: clock, ids: SeededIDSource(seed: 5),
      options: SecurityOptions(defaultAccount: FunctionWorld.account), identities: IdentityStore(database: database))
    corridor = Corridor(cloud: cloud, services: [LambdaService()], signingClock: clock)
    try role("runner", trusting: "lambda.amazonaws.com")
  }

  deinit {
    cloud.pool.close()
    corridor.close()
    cloud.database.close()
    folder.discard()
  }

  /// Sends a request to a path below `/2015-03-31/functions`.
  @discardableResult
  func send(
    _ method: String, _ target: String = "", _ body: JSON? = nil, _ headers: HTTPHeaders = [:],
    as credentials: AWSCredentials = root
  ) -> Answer {
    let parts = "/2015-03-31/functions\(target)".split(separator: "?", maxSplits: 1).map(String.init)
    var request = HTTPRequest(
      method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil, headers: headers, body: body?.bytes ?? [])
    request.headers["Host"] = "127.0.0.1:4566"
    RequestSigner(credentials: credentials, region: "us-east-1", service: "lambda").sign(&request, at: clock.now)
    return Answer(InProcessClient(corridor).response(to: request))
  }

  /// Makes a function.
  @discardableResult
  func create(
    _ name: String, _ more: KeyValuePairs<String, JSON?> = [:], environment: KeyValuePairs<String, JSON?> = [:],
    as credentials: AWSCredentials = root
  ) -> Answer {
    var body = JSON.object([
      "FunctionName": .string(name), "Role": .string(FunctionWorld.role), "Runtime": .string("python3.13"),
      "Handler": .string("main.handler"), "Code": .object(["ZipFile": .string(FunctionWorld.zip)]),
      "Environment": .object(["Variables": .object(environment)]),
    ])
    for pair in more { body.set(pair.key, pair.value) }
    return send("POST", "", body, as: credentials)
  }

  /// Calls a function.
  func invoke(
    _ name: String, _ payload: JSON? = nil, _ headers: HTTPHeaders = [:], as credentials: AWSCredentials = root
  ) -> Answer {
    send("POST", "/\(name)/invocations", payload, headers, as: credentials)
  }

  /// Puts a user with a key and an inline policy into the state.
  func user(_ name: String, allow action: String, on resource: String = "*") throws -> AWSCredentials {
    let key = AWSCredentials(accessKeyID: "AKIA\(name.uppercased())", secretAccessKey: "secret-of-\(name)")
    let policy =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"\#(action)","Resource":"\#(resource)"}]}"#
    try run(
      "INSERT INTO identity_entity (account, kind, name, id, path, created) VALUES (?, 'user', ?, ?, '/', 0)",
      .text(FunctionWorld.account), .text(name), .text("AIDA\(name.uppercased())"))
    try run(
      "INSERT INTO identity_access_key VALUES (?, ?, ?, ?, 'Active', 0, NULL, NULL, NULL)", .text(key.accessKeyID),
      .text(FunctionWorld.account), .text(name), .text(key.secretAccessKey))
    try run(
      "INSERT INTO identity_inline_policy VALUES (?, 'user', ?, 'p', ?)", .text(FunctionWorld.account), .text(name),
      .text(policy))
    return key
  }

  /// Puts a role that a service may assume into the state.
  func role(_ name: String, trusting service: String) throws {
    let trust =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"\#(service)"},"Action":"sts:AssumeRole"}]}"#
    try run(
      "INSERT INTO identity_entity VALUES (?, 'role', ?, ?, '/', 0, ?, NULL, 3600, NULL, NULL)",
      .text(FunctionWorld.account), .text(name), .text("AROA\(name.uppercased())"), .text(trust))
  }

  private func run(_ sql: String, _ parameters: SQLValue...) throws {
    try cloud.database.write { connection in
      _ = try connection.change(sql, parameters)
      try IdentityStore.noteChange(connection)
    }
  }

  static func arn(_ name: String) -> String { "arn:aws:lambda:us-east-1:\(account):function:\(name)" }
}

/// An answer with its body read.
struct Answer {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]
  let json: JSON

  init(_ response: HTTPResponse) {
    (status, headers, body) = (response.status, response.headers, response.body.bytes)
    json = (try? JSON.parse(body)) ?? .null
  }

  /// The text at a path; empty if absent.
  subscript(path: String...) -> String {
    var value: JSON? = json
    for name in path { value = value?[name] }
    return value?.string ?? ""
  }

  /// `status code: message` of an error.
  var error: String {
    "\(status) \(headers["x-amzn-ErrorType"] ?? ""): \((json["Message"] ?? json["message"])?.string ?? "")"
  }
}
