import AWSWire
import SQLite
import ServiceCore

/// The tags of Glue's resources.
struct TagStore {
  let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  func tags(of arn: String) throws(ServiceError) -> [(key: String, value: String)] {
    try request.query { connection in
      try connection.all("SELECT name, value FROM glue_tag WHERE arn = ? ORDER BY name", .text(arn)) {
        (key: $0.text(0), value: $0.text(1))
      }
    }
  }

  func add(_ tags: [(key: String, value: String)], to arn: String) throws(ServiceError) {
    try request.query { connection in
      for tag in tags {
        try connection.run("INSERT OR REPLACE INTO glue_tag VALUES (?, ?, ?)", .text(arn), .text(tag.key), .text(tag.value))
      }
    }
  }

  func remove(_ names: [String], of arn: String) throws(ServiceError) {
    try request.query { connection in
      for name in names { try connection.run("DELETE FROM glue_tag WHERE arn = ? AND name = ?", .text(arn), .text(name)) }
    }
  }

  func removeAll(of arn: String) throws(ServiceError) {
    try request.query { connection in _ = try connection.run("DELETE FROM glue_tag WHERE arn = ?", .text(arn)) }
  }

  /// The ARN under which the tags of an existing resource are kept, whatever the case of the name in the given one.
  func resource(_ text: String) throws(ServiceError) -> String {
    guard let arn = ARN(text), arn.service == "glue" else { throw .invalidInput("Invalid resource ARN \(text)") }
    let parts = arn.resource.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts[0] == "database" || ResourceKind(rawValue: parts[0]) != nil else {
      throw .invalidInput("Resources of the kind \(parts[0]) cannot be tagged.")
    }
    let kind = ResourceKind(rawValue: parts[0])
    guard arn.region == request.region else {
      throw kind.map { .resourceNotFound($0, parts[1]) } ?? .databaseNotFound(parts[1])
    }
    if let kind {
      _ = try ResourceStore(request, kind, catalog: arn.account).require(parts[1])
      return GlueResources(request, catalog: arn.account).resource(kind, parts[1])
    }
    try CatalogStore(request, catalog: arn.account).requireDatabase(parts[1])
    return GlueResources(request, catalog: arn.account).database(parts[1])
  }
}
