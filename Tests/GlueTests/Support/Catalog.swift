import AWSSignature
import AWSWire
import Basics
import CloudState
import Documents
import Glue
import HTTP
import ServiceCore

/// A Glue of one's own in process, asked as boto3 asks.
final class Catalog {
  let clock = FrozenClock(Timestamp(seconds: 1_772_355_600))
  private let folder: StateFolder
  let cloud: Cloud
  private let corridor: Corridor
  private let client: InProcessClient

  init(_ options: SecurityOptions = SecurityOptions()) throws {
    folder = try StateFolder()
    let database = try CloudDatabase(folder: folder.path, migrations: IdentityStore.migrations + GlueSchema.migrations)
    cloud = Cloud(
      database: database, folder: folder, clock: clock, ids: SeededIDSource(seed: 1), options: options,
      identities: IdentityStore(database: database))
    var ports = Ports()
    ports.resourcePolicies["glue"] = CatalogPolicySource()
    cloud.wire(ports)
    corridor = Corridor(cloud: cloud, services: [GlueService()], signingClock: clock)
    client = InProcessClient(corridor)
  }

  deinit {
    corridor.close()
    cloud.pool.close()
    cloud.database.close()
    folder.discard()
  }

  /// Calls an operation as the root user of an account.
  func call(
    _ operation: String, _ body: String = "{}", account: String = "000000000000", region: String = "us-east-1"
  ) -> HTTPResponse {
    var request = HTTPRequest(
      method: "POST",
      headers: [
        "Host": "glue.\(region).amazonaws.com", "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "AWSGlue.\(operation)",
      ], body: Array(body.utf8))
    let credentials = AWSCredentials(accessKeyID: account, secretAccessKey: "x")
    RequestSigner(credentials: credentials, region: region, service: "glue").sign(&request, at: clock.now)
    return client.response(to: request)
  }

  struct Unexpected: Error { var text: String }

  /// The answer of a call that must succeed.
  @discardableResult
  func ok(
    _ operation: String, _ body: String = "{}", account: String = "000000000000", region: String = "us-east-1"
  ) throws -> JSON {
    let response = call(operation, body, account: account, region: region)
    guard response.status == 200 else { throw Unexpected(text: "\(operation): \(response.status) \(response.text)") }
    return try JSON.parse(response.body.bytes)
  }

  /// The code and sentence of a call that must fail: `Code: sentence`.
  func problem(_ operation: String, _ body: String = "{}", account: String = "000000000000") -> String {
    let response = call(operation, body, account: account)
    let document = try? JSON.parse(response.body.bytes)
    let message = document?["Message"]?.string ?? document?["message"]?.string ?? ""
    guard response.status == 400 else { return "status \(response.status)" }
    return "\(document?["__type"]?.string ?? "no type"): \(message)"
  }

  /// Everything a listing answers, page by page; each page is checked to be no longer than asked.
  func pages(_ operation: String, _ list: String, _ input: KeyValuePairs<String, JSON?> = [:], limit: Int) throws -> [JSON] {
    var (items, token): ([JSON], String?) = ([], nil)
    repeat {
      var body = JSON.object(input)
      body.set("MaxResults", .number(limit))
      body.set("NextToken", token.map { .string($0) })
      let answer = try ok(operation, body.text)
      let page = answer[list]?.elements ?? []
      guard page.count <= limit, !(page.isEmpty && answer["NextToken"] != nil) else {
        throw Unexpected(text: "a page of \(page.count) for \(limit)")
      }
      items += page
      token = answer["NextToken"]?.string
    } while token != nil
    return items
  }
}

extension Catalog {
  /// A catalog with the database `sales` and the table `orders`, partitioned by year and month.
  static func withOrders() throws -> Catalog {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"sales"}}"#)
    try catalog.ok(
      "CreateTable",
      #"{"DatabaseName":"sales","TableInput":{"Name":"orders","PartitionKeys":[{"Name":"year","Type":"int"},"#
        + #"{"Name":"month","Type":"string"}]}}"#)
    return catalog
  }

  func addPartition(_ values: String...) throws {
    try ok("CreatePartition", Catalog.orders(#""PartitionInput":{"Values":\#(Catalog.list(values))}"#))
  }

  /// An input that begins with the names of the table `orders`.
  static func orders(_ members: String = "") -> String {
    #"{"DatabaseName":"sales","TableName":"orders"\#(members.isEmpty ? "" : ",\(members)")}"#
  }

  static func list(_ values: [String]) -> String { JSON.array(values.map { .string($0) }).text }
}

extension HTTPResponse {
  var text: String { String(decoding: body.bytes, as: UTF8.self) }
}

extension JSON {
  /// The texts of a member of every element.
  func names(_ list: String, _ member: String = "Name") -> [String] {
    (self[list]?.elements ?? []).compactMap { $0[member]?.string }
  }
}
