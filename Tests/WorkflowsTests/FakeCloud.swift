import Documents
import HTTP
import Synchronization

/// Glue and STS over JSON fixtures, with calls that can be refused.
final class FakeCloud: HTTPHandler {
  private struct State {
    var databases: [JSON] = []
    var tables: [String: [JSON]] = [:]
    var denied: Set<String> = []
    var calls: [String] = []
  }

  private let state = Mutex(State())

  /// - Parameter catalog: database names and the tables of each as Glue answers them.
  init(_ catalog: KeyValuePairs<String, [JSON]>) {
    state.withLock { state in
      for (name, tables) in catalog {
        state.databases.append(.object(["Name": .string(name), "CatalogId": .string("123456789012")]))
        state.tables[name] = tables
      }
    }
  }

  /// What was asked, for example `GetTables sales`.
  var calls: [String] { state.withLock { $0.calls } }

  func forgetCalls() { state.withLock { $0.calls = [] } }

  /// Refuses these operations, or `Operation database`, and no others.
  func deny(_ calls: String...) { state.withLock { $0.denied = Set(calls) } }

  func setTables(_ tables: [JSON], in database: String) { state.withLock { $0.tables[database] = tables } }

  func accept(_ head: HTTPRequest) -> BodyDisposition { .collect(limit: 1 << 20) }

  func handle(_ request: HTTPRequest, reply: HTTPReply) {
    guard let target = request.headers["X-Amz-Target"] else { return reply.send(assumeRole()) }
    let operation = target.split(separator: ".").last.map(String.init) ?? "?"
    let input = (try? JSON.parse(request.body)) ?? .null
    let subject = [input["DatabaseName"]?.string, input["Name"]?.string].compactMap { $0 }.joined(separator: ".")
    let call = subject.isEmpty ? operation : "\(operation) \(subject)"
    let answer = state.withLock { state -> HTTPResponse in
      state.calls.append(call)
      if state.denied.contains(operation) || state.denied.contains(call) { return FakeCloud.refusal(operation) }
      return FakeCloud.answer(operation, input, state)
    }
    reply.send(answer)
  }

  private func assumeRole() -> HTTPResponse {
    let isDenied = state.withLock { state in
      state.calls.append("AssumeRole")
      return state.denied.contains("AssumeRole")
    }
    if isDenied {
      let text = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not allowed</Message></Error></ErrorResponse>"
      return HTTPResponse(status: 403, type: "text/xml", Array(text.utf8))
    }
    let text = """
      <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
      <SessionToken>t</SessionToken><Expiration>2026-03-01T10:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
      """
    return HTTPResponse(type: "text/xml", Array(text.utf8))
  }

  private static func refusal(_ operation: String) -> HTTPResponse {
    let message = "User: u is not authorized to perform: glue:\(operation)"
    let body = JSON.object(["__type": .string("AccessDeniedException"), "Message": .string(message)])
    return HTTPResponse(status: 400, type: "application/x-amz-json-1.1", body.bytes)
  }

  private static func answer(_ operation: String, _ input: JSON, _ state: State) -> HTTPResponse {
    let tables = state.tables[input["DatabaseName"]?.string ?? ""] ?? []
    let body: JSON
    switch operation {
    case "GetDatabases": body = .object(["DatabaseList": .array(state.databases)])
    case "GetTables":
      let start = input["NextToken"]?.string.flatMap { Int($0) } ?? 0
      let end = min(start + 100, tables.count)
      body = .object([
        "TableList": .array(Array(tables[min(start, end)..<end])), "NextToken": end < tables.count ? .string(String(end)) : nil,
      ])
    default: body = .object(["Table": tables.first { $0["Name"]?.string == input["Name"]?.string }])
    }
    return HTTPResponse(type: "application/x-amz-json-1.1", body.bytes)
  }
}

/// A table as Glue answers it.
func glueTable(
  _ name: String, _ columns: KeyValuePairs<String, String> = ["id": "bigint"], type: String = "EXTERNAL_TABLE",
  location: String? = nil,
  parameters: KeyValuePairs<String, JSON?> = [:]
) -> JSON {
  .object([
    "Name": .string(name), "TableType": .string(type), "Parameters": .object(parameters),
    "StorageDescriptor": .object([
      "Columns": .array(columns.map { .object(["Name": .string($0.key), "Type": .string($0.value)]) }),
      "Location": location.map { .string($0) },
    ]),
  ])
}
