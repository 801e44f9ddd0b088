import AWSWire
import SQLite
import ServiceCore

/// The policies embedded in users and roles.
struct InlinePolicies {
  let request: RequestContext

  init(_ request: RequestContext) { self.request = request }

  /// Sorted.
  func names<Kind: EntityKind>(of kind: Kind.Type, _ owner: String) throws(ServiceError) -> [String] {
    try rows(Kind.self, owner).map(\.name)
  }

  /// - Throws: `NoSuchEntity` in IAM's words.
  func document<Kind: EntityKind>(_ name: String, of kind: Kind.Type, _ owner: String) throws(ServiceError) -> String {
    guard let row = try rows(Kind.self, owner).first(where: { $0.name == name }) else {
      throw .noSuchEntity("The \(Kind.name) policy with name \(name) cannot be found.")
    }
    return row.document
  }

  /// Adds or replaces a policy.
  func put<Kind: EntityKind>(
    _ document: String, as name: String, of kind: Kind.Type, _ owner: String
  ) throws(ServiceError) {
    let others = try rows(Kind.self, owner).filter { $0.name != name }.map(\.document)
    try DocumentRules.check(inline: document, of: Kind.self, owner, besides: others)
    try request.change(
      "INSERT OR REPLACE INTO identity_inline_policy VALUES (?, ?, ?, ?, ?)",
      [.text(request.account), .text(Kind.name), .text(owner), .text(name), .text(document)])
  }

  func remove<Kind: EntityKind>(_ name: String, of kind: Kind.Type, _ owner: String) throws(ServiceError) {
    _ = try document(name, of: Kind.self, owner)
    try request.change(
      "DELETE FROM identity_inline_policy WHERE account = ? AND kind = ? AND owner = ? AND name = ?",
      [.text(request.account), .text(Kind.name), .text(owner), .text(name)])
  }

  private func rows<Kind: EntityKind>(
    _ kind: Kind.Type, _ owner: String
  ) throws(ServiceError) -> [(name: String, document: String)] {
    try request.query { connection in
      try connection.all(
        "SELECT name, document FROM identity_inline_policy WHERE account = ? AND kind = ? AND owner = ? ORDER BY name",
        .text(request.account), .text(Kind.name), .text(owner)
      ) { (name: $0.text(0), document: $0.text(1)) }
    }
  }
}
