import AWSClient
import AWSSignature
import Basics
import Documents
import HTTP
import IngestionCore
import Synchronization

@testable import Connectors

/// A small lake over JSON fixtures: Glue's databases and tables, the same through Athena, and LF-tags.
final class FakeLake: HTTPHandler {
  private let glue: FakeGlue
  private let catalog: JSON
  private let denied: Set<String>
  private let state = Mutex<(calls: [String], queries: [String])>(([], []))

  /// - Parameters:
  ///   - catalog: `{"databases": […], "tables": {"database": […]}, "tags": {"database.table": {…}}, "results": {"text": rows}}`.
  ///   - denied: operations, or `Operation subject`, that are refused.
  init(_ catalog: JSON, denied: Set<String> = []) {
    (self.catalog, self.denied) = (catalog, denied)
    glue = FakeGlue(catalog, denied: denied)
  }

  /// What was asked, for example `GetTableMetadata sales.orders`.
  var calls: [String] { state.withLock { $0.calls } }

  /// Statements that were run.
  var queries: [String] { state.withLock { $0.queries } }

  func accept(_ head: HTTPRequest) -> BodyDisposition { .collect(limit: 1 << 20) }

  func handle(_ request: HTTPRequest, reply: HTTPReply) {
    let target = request.headers["X-Amz-Target"]
    let operation = target?.split(separator: ".").last.map(String.init) ?? String(request.path.dropFirst())
    let input = (try? JSON.parse(request.body)) ?? .null
    let call = ([operation] + [subject(input)].compactMap(\.self)).joined(separator: " ")
    state.withLock { $0.calls.append(call) }
    if target?.hasPrefix("AWSGlue") == true { return glue.handle(request, reply: reply) }
    guard !denied.contains(operation), !denied.contains(call) else {
      let message = "You are not authorized to perform: athena:\(operation) on the resource."
      return reply.send(response(400, .object(["__type": .string("AccessDeniedException"), "Message": .string(message)])))
    }
    reply.send(operation == "GetResourceLFTags" ? tags(input) : athena(operation, input))
  }

  private func subject(_ input: JSON) -> String? {
    let resource = input["Resource"]
    let database = resource?["Table"]?["DatabaseName"] ?? resource?["Database"]?["Name"] ?? input["DatabaseName"]
    let table = resource?["Table"]?["Name"] ?? input["TableName"] ?? input["Name"]
    let names = [database?.string, table?.string].compactMap(\.self)
    return names.isEmpty ? nil : names.joined(separator: ".")
  }

  private func athena(_ operation: String, _ input: JSON) -> HTTPResponse {
    let tables = catalog["tables"]?[input["DatabaseName"]?.string ?? ""]?.elements ?? []
    switch operation {
    case "ListDatabases": return page(catalog["databases"]?.elements ?? [], "DatabaseList", input)
    case "ListTableMetadata": return page(tables.map(metadata), "TableMetadataList", input)
    case "GetTableMetadata":
      guard let table = tables.first(where: { $0["Name"]?.string == input["TableName"]?.string }) else {
        return response(400, .object(["__type": .string("MetadataException"), "Message": .string("Entity Not Found")]))
      }
      return response(200, .object(["TableMetadata": metadata(table)]))
    case "StartQueryExecution":
      let count = state.withLock { state in
        state.queries.append(input["QueryString"]?.string ?? "")
        return state.queries.count
      }
      return response(200, .object(["QueryExecutionId": .string("q\(count)")]))
    case "GetQueryExecution": return execution(input)
    case "GetQueryResults": return results(input)
    default: return response(400, .object(["__type": .string("UnknownOperationException")]))
    }
  }

  private func metadata(_ table: JSON) -> JSON {
    var parameters = table["Parameters"] ?? .object([:])
    if let location = table["StorageDescriptor"]?["Location"] { parameters.set("location", location) }
    return .object([
      "Name": table["Name"], "TableType": table["TableType"], "Columns": table["StorageDescriptor"]?["Columns"],
      "PartitionKeys": table["PartitionKeys"], "Parameters": parameters,
    ])
  }

  private func query(_ input: JSON) -> (text: String, rows: JSON?) {
    let number = input["QueryExecutionId"]?.string.flatMap { Int($0.dropFirst()) } ?? 0
    let text = state.withLock { $0.queries[number - 1] }.split(separator: "\n").dropFirst().joined(separator: "\n")
    return (text, catalog["results"]?[text])
  }

  private func execution(_ input: JSON) -> HTTPResponse {
    let (text, rows) = query(input)
    let status: JSON =
      rows != nil || text.hasPrefix("SELECT")
      ? .object(["State": .string("SUCCEEDED")])
      : .object(["State": .string("FAILED"), "StateChangeReason": .string("line 1:1: View does not exist")])
    return response(200, .object(["QueryExecution": .object(["Status": status])]))
  }

  private func results(_ input: JSON) -> HTTPResponse {
    let rows = query(input).rows ?? .array([.array([.string("_col0")]), .array([.string("42")])])
    let set = JSON.object([
      "Rows": .array(
        (rows.elements ?? []).map { row in
          .object(["Data": .array((row.elements ?? []).map { .object(["VarCharValue": $0]) })])
        }),
      "ResultSetMetadata": .object(["ColumnInfo": .array([.object(["Name": .string("_col0")])])]),
    ])
    return response(200, .object(["ResultSet": set]))
  }

  private func tags(_ input: JSON) -> HTTPResponse {
    response(200, catalog["tags"]?[subject(input) ?? ""] ?? .object([:]))
  }

  private func page(_ items: [JSON], _ name: String, _ input: JSON) -> HTTPResponse {
    let start = input["NextToken"]?.string.flatMap { Int($0) } ?? 0
    let end = min(start + 2, items.count)
    var output = JSON.object([:])
    output.set(name, .array(Array(items[min(start, end)..<end])))
    output.set("NextToken", end < items.count ? .string(String(end)) : nil)
    return response(200, output)
  }

  private func response(_ status: Int, _ body: JSON) -> HTTPResponse {
    HTTPResponse(status: status, type: "application/x-amz-json-1.1", body.bytes)
  }

  /// A source over this lake.
  func source(
    _ connection: AthenaConnectionConfiguration, _ metadata: DatabaseMetadataConfiguration, _ compatibility: Compatibility
  ) -> AthenaSource {
    let caller = AWSCaller(
      transport: InProcessTransport(self), clock: FrozenClock(Timestamp(seconds: 1_772_355_600)),
      retry: RetryPolicy(ids: SeededIDSource(seed: 1)) { _ in })
    let credentials = StaticCredentials(AWSCredentials(accessKeyID: "AKID", secretAccessKey: "s"))
    func target(_ service: String) -> CallTarget {
      CallTarget(service: service, region: "us-east-1", endpoint: Endpoint(host: "127.0.0.1"), credentials: credentials)
    }
    return AthenaSource(
      AthenaClient(caller, at: target("athena"), AthenaOptions(workGroup: "primary", outputLocation: "s3://r/")),
      GlueClient(caller, at: target("glue")), LakeFormationClient(caller, at: target("lakeformation")), connection, metadata,
      compatibility: compatibility)
  }
}
