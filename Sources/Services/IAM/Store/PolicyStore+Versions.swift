import AWSWire
import Basics
import SQLite
import ServiceCore

extension PolicyStore {
  /// The tags of a policy; those of AWS have none.
  func tags(of policy: ManagedPolicy) throws(ServiceError) -> [Tag] {
    policy.account == request.account ? try TagRows(request).tags(of: PolicyStore.kind, policy.name) : []
  }

  /// The newest first, as IAM lists them.
  ///
  /// Of a policy of AWS only the recorded version is known.
  func versions(of policy: ManagedPolicy) throws(ServiceError) -> [PolicyVersion] {
    if let policy = AWSManagedPolicy.find(policy.arn) {
      return [
        PolicyVersion(number: policy.version, document: policy.document, created: policy.edited, isDefault: true)
      ]
    }
    return try request.query { connection in
      try connection.all(
        "SELECT version, document, created FROM identity_policy_version WHERE arn = ? ORDER BY version DESC",
        .text(policy.arn)
      ) { row in
        PolicyVersion(
          number: Int(row.integer(0)), document: row.text(1), created: Timestamp(milliseconds: row.integer(2)),
          isDefault: Int(row.integer(0)) == policy.defaultVersion)
      }
    }
  }

  /// - Throws: `NoSuchEntity` in IAM's words.
  func version(_ text: String, of policy: ManagedPolicy) throws(ServiceError) -> PolicyVersion {
    let number = VersionID(text)?.number
    guard let version = try versions(of: policy).first(where: { $0.number == number }) else {
      throw .versionNotFound(text, of: policy.arn)
    }
    return version
  }

  /// Adds the next version; numbers are never used again.
  func addVersion(to policy: ManagedPolicy, _ document: String, asDefault: Bool) throws(ServiceError) -> PolicyVersion {
    guard try versions(of: policy).count < PolicyStore.versionLimit else { throw .tooManyVersions }
    let number = policy.lastVersion + 1
    try addVersion(number, of: policy.arn, document)
    try request.change(
      "UPDATE identity_policy SET last_version = ?, updated = ? WHERE arn = ?",
      [.integer(Int64(number)), .integer(request.now.milliseconds), .text(policy.arn)])
    if asDefault { try setDefault(number, of: policy) }
    return PolicyVersion(number: number, document: document, created: request.now, isDefault: asDefault)
  }

  func setDefault(_ number: Int, of policy: ManagedPolicy) throws(ServiceError) {
    try request.change(
      "UPDATE identity_policy SET default_version = ?, updated = ? WHERE arn = ?",
      [.integer(Int64(number)), .integer(request.now.milliseconds), .text(policy.arn)])
  }

  func remove(_ version: PolicyVersion, of policy: ManagedPolicy) throws(ServiceError) {
    guard !version.isDefault else { throw .versionIsDefault }
    try request.change(
      "DELETE FROM identity_policy_version WHERE arn = ? AND version = ?",
      [.text(policy.arn), .integer(Int64(version.number))])
  }

  func addVersion(_ number: Int, of arn: String, _ document: String) throws(ServiceError) {
    try request.change(
      "INSERT INTO identity_policy_version VALUES (?, ?, ?, ?)",
      [.text(arn), .integer(Int64(number)), .text(document), .integer(request.now.milliseconds)])
  }
}
