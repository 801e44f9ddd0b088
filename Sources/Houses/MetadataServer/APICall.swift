import Basics
import Documents
import HTTP

/// One call of the metadata API: what the resources need of a request.
struct APICall: Sendable {
  let method: String
  /// The decoded path segments after `/api/v1`.
  let segments: [String]
  let query: HTTPQuery
  /// Scheme, host and port under which the client reached the server, for `href`.
  let origin: String
  private let body: [UInt8]

  /// Reads a request whose path was split already.
  init(_ request: HTTPRequest, segments: [String]) throws(APIFailure) {
    guard let query = HTTPQuery(decoding: request.query) else {
      throw .invalid("The query string holds a broken percent sequence")
    }
    (self.method, self.segments, self.query, self.body) = (request.method, segments, query, request.body)
    origin = "\(request.isSecure ? "https" : "http")://\(request.headers["Host"] ?? "localhost")"
  }

  /// The body as JSON.
  func json() throws(APIFailure) -> JSON {
    do {
      return try JSON.parse(body)
    } catch {
      throw .invalid("Unable to process JSON: \(error.message)")
    }
  }

  /// A query parameter that is a whole number in a range.
  func number(_ name: String, default fallback: Int, in range: ClosedRange<Int>) throws(APIFailure) -> Int {
    guard let text = query[name] else { return fallback }
    guard let value = Int(text) else { throw .notFound("query param", name) }
    guard value >= range.lowerBound else {
      throw .invalid("[query param \(name) must be greater than or equal to \(range.lowerBound)]")
    }
    guard value <= range.upperBound else {
      throw .invalid("[query param \(name) must be less than or equal to \(range.upperBound)]")
    }
    return value
  }

  /// A query parameter that is `true` or `false`.
  func flag(_ name: String) -> Bool { query[name] == "true" }

  /// The fields that the client asked for; a star stands for all.
  var fields: Set<String> {
    Set((query["fields"] ?? "").split(separator: ",").map { String($0.filter { $0 != " " }) })
  }
}

/// The answer to a call.
struct APIAnswer: Sendable {
  let status: Int
  let body: JSON?

  init(_ status: Int, _ body: JSON?) {
    (self.status, self.body) = (status, body)
  }

  /// A 200 answer.
  init(_ body: JSON?) { self.init(200, body) }

  var response: HTTPResponse {
    guard let body else { return HTTPResponse(status: status) }
    return HTTPResponse(status: status, type: "application/json", body.bytes)
  }
}
