import AWSWire
import IAMPolicy
import ServiceCore

/// What a policy must fulfil to become that of a Data Catalog.
struct CatalogPolicyRules {
  /// Characters: the quota "Size of a resource policy".
  static let maximumLength = 10 * 1024

  let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  /// Reads and checks a policy.
  func check(_ text: String) throws(ServiceError) {
    guard text.unicodeScalars.count <= CatalogPolicyRules.maximumLength else {
      throw .invalidInput("Policy exceeds the maximum allowed document size of \(CatalogPolicyRules.maximumLength).")
    }
    let document: PolicyDocument
    do { document = try PolicyDocument.parse(text, kind: .resource) } catch { throw .invalidInput(error.message) }
    for statement in document.statements {
      try checkActions(of: statement)
      try checkResources(of: statement)
      try checkPrincipals(of: statement)
    }
  }

  private func checkActions(of statement: PolicyStatement) throws(ServiceError) {
    for action in statement.actions.patterns.map(\.text) where action != "*" && !action.lowercased().hasPrefix("glue:") {
      throw .invalidInput("Policy has invalid action: \(action)")
    }
  }

  /// A catalog's policy speaks of its own account and region.
  private func checkResources(of statement: PolicyStatement) throws(ServiceError) {
    for resource in statement.resources?.patterns.map(\.text) ?? [] where resource != "*" {
      guard let arn = ARN(resource), arn.service == "glue", arn.region == request.region || arn.region == "*",
        arn.account == request.account || arn.account == "*"
      else { throw .invalidInput("Policy has invalid resource: \(resource)") }
    }
  }

  /// Users and roles must exist in the accounts of which anything is known.
  private func checkPrincipals(of statement: PolicyStatement) throws(ServiceError) {
    for entry in statement.principals?.entries ?? [] where entry.kind == .aws {
      let isKnown: Bool?
      do { isKnown = try request.cloud.identities.has(principal: entry.value.text) } catch {
        throw ServiceError(wrapping: error)
      }
      guard isKnown != false else { throw .invalidInput("Invalid principal in policy: \"AWS\":\"\(entry.value.text)\"") }
    }
  }
}
