import AWSWire
import Basics
import SQLite
import ServiceCore

/// A location in S3 that Lake Formation manages.
struct LakeLocation: Sendable {
  let arn: String
  var role: String
  var modified: Timestamp
  var withFederation: Bool?
  var isHybrid: Bool?
  var isPrivileged: Bool?

  /// What locations are told apart by: the ARN without a slash at its end.
  static func path(_ arn: String) -> String {
    var path = arn[...]
    while path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }

  /// Checks that an ARN is one of a bucket, of what is in one, or of a table bucket.
  static func validate(_ text: String) throws(ServiceError) {
    guard let arn = ARN(text), !path(arn.resource).isEmpty, arn.service == "s3" || arn.service == "s3tables" else {
      throw .badResourceARN
    }
  }
}

extension LakeStore {
  private static let columns = "arn, role, modified, with_federation, hybrid, privileged"

  func location(_ arn: String) throws(ServiceError) -> LakeLocation {
    let sql = "SELECT \(LakeStore.columns) FROM lakeformation_location WHERE account = ? AND region = ? AND path = ?"
    guard let found = try all(sql, key + [.text(LakeLocation.path(arn))], LakeStore.location).first else {
      throw .notRegistered
    }
    return found
  }

  func isRegistered(_ arn: String) throws(ServiceError) -> Bool {
    let sql = "SELECT 1 FROM lakeformation_location WHERE account = ? AND region = ? AND path = ?"
    return try !all(sql, key + [.text(LakeLocation.path(arn))]) { _ in true }.isEmpty
  }

  /// Whether a location or one above it is registered.
  func isCovered(_ arn: String) throws(ServiceError) -> Bool {
    var path = LakeLocation.path(arn)[...]
    while true {
      if try isRegistered(String(path)) { return true }
      guard let slash = path.lastIndex(of: "/") else { return false }
      path = path[..<slash]
    }
  }

  /// The locations in the order of their paths.
  func locations() throws(ServiceError) -> [LakeLocation] {
    try all(
      "SELECT \(LakeStore.columns) FROM lakeformation_location WHERE account = ? AND region = ? ORDER BY path", key,
      LakeStore.location)
  }

  func put(_ location: LakeLocation) throws(ServiceError) {
    noteGoverning()
    let flags = [location.withFederation, location.isHybrid, location.isPrivileged]
    try run(
      "INSERT OR REPLACE INTO lakeformation_location VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      key + [
        .text(LakeLocation.path(location.arn)), .text(location.arn), .text(location.role),
        .integer(location.modified.milliseconds),
      ] + flags.map { flag in flag.map { .integer($0 ? 1 : 0) } ?? .null })
  }

  func deleteLocation(_ arn: String) throws(ServiceError) {
    let sql = "DELETE FROM lakeformation_location WHERE account = ? AND region = ? AND path = ?"
    guard try change(sql, key + [.text(LakeLocation.path(arn))]) > 0 else { throw .notRegistered }
  }

  private static func location(_ row: Row) -> LakeLocation {
    LakeLocation(
      arn: row.text(0), role: row.text(1), modified: Timestamp(milliseconds: row.integer(2)),
      withFederation: row.optionalInteger(3).map { $0 != 0 }, isHybrid: row.optionalInteger(4).map { $0 != 0 },
      isPrivileged: row.optionalInteger(5).map { $0 != 0 })
  }
}

extension FieldWriter {
  /// The members of a `ResourceInfo`.
  mutating func location(_ location: LakeLocation) {
    field("ResourceArn", location.arn)
    field("RoleArn", location.role)
    field("LastModified", location.modified)
    field("WithFederation", location.withFederation)
    field("HybridAccessEnabled", location.isHybrid)
    field("WithPrivilegedAccess", location.isPrivileged)
  }
}
