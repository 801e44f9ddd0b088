import AWSSignature
import Basics
import CloudState
import Documents
import HTTP
import ServiceCore

@testable import IAM

/// A cloud with IAM alone, called in process with real signatures.
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
    corridor = Corridor(cloud: cloud, services: [IAMService()], signingClock: clock)
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
    try call(action, pairs: parameters.map { ($0.key, $0.value) }, as: credentials)
  }

  /// As above, with the parameters in an array.
  func call(_ action: String, pairs: [(String, String)], as credentials: AWSCredentials) throws -> Answer {
    let form = [("Action", action), ("Version", "2010-05-08")] + pairs
    let body = form.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    var request = HTTPRequest(
      method: "POST", headers: ["Host": "iam.amazonaws.com", "Content-Type": "application/x-www-form-urlencoded"],
      body: Array(body.utf8))
    RequestSigner(credentials: credentials, region: "us-east-1", service: "iam").sign(&request, at: clock.now)
    let response = InProcessClient(corridor).response(to: request)
    return Answer(status: response.status, root: try XMLElement.parse(response.body.bytes), action: action)
  }

  /// Makes a user with an inline policy and answers its credentials.
  func user(_ name: String, allowed policy: String? = nil) throws -> AWSCredentials {
    try call("CreateUser", ["UserName": name]).succeeded()
    if let policy {
      try call("PutUserPolicy", ["UserName": name, "PolicyName": "p", "PolicyDocument": policy]).succeeded()
    }
    let key = try call("CreateAccessKey", ["UserName": name]).succeeded()
    return AWSCredentials(accessKeyID: key["AccessKey", "AccessKeyId"], secretAccessKey: key["AccessKey", "SecretAccessKey"])
  }

  /// Makes a managed policy and answers its ARN.
  func policy(_ name: String, _ document: String = SamplePolicy.allowAll) throws -> String {
    try call("CreatePolicy", ["PolicyName": name, "PolicyDocument": document]).succeeded()["Policy", "Arn"]
  }

  /// Makes a user or role and answers nothing.
  func create(_ kind: String, _ name: String) throws {
    if kind == "User" {
      try call("CreateUser", ["UserName": name]).succeeded()
    } else {
      try call("CreateRole", ["RoleName": name, "AssumeRolePolicyDocument": SamplePolicy.trust]).succeeded()
    }
  }
}

/// Policies that tests store.
enum SamplePolicy {
  static let allowAll = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
  static let trust =
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}"#

  static func allow(_ action: String, on resource: String = "*") -> String {
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"\#(action)","Resource":"\#(resource)"}]}"#
  }

  /// A valid policy of about so many characters.
  static func long(_ count: Int) -> String {
    allow("s3:GetObject", on: "arn:aws:s3:::bucket/" + String(repeating: "x", count: count))
  }
}

/// An answer of IAM.
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
    guard status == 200 else { throw Failed(description: "\(action) answered \(status): \(code): \(message)") }
    return self
  }

  var code: String { root.child("Error")?.text(of: "Code") ?? "" }
  var message: String { root.child("Error")?.text(of: "Message") ?? "" }
  /// Status, code and message in one, for comparison.
  var refusal: String { "\(status) \(code): \(message)" }
  var result: XMLElement? { root.child("\(action)Result") }

  /// The text at a path below the result; empty if absent.
  subscript(path: String...) -> String {
    var element = result
    for name in path { element = element?.child(name) }
    return element?.text ?? ""
  }

  /// The texts of a list.
  func texts(_ list: String) -> [String] { result?.child(list)?.all("member").map(\.text) ?? [] }

  /// The texts of a member of every item of a list.
  func items(_ list: String, _ member: String) -> [String] {
    result?.child(list)?.all("member").map { $0.text(of: member) ?? "" } ?? []
  }
}
