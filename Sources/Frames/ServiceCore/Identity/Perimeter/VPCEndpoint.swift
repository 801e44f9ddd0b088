public import Basics
public import Documents
public import IAMPolicy

/// The VPC endpoint that all requests from outside come through, with its policy.
public struct VPCEndpoint: Sendable {
  /// `aws:SourceVpce`.
  public let id: String
  /// `aws:SourceVpc`.
  public let vpc: String
  /// `aws:VpcSourceIp`; nil for the client's own address.
  public let address: String?
  /// What may pass; nil lets everything pass, as the policy does that AWS puts on new endpoints.
  public let policy: CompiledPolicy?

  private static let keys = ["id", "vpc", "address", "policy"]

  /// Reads an endpoint: `id`, `vpc`, `address` and `policy`, all of them optional.
  /// - Throws: `Diagnostic` that says which key is wrong.
  public init(_ document: JSON) throws(Diagnostic) {
    try OrganizationReader.check(document, "a VPC endpoint", VPCEndpoint.keys)
    id = try OrganizationReader.text("id", of: document) ?? "vpce-0a1b2c3d4e5f60718"
    vpc = try OrganizationReader.text("vpc", of: document) ?? "vpc-0a1b2c3d4e5f60718"
    address = try OrganizationReader.text("address", of: document)
    guard let policy = document["policy"] else {
      self.policy = nil
      return
    }
    do {
      let document = try PolicyDocument.parse(policy.string ?? policy.prettyText, kind: .endpoint)
      self.policy = CompiledPolicy(document, source: PolicySource(name: id, type: .endpoint))
    } catch {
      throw Diagnostic("the endpoint's policy is refused: \(error.message)", help: error.reason)
    }
  }
}
