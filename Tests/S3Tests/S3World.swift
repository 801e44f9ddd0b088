import AWSSignature
import Basics
import CloudState
import Digests
import Documents
import HTTP
import IAMPolicy
import KMS
import S3
import SQLite
import ServiceCore

/// S3 alone over a private state, spoken to in process.
final class S3World: Sendable {
  let cloud: Cloud
  let clock = FrozenClock(Timestamp(seconds: 1_772_355_600))
  private let corridor: Corridor
  private let client: InProcessClient
  private let folder: StateFolder

  /// - Parameter policies: policy documents of users; the access key is the user's name.
  /// - Parameter keys: whether there is a KMS.
  init(policies: [String: String] = [:], options: SecurityOptions = SecurityOptions(), keys: Bool = false) throws {
    folder = try StateFolder()
    let migrations = keys ? IdentityStore.migrations + KMSSchema.migrations : []
    let database = try CloudDatabase(folder: folder.path, migrations: S3Service.migrations + migrations)
    cloud = Cloud(
      database: database, folder: folder, clock: clock, ids: SeededIDSource(seed: 1), options: options,
      identities: try UserDirectory(policies))
    corridor = Corridor(cloud: cloud, services: [S3Service(), KMSService()], signingClock: clock)
    var ports = Ports()
    ports.keys = keys ? KMSKeyPort() : nil
    cloud.wire(ports)
    client = InProcessClient(corridor)
  }

  deinit {
    cloud.pool.close()
    corridor.close()
    cloud.database.close()
    folder.discard()
  }

  /// Sends a request signed by a user, or by the root of the default account.
  @discardableResult
  func send(
    _ method: String, _ target: String, _ headers: HTTPHeaders = [:], body: [UInt8] = [], by user: String = "test",
    region: String = "us-east-1", payload: PayloadHash = .computed
  ) -> HTTPResponse {
    var request = S3World.request(method, target, headers, body)
    signer(user, region).sign(&request, at: clock.now, payload: payload)
    return client.response(to: request)
  }

  @discardableResult
  func send(
    _ method: String, _ target: String, _ headers: HTTPHeaders = [:], body: String, by user: String = "test"
  ) -> HTTPResponse {
    send(method, target, headers, body: Array(body.utf8), by: user)
  }

  /// Sends a body in chunks.
  func sendChunked(
    _ target: String, _ headers: HTTPHeaders = [:], body: [UInt8], kind: ChunkedPayload, trailers: HTTPHeaders = [:],
    change: (inout HTTPRequest) -> Void = { _ in }
  ) -> HTTPResponse {
    var request = S3World.request("PUT", target, headers, body)
    request.headers["Content-Length"] = nil
    signer("test", "us-east-1").signChunked(&request, at: clock.now, kind: kind, trailers: trailers)
    change(&request)
    return client.response(to: request)
  }

  /// Sends a request that is signed in its query.
  func sendPresigned(_ method: String, _ target: String, region: String = "us-east-1") -> HTTPResponse {
    var request = S3World.request(method, target, [:], [])
    signer("test", region).presign(&request, at: clock.now, expires: 60)
    return client.response(to: request)
  }

  /// Sends a request without credentials.
  func sendUnsigned(_ method: String, _ target: String, _ headers: HTTPHeaders = [:]) -> HTTPResponse {
    client.response(to: S3World.request(method, target, headers, []))
  }

  /// The names in the folder of large bodies once the writer has done all that was queued.
  var files: [String] {
    for _ in 0..<3 { _ = try? cloud.database.write { _ in } }
    return FileSystem.contents(of: folder.objects)
  }

  var objectFolder: String { folder.objects }

  /// How many rows of small bodies there are.
  var smallBodies: Int {
    (try? cloud.database.read { connection in
      try connection.first("SELECT count(*) FROM s3_body") { Int($0.integer(0)) }
    }) ?? -1
  }

  /// Calls KMS as the root user.
  @discardableResult
  func kms(_ operation: String, _ body: KeyValuePairs<String, JSON?>) -> JSON {
    var request = S3World.request("POST", "/", ["X-Amz-Target": "TrentService.\(operation)"], JSON.object(body).bytes)
    let credentials = AWSCredentials(accessKeyID: "test", secretAccessKey: "secret of test")
    RequestSigner(credentials: credentials, region: "us-east-1", service: "kms").sign(&request, at: clock.now)
    return (try? JSON.parse(client.response(to: request).body.bytes)) ?? .null
  }

  private func signer(_ user: String, _ region: String) -> RequestSigner {
    let credentials = AWSCredentials(accessKeyID: user, secretAccessKey: "secret of \(user)")
    return RequestSigner(credentials: credentials, region: region, service: "s3")
  }

  private static func request(
    _ method: String, _ target: String, _ headers: HTTPHeaders, _ body: [UInt8]
  ) -> HTTPRequest {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    var request = HTTPRequest(
      method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil, headers: headers, body: body)
    if request.headers["Host"] == nil { request.headers["Host"] = "127.0.0.1:4566" }
    if method == "PUT" || method == "POST", request.headers["Content-Length"] == nil {
      request.headers["Content-Length"] = String(body.count)
    }
    return request
  }
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
    let arn = "arn:aws:iam::000000000000:user/\(accessKeyID)"
    let principal = PrincipalIdentity(
      arn: arn, account: "000000000000", kind: .user(name: accessKeyID, path: "/"), id: "AIDA\(accessKeyID)")
    return CredentialRecord(
      secretAccessKey: "secret of \(accessKeyID)",
      caller: Caller(
        principal: principal, account: "000000000000", arn: arn, userID: principal.id, accessKeyID: accessKeyID))
  }

  func policies(of caller: Caller) -> PolicySet {
    PolicySet(identity: policies[caller.accessKeyID].map { [$0] } ?? [])
  }

  func forget() {}
}

extension HTTPResponse {
  /// The body as text.
  var text: String { String(decoding: body.bytes, as: UTF8.self) }

  /// The body as a document; an empty element if it is none.
  var xml: XMLElement { (try? XMLElement.parse(body.bytes)) ?? XMLElement(name: "") }

  /// The text of a child of the root.
  func text(of name: String) -> String? { xml.text(of: name) }

  /// The code of an error.
  var code: String? { text(of: "Code") }
}

/// A policy that allows actions on resources.
func allowing(_ actions: String..., on resources: String...) -> String {
  func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
  return """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": \(list(actions)), "Resource": \(list(resources))}]}
    """
}

/// Bytes that do not repeat soon.
func noise(_ count: Int) -> [UInt8] {
  let source = SeededIDSource(seed: UInt64(count))
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count + 8)
  while bytes.count < count { withUnsafeBytes(of: source.next()) { bytes.append(contentsOf: $0) } }
  return Array(bytes.prefix(count))
}

/// The base64 text of the MD5 digest.
func md5(_ bytes: [UInt8]) -> String { Base64.encode(MD5.hash(bytes)) }
