import AWSWire
import Basics
import Documents
import SQLite
import ServiceCore

/// The resources of one kind in one account and region, each a document under its name.
struct ResourceStore {
  let request: RequestContext
  let kind: ResourceKind
  let account: String

  /// - Parameter catalog: the `CatalogId` of the request, for connections; the caller's account if absent.
  init(_ request: RequestContext, _ kind: ResourceKind, catalog: String? = nil) {
    (self.request, self.kind) = (request, kind)
    account = catalog.flatMap { $0.isEmpty ? nil : $0 } ?? request.account
  }

  private var place: [SQLValue] { [.text(account), .text(request.region), .text(kind.rawValue)] }

  func find(_ name: String) throws(ServiceError) -> JSON? {
    try documents("AND name = ?", [.text(name)]).first
  }

  func require(_ name: String) throws(ServiceError) -> JSON {
    guard let document = try find(name) else { throw .resourceNotFound(kind, name) }
    return document
  }

  /// All that come after a name, in the order of their names.
  func all(after name: String? = nil) throws(ServiceError) -> [JSON] {
    try documents("AND name > ? ORDER BY name", [.text(name ?? "")])
  }

  /// The triggers of a workflow in the order they were created; of no workflow if the name is empty.
  func children(of parent: String) throws(ServiceError) -> [JSON] {
    try documents("AND parent = ? ORDER BY sequence", [.text(parent)])
  }

  /// Stores a document under the name it carries.
  /// - Parameter due: when a schedule fires next.
  func put(_ document: JSON, due: Timestamp? = nil) throws(ServiceError) {
    let parent = kind == .trigger ? document["WorkflowName"]?.string ?? "" : ""
    let due = due.map { SQLValue.integer($0.milliseconds) } ?? .null
    try change(
      """
      INSERT INTO glue_resource (account, region, kind, name, parent, due, document) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account, region, kind, name) DO UPDATE SET due = excluded.due, document = excluded.document
      """, place + [.text(document["Name"]?.string ?? ""), .text(parent), due, .text(document.text)])
  }

  /// Removes a resource with its tags; nothing happens if it is not there.
  func delete(_ name: String) throws(ServiceError) {
    try change("DELETE FROM glue_resource WHERE account = ? AND region = ? AND kind = ? AND name = ?", place + [.text(name)])
    try TagStore(request).removeAll(of: arn(name))
  }

  func arn(_ name: String) -> String { GlueResources(request, catalog: account).resource(kind, name) }

  /// The name of the resource whose schedule fires first, and when, if that is not after a moment.
  func firstDue(until moment: Timestamp) throws(ServiceError) -> (name: String, due: Timestamp)? {
    try request.query { connection in
      try connection.all(
        """
        SELECT name, due FROM glue_resource
        WHERE account = ? AND region = ? AND kind = ? AND due <= ? ORDER BY due, sequence LIMIT 1
        """, place + [.integer(moment.milliseconds)]
      ) { (name: $0.text(0), due: Timestamp(milliseconds: $0.integer(1))) }.first
    }
  }

  private func change(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) {
    try request.query { connection in _ = try connection.change(sql, parameters) }
  }

  private func documents(_ condition: String, _ parameters: [SQLValue]) throws(ServiceError) -> [JSON] {
    let sql = "SELECT document FROM glue_resource WHERE account = ? AND region = ? AND kind = ? \(condition)"
    return try request.query { connection in
      try connection.all(sql, place + parameters) { $0.bytes(0) }.map { try JSON.parse($0) }
    }
  }
}
