import AWSWire
import SQLite
import ServiceCore

/// A tag of a workgroup or of a data catalog.
struct AthenaTag: Sendable {
  let key: String
  let value: String

  /// The tags of a request; nil if the member is absent.
  static func read(_ name: String, _ fields: Fields) throws(ServiceError) -> [AthenaTag]? {
    try fields.list(name, count: 0...50) { item throws(ServiceError) in
      AthenaTag(
        key: try item.required("Key", .length(1...128)), value: try item.string("Value", .length(0...256)) ?? "")
    }
  }
}

/// The tags of Athena's resources.
struct AthenaTagStore {
  private let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  func tags(of arn: String, after key: String?, limit: Int) throws(ServiceError) -> [AthenaTag] {
    let sql = "SELECT name, value FROM athena_tag WHERE arn = ? AND name > ? ORDER BY name LIMIT ?"
    return try request.query { connection in
      try connection.all(sql, .text(arn), .text(key ?? ""), .integer(Int64(limit))) {
        AthenaTag(key: $0.text(0), value: $0.text(1))
      }
    }
  }

  func add(_ tags: [AthenaTag], to arn: String) throws(ServiceError) {
    try request.query { connection in
      for tag in tags {
        try connection.run("INSERT OR REPLACE INTO athena_tag VALUES (?, ?, ?)", .text(arn), .text(tag.key), .text(tag.value))
      }
    }
  }

  func remove(_ keys: [String], of arn: String) throws(ServiceError) {
    try request.query { connection in
      for key in keys { try connection.run("DELETE FROM athena_tag WHERE arn = ? AND name = ?", .text(arn), .text(key)) }
    }
  }

  func removeAll(of arn: String) throws(ServiceError) {
    try request.query { connection in _ = try connection.run("DELETE FROM athena_tag WHERE arn = ?", .text(arn)) }
  }

  /// Checks that an ARN names a workgroup or a data catalog that exists.
  func require(_ text: String) throws(ServiceError) {
    let missing = ServiceError(
      "ResourceNotFoundException", "Resource \(text) was not found", details: [.init("ResourceName", text)])
    guard let arn = ARN(text), arn.service == "athena" else { throw .invalidRequest("Invalid resource ARN \(text)") }
    guard arn.account == request.account, arn.region == request.region else { throw missing }
    let parts = arn.resource.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw .invalidRequest("Invalid resource ARN \(text)") }
    do throws(ServiceError) {
      switch parts[0] {
      case "workgroup": _ = try WorkGroupStore(request).find(parts[1])
      case "datacatalog": _ = try DataCatalogStore(request).find(parts[1])
      default: throw ServiceError.invalidRequest("Invalid resource ARN \(text)")
      }
    } catch {
      throw error == .workGroupNotFound || error == .catalogNotFound(parts[1]) ? missing : error
    }
  }
}
