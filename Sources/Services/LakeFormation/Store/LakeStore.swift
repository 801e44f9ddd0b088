import AWSWire
import Documents
import SQLite
import ServiceCore

/// Lake Formation's state of one account and region.
struct LakeStore {
  let request: RequestContext
  let account: String

  init(_ request: RequestContext, account: String) {
    (self.request, self.account) = (request, account)
  }

  var key: [SQLValue] { [.text(account), .text(request.region)] }

  func run(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) {
    _ = try change(sql, parameters)
  }

  /// Answers how many rows were changed.
  func change(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) -> Int {
    try request.query { connection in try connection.change(sql, parameters) }
  }

  func all<Value>(_ sql: String, _ parameters: [SQLValue], _ read: (Row) -> Value) throws(ServiceError) -> [Value] {
    try request.query { connection in try connection.all(sql, parameters, read: read) }
  }

  /// A stored document as a value. Stored text was written by us; if it cannot be read the state is damaged.
  func parse(_ document: [UInt8]) throws(ServiceError) -> JSON {
    do { return try JSON.parse(document) } catch { throw .internalFailure("a stored document cannot be read: \(error)") }
  }
}
