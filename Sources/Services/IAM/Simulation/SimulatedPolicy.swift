import AWSWire
import IAMPolicy

/// A policy that takes part in a simulation, with its text for the positions of statements.
struct SimulatedPolicy: Sendable {
  /// What answers call the policy: `PolicyInputList.1`, a managed policy's name, `role_ROLE_POLICY` for an inline one.
  let id: String
  let text: String
  let compiled: CompiledPolicy

  init(_ text: String, id: String, kind: PolicyKind) throws(PolicyError) {
    (self.text, self.id) = (text, id)
    compiled = CompiledPolicy(try PolicyDocument.parse(text, kind: kind), source: PolicySource(name: id))
  }

  /// What IAM answers as the type, in spite of the values its model lists.
  var type: String { compiled.document.kind == .resource ? "Resource Policy" : "IAM Policy" }

  func matches(_ request: AuthorizationRequest, hasBoundary: Bool) -> [MatchedStatement] {
    compiled.matchingStatements(request, hasBoundary: hasBoundary).map { MatchedStatement($0, in: self) }
  }
}

extension SimulatedPolicy {
  /// The policies of an input list.
  /// - Throws: `InvalidInput` that says which is no policy.
  static func list(_ texts: [String], named list: String, kind: PolicyKind) throws(ServiceError) -> [SimulatedPolicy] {
    var policies: [SimulatedPolicy] = []
    for (index, text) in texts.enumerated() {
      do { policies.append(try SimulatedPolicy(text, id: "\(list).\(index + 1)", kind: kind)) } catch {
        throw .invalidInput("Policy input list item \(index + 1) has invalid content")
      }
    }
    return policies
  }

  /// The policy of the simulated resource; nil for a role's trust policy, which IAM reads but never simulates.
  static func resource(_ text: String?) throws(ServiceError) -> SimulatedPolicy? {
    guard let text else { return nil }
    do { return try SimulatedPolicy(text, id: "ResourcePolicy", kind: .resource) } catch {
      if (try? PolicyDocument.parse(text, kind: .trust)) != nil { return nil }
      throw .invalidInput("Resource policy has invalid content")
    }
  }
}
