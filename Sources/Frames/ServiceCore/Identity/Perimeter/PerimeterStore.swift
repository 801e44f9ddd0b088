import Basics
import CloudState
public import Documents
import SQLite

/// Keeps the documents of the perimeter in the state, so that they survive a restart.
public struct PerimeterStore: Sendable {
  /// What can be set.
  public enum Part: String, Sendable, CaseIterable {
    /// The organization.
    case organization
    /// The VPC endpoint.
    case endpoint = "vpc-endpoint"
  }

  private let cloud: Cloud

  /// The perimeter of a cloud.
  public init(_ cloud: Cloud) {
    self.cloud = cloud
  }

  /// The document that was set; nil for none.
  public func document(_ part: Part) throws -> JSON? {
    let text = try cloud.database.read { connection in
      try connection.first("SELECT document FROM identity_perimeter WHERE part = ?", .text(part.rawValue)) { $0.text(0) }
    }
    return try text.map { try JSON.parse($0) }
  }

  /// Sets or, with nil, removes a part. An organization that names no account gets the default account.
  /// - Throws: `Diagnostic` for a document that cannot be read.
  public func set(_ part: Part, _ document: JSON?) throws {
    var stored = document
    switch part {
    case .organization:
      stored = document.map { Organization.settling(cloud.options.defaultAccount, in: $0) }
      _ = try stored.map { document throws(Diagnostic) in try Organization(document) }
    case .endpoint: _ = try stored.map { document throws(Diagnostic) in try VPCEndpoint(document) }
    }
    let text = stored?.text
    try cloud.database.write { connection in
      try connection.run("DELETE FROM identity_perimeter WHERE part = ?", .text(part.rawValue))
      if let text { try connection.run("INSERT INTO identity_perimeter VALUES (?, ?)", .text(part.rawValue), .text(text)) }
      try IdentityStore.noteChange(connection)
    }
  }

  static func read(_ connection: Connection) throws -> Perimeter {
    let rows = try connection.all("SELECT part, document FROM identity_perimeter") { ($0.text(0), $0.text(1)) }
    guard !rows.isEmpty else { return .none }
    var organization: Organization?
    var endpoint: VPCEndpoint?
    for (part, text) in rows {
      let document = try JSON.parse(text)
      if part == Part.organization.rawValue { organization = try Organization(document) }
      if part == Part.endpoint.rawValue { endpoint = try VPCEndpoint(document) }
    }
    return Perimeter(organization: organization, endpoint: endpoint)
  }
}
