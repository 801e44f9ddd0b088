import AWSWire
import SQLite
import ServiceCore

/// Whether the users and roles that policies and grants name exist.
struct PrincipalLookup {
  private let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  /// Whether an ARN of IAM or STS is that of an account, or of a user or role that exists. What other accounts have is
  /// not known, nor are sessions, so that these pass.
  func exists(_ arn: ARN) throws(ServiceError) -> Bool {
    if arn.service == "sts" || arn.resource == "root" { return true }
    guard let slash = arn.resource.firstIndex(of: "/") else { return false }
    let kind = String(arn.resource[..<slash])
    guard kind == "user" || kind == "role" else { return false }
    let name = arn.resource.split(separator: "/").last.map(String.init) ?? ""
    let path = try request.query { connection in
      try connection.first(
        "SELECT path || name FROM identity_entity WHERE account = ? AND kind = ? AND name = ?", .text(arn.account),
        .text(kind), .text(name)
      ) { $0.text(0) }
    }
    return path.map { kind + $0 == arn.resource } ?? false
  }
}
