import AWSWire
import SQLite
import ServiceCore

/// The tags of users, roles and policies. Keys are compared without case; their case is kept.
struct TagRows {
  /// The most tags that one resource may have.
  static let limit = 50

  let request: RequestContext

  init(_ request: RequestContext) { self.request = request }

  /// Sorted by key.
  func tags(of kind: String, _ owner: String) throws(ServiceError) -> [Tag] {
    try request.query { connection in
      try connection.all(
        "SELECT name, value FROM identity_tag WHERE account = ? AND kind = ? AND owner = ? ORDER BY name",
        .text(request.account), .text(kind), .text(owner)
      ) { Tag(key: $0.text(0), value: $0.text(1)) }
    }
  }

  /// Adds tags, replacing those whose keys differ in case only.
  /// - Parameter title: the kind in the name of the quota.
  func put(_ tags: [Tag], to kind: String, _ owner: String, title: String) throws(ServiceError) {
    guard Set(tags.map { $0.key.lowercased() }).count == tags.count else { throw .duplicateTagKeys }
    for tag in tags where tag.key.lowercased().hasPrefix("aws:") {
      throw .invalidInput("aws: prefixed tag key names are not allowed for external use.")
    }
    try remove(tags.map(\.key), of: kind, owner)
    for tag in tags {
      try request.change(
        "INSERT INTO identity_tag VALUES (?, ?, ?, ?, ?)",
        [.text(request.account), .text(kind), .text(owner), .text(tag.key), .text(tag.value)])
    }
    guard try self.tags(of: kind, owner).count <= TagRows.limit else {
      throw .limitExceeded("Cannot exceed quota for TagsPer\(title): \(TagRows.limit)")
    }
  }

  /// Removes tags; keys that are not there are passed over.
  func remove(_ keys: [String], of kind: String, _ owner: String) throws(ServiceError) {
    let wanted = Set(keys.map { $0.lowercased() })
    for tag in try tags(of: kind, owner) where wanted.contains(tag.key.lowercased()) {
      try request.change(
        "DELETE FROM identity_tag WHERE account = ? AND kind = ? AND owner = ? AND name = ?",
        [.text(request.account), .text(kind), .text(owner), .text(tag.key)])
    }
  }

  func removeAll(of kind: String, _ owner: String) throws(ServiceError) {
    try request.change(
      "DELETE FROM identity_tag WHERE account = ? AND kind = ? AND owner = ?",
      [.text(request.account), .text(kind), .text(owner)])
  }
}
