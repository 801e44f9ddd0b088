import AWSClient
import AWSSignature
import Basics
import Documents
import HTTP
import Synchronization

/// A small Glue over JSON fixtures: databases and their tables, workflows, jobs and their runs, in pages of two.
final class FakeGlue: HTTPHandler {
  private let catalog: JSON
  private let denied: Set<String>
  private let state = Mutex<[String]>([])

  /// - Parameters:
  ///   - catalog: `{"databases": […], "tables": {"database": […]}, "workflows": […], "jobs": {…}, "runs": {"job": […]}}` with AWS's own members.
  ///   - denied: operations, or `Operation database`, that are refused.
  init(_ catalog: JSON, denied: Set<String> = []) {
    (self.catalog, self.denied) = (catalog, denied)
  }

  /// What was asked, for example `GetTables sales`.
  var calls: [String] { state.withLock { $0 } }

  func accept(_ head: HTTPRequest) -> BodyDisposition { .collect(limit: 1 << 20) }

  func handle(_ request: HTTPRequest, reply: HTTPReply) {
    let operation = request.headers["X-Amz-Target"]?.split(separator: ".").last.map(String.init) ?? "?"
    let input = (try? JSON.parse(request.body)) ?? .null
    let subject = [input["DatabaseName"]?.string, input["Name"]?.string].compactMap { $0 }.joined(separator: ".")
    let call = subject.isEmpty ? operation : "\(operation) \(subject)"
    state.withLock { $0.append(call) }
    guard !denied.contains(operation), !denied.contains(call) else {
      let message = "User: arn:aws:iam::123456789012:user/local is not authorized to perform: glue:\(operation)"
      return reply.send(response(400, .object(["__type": .string("AccessDeniedException"), "Message": .string(message)])))
    }
    reply.send(answer(operation, input))
  }

  private func answer(_ operation: String, _ input: JSON) -> HTTPResponse {
    let tables = catalog["tables"]?[input["DatabaseName"]?.string ?? ""]?.elements ?? []
    switch operation {
    case "GetDatabases": return page(catalog["databases"]?.elements ?? [], "DatabaseList", input)
    case "GetTables": return page(tables, "TableList", input)
    case "GetTable":
      guard let table = tables.first(where: { $0["Name"]?.string == input["Name"]?.string }) else {
        return response(400, .object(["__type": .string("EntityNotFoundException"), "Message": .string("Entity Not Found")]))
      }
      return response(200, .object(["Table": table]))
    case "ListWorkflows": return page((catalog["workflows"]?.elements ?? []).compactMap { $0["Name"] }, "Workflows", input)
    case "GetWorkflow":
      let workflow = catalog["workflows"]?.elements?.first { $0["Name"] == input["Name"] }
      return response(200, .object(["Workflow": workflow]))
    case "GetJobRuns": return page(catalog["runs"]?[input["JobName"]?.string ?? ""]?.elements ?? [], "JobRuns", input)
    case "GetJob": return response(200, .object(["Job": catalog["jobs"]?[input["JobName"]?.string ?? ""]]))
    default: return response(400, .object(["__type": .string("UnknownOperationException")]))
    }
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

  /// A client of this catalog.
  func client() -> GlueClient {
    let caller = AWSCaller(
      transport: InProcessTransport(self), clock: FrozenClock(Timestamp(seconds: 1_772_355_600)),
      retry: RetryPolicy(ids: SeededIDSource(seed: 1)) { _ in })
    let credentials = StaticCredentials(AWSCredentials(accessKeyID: "AKID", secretAccessKey: "s"))
    return GlueClient(
      caller,
      at: CallTarget(service: "glue", region: "us-east-1", endpoint: Endpoint(host: "127.0.0.1"), credentials: credentials))
  }
}
