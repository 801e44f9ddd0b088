import Basics
import Documents
import HTTP
import MetadataServer
import Testing

/// A server with a frozen clock and repeatable ids, and a client of it.
struct API {
  let server = MetadataServer(clock: FrozenClock(Timestamp(seconds: 1_800_000_000)), ids: SeededIDSource(seed: 7))

  /// Sends a call to a path under `/api/v1`.
  @discardableResult
  func call(_ method: String, _ target: String, _ body: String? = nil, token: String? = "Bearer token") -> Answer {
    send(method, "/api/v1\(target)", body, token: token)
  }

  /// Sends a call to any path.
  @discardableResult
  func send(_ method: String, _ target: String, _ body: String? = nil, token: String? = "Bearer token") -> Answer {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    var headers: HTTPHeaders = ["Host": "catalog:8585"]
    headers["Authorization"] = token
    let request = HTTPRequest(
      method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil, headers: headers,
      body: Array((body ?? "").utf8))
    let response = InProcessClient(server).response(to: request)
    return Answer(status: response.status, text: String(decoding: response.body.bytes, as: UTF8.self))
  }

  /// Makes a service, a database and a schema `glue.lake.sales`.
  func withSchema() -> API {
    call("PUT", "/services/databaseServices", #"{"name": "glue", "serviceType": "Glue"}"#)
    call("PUT", "/databases", #"{"name": "lake", "service": "glue"}"#)
    call("PUT", "/databaseSchemas", #"{"name": "sales", "database": "glue.lake"}"#)
    return self
  }

  /// Makes a table with one column in `glue.lake.sales`.
  @discardableResult
  func table(_ name: String, _ more: String = "") -> Answer {
    let columns = #"[{"name": "id", "dataType": "BIGINT"}]"#
    return call(
      "PUT", "/tables", #"{"name": "\#(name)", "databaseSchema": "glue.lake.sales", "columns": \#(columns)\#(more)}"#)
  }
}

/// What came back.
struct Answer {
  let status: Int
  let text: String

  /// The body; null if there is none.
  var json: JSON { (try? JSON.parse(text)) ?? .null }

  subscript(name: String) -> JSON? { json[name] }

  var message: String? { json["message"]?.string }
  var id: String { json["id"]?.string ?? "" }
}

extension JSON {
  /// The value at a path of members and positions, such as `data.0.name`.
  func at(_ path: String) -> JSON? {
    path.split(separator: ".").reduce(self as JSON?) { value, token in
      Int(token).flatMap { value?[$0] } ?? value?[String(token)]
    }
  }

  /// A literal for comparisons.
  static func literal(_ text: String) -> JSON { (try? JSON.parse(text)) ?? .string("broken literal: \(text)") }
}
