import AWSSignature
import Basics
import CloudState
import Documents
import Glue
import HTTP
import S3
import SQLite
import ServiceCore
import Testing

@testable import Athena

/// Athena, Glue and S3 over one private state, called in process with real signatures.
final class Lake {
  static let account = "123456789012"
  static let root = AWSCredentials(accessKeyID: account, secretAccessKey: "test")

  let cloud: Cloud
  let clock = FrozenClock(Timestamp(seconds: 1_772_355_600))
  private let corridor: Corridor
  private let folder: StateFolder

  init() throws {
    folder = try StateFolder()
    let migrations =
      IdentityStore.migrations + AthenaSchema.migrations + GlueSchema.migrations + S3Service.migrations
    let database = try CloudDatabase(folder: folder.path, migrations: migrations)
    cloud = Cloud(
      database: database, folder: folder, clock: clock, ids: SeededIDSource(seed: 3),
      options: SecurityOptions(defaultAccount: Lake.account), identities: IdentityStore(database: database))
    var ports = Ports()
    (ports.catalog, ports.objects) = (GlueCatalogPort(), S3ObjectPort())
    cloud.wire(ports)
    corridor = Corridor(cloud: cloud, services: [AthenaService(), GlueService(), S3Service()], signingClock: clock)
    try fill()
  }

  deinit {
    cloud.pool.close()
    corridor.close()
    cloud.database.close()
    folder.discard()
  }

  /// Calls an operation and reads the answer.
  @discardableResult
  func call(
    _ operation: String, _ input: JSON = .object([:]), prefix: String = "AmazonAthena",
    as credentials: AWSCredentials = root
  ) throws -> (status: Int, body: JSON) {
    let service = prefix == "AmazonAthena" ? "athena" : "glue"
    var request = HTTPRequest(
      method: "POST",
      headers: [
        "Host": "\(service).us-east-1.amazonaws.com", "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "\(prefix).\(operation)",
      ], body: input.bytes)
    RequestSigner(credentials: credentials, region: "us-east-1", service: service).sign(&request, at: clock.now)
    let response = InProcessClient(corridor).response(to: request)
    return (response.status, try JSON.parse(response.body.bytes))
  }

  @discardableResult
  func call(_ operation: String, _ text: String, as credentials: AWSCredentials = root) throws -> (status: Int, body: JSON) {
    try call(operation, JSON.parse(text), as: credentials)
  }

  /// An object of the lake.
  func object(_ key: String) throws -> String {
    var request = HTTPRequest(path: "/results/\(key)", headers: ["Host": "s3.amazonaws.com"])
    RequestSigner(credentials: Lake.root, region: "us-east-1", service: "s3").sign(&request, at: clock.now)
    return String(decoding: InProcessClient(corridor).response(to: request).body.bytes, as: UTF8.self)
  }

  /// Puts an object into the bucket of results.
  func put(_ key: String, _ text: String) throws {
    let path = "/results/" + key.replacing("%", with: "%25")
    var request = HTTPRequest(method: "PUT", path: path, headers: ["Host": "s3.amazonaws.com"], body: Array(text.utf8))
    RequestSigner(credentials: Lake.root, region: "us-east-1", service: "s3").sign(&request, at: clock.now)
    let response = InProcessClient(corridor).response(to: request)
    #expect(response.status == 200, "\(String(decoding: response.body.bytes, as: UTF8.self))")
  }

  /// Removes an object from the bucket of results.
  func remove(_ key: String) throws {
    var request = HTTPRequest(method: "DELETE", path: "/results/" + key, headers: ["Host": "s3.amazonaws.com"])
    RequestSigner(credentials: Lake.root, region: "us-east-1", service: "s3").sign(&request, at: clock.now)
    #expect(InProcessClient(corridor).response(to: request).status == 204)
  }

  /// Runs a statement to its end and answers the execution and, if it succeeded, the first page of rows.
  func query(_ sql: String) throws -> (execution: JSON, rows: [[String?]], results: JSON) {
    let started = try call("StartQueryExecution", start(sql))
    let id = try #require(started.body["QueryExecutionId"]?.string, "\(started.body.text)")
    let execution = try #require(try call("GetQueryExecution", .object(["QueryExecutionId": .string(id)])).body["QueryExecution"])
    let results = try call("GetQueryResults", .object(["QueryExecutionId": .string(id)])).body
    let rows = (results["ResultSet"]?["Rows"]?.elements ?? []).map { row in
      (row["Data"]?.elements ?? []).map { $0["VarCharValue"]?.string }
    }
    return (execution, rows, results)
  }

  func start(_ sql: String, location: String? = "s3://results/out") -> JSON {
    .object([
      "QueryString": .string(sql),
      "ResultConfiguration": location.map { .object(["OutputLocation": .string($0)]) },
    ])
  }

  private func fill() throws {
    var bucket = HTTPRequest(method: "PUT", path: "/results", headers: ["Host": "s3.amazonaws.com"])
    RequestSigner(credentials: Lake.root, region: "us-east-1", service: "s3").sign(&bucket, at: clock.now)
    #expect(InProcessClient(corridor).response(to: bucket).status == 200)
    try glue("CreateDatabase", #"{"DatabaseInput": {"Name": "sales", "Description": "Orders"}}"#)
    try glue(
      "CreateTable",
      #"""
      {"DatabaseName": "sales", "TableInput": {"Name": "orders", "TableType": "EXTERNAL_TABLE",
        "Parameters": {"classification": "csv"}, "PartitionKeys": [{"Name": "dt", "Type": "date"}],
        "StorageDescriptor": {"Columns": [{"Name": "id", "Type": "bigint", "Comment": "key"}],
          "Location": "s3://lake/orders/", "InputFormat": "in", "OutputFormat": "out",
          "SerdeInfo": {"SerializationLibrary": "serde", "Parameters": {"field.delim": ","}}}}}
      """#)
    // {"originalSql": "SELECT id FROM sales.orders"} in base64.
    let view = "eyJvcmlnaW5hbFNxbCI6ICJTRUxFQ1QgaWRcbkZST00gc2FsZXMub3JkZXJzIn0="
    try glue(
      "CreateTable",
      #"{"DatabaseName": "sales", "TableInput": {"Name": "v", "TableType": "VIRTUAL_VIEW", "#
        + #""ViewOriginalText": "/* Presto View: \#(view) */"}}"#)
    try glue(
      "CreatePartition",
      #"{"DatabaseName": "sales", "TableName": "orders", "PartitionInput": {"Values": ["2024-01-01"]}}"#)
  }

  private func glue(_ operation: String, _ input: String) throws {
    let answer = try call(operation, JSON.parse(input), prefix: "AWSGlue")
    #expect(answer.status == 200, "\(answer.body.text)")
  }
}

extension Lake {
  /// Puts a query back to running, as a server killed in the middle leaves it, and recovers as a restart does.
  func interrupt(_ id: String) throws {
    let now = clock.now
    try cloud.database.write { connection in
      try connection.run(
        "UPDATE athena_query SET document = json_set(document, '$.Status.State', 'RUNNING') WHERE id = ?", .text(id))
      try QueryRecovery.run(connection, now: now)
    }
  }
}
