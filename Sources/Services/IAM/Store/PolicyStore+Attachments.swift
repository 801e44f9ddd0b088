import AWSWire
import SQLite
import ServiceCore

/// A managed policy on a user, group or role.
struct Attachment: Sendable {
  var name: String
  var arn: String
  var path: String
}

extension PolicyStore {
  /// Sorted by the policies' names.
  func attachments(of kind: String, _ owner: String) throws(ServiceError) -> [Attachment] {
    try request.query { connection in
      try connection.all(
        """
        SELECT a.arn, p.name, p.path FROM identity_attachment a LEFT JOIN identity_policy p ON p.arn = a.arn
        WHERE a.account = ? AND a.kind = ? AND a.owner = ?
        """, .text(request.account), .text(kind), .text(owner)
      ) { row in
        let arn = row.text(0)
        let known = AWSManagedPolicy.find(arn)
        let name = row.optionalText(1) ?? known?.name ?? arn.split(separator: "/").last.map(String.init) ?? arn
        return Attachment(name: name, arn: arn, path: row.optionalText(2) ?? known?.path ?? "/")
      }
    }.sorted { ($0.name.lowercased(), $0.arn) < ($1.name.lowercased(), $1.arn) }
  }

  /// Attaches a policy; one that is attached already stays.
  func attach<Kind: EntityKind>(_ arn: String, to kind: Kind.Type, _ owner: String) throws(ServiceError) {
    try NameRules.check(policyARN: arn)
    guard try find(arn) != nil else { throw .policyNotAttachable(arn) }
    let attached = try attachments(of: Kind.name, owner)
    guard !attached.contains(where: { $0.arn == arn }) else { return }
    guard attached.count < PolicyStore.attachmentLimit else {
      throw .limitExceeded("Cannot exceed quota for PoliciesPer\(Kind.title): \(PolicyStore.attachmentLimit)")
    }
    try request.change(
      "INSERT INTO identity_attachment VALUES (?, ?, ?, ?)",
      [.text(request.account), .text(Kind.name), .text(owner), .text(arn)])
  }

  func detach<Kind: EntityKind>(_ arn: String, from kind: Kind.Type, _ owner: String) throws(ServiceError) {
    try NameRules.check(policyARN: arn)
    guard try attachments(of: Kind.name, owner).contains(where: { $0.arn == arn }) else { throw .policyNotFound(arn) }
    try request.change(
      "DELETE FROM identity_attachment WHERE account = ? AND kind = ? AND owner = ? AND arn = ?",
      [.text(request.account), .text(Kind.name), .text(owner), .text(arn)])
  }

  /// A policy that is to be a permissions boundary, if one is named.
  func check(boundary arn: String?) throws(ServiceError) {
    guard let arn else { return }
    try NameRules.check(policyARN: arn)
    guard try find(arn) != nil else { throw .noSuchEntity("Scope ARN: \(arn) does not exist or is not attachable.") }
  }
}
