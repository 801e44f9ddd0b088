import AWSWire
import IAMPolicy
import SQLite
import ServiceCore

/// The role that a function is to run under.
struct FunctionRole {
  /// Checks that a role is there and trusts Lambda.
  static func check(_ text: String, in request: RequestContext) throws(ServiceError) {
    guard let arn = ARN(text) else { throw .roleNotAssumable }
    let name = arn.resource.split(separator: "/").last.map(String.init) ?? ""
    let trust = try request.query { connection in
      try connection.first(
        "SELECT trust FROM identity_entity WHERE account = ? AND kind = 'role' AND name = ?", .text(arn.account),
        .text(name)
      ) { $0.text(0) }
    }
    guard let trust, let document = try? PolicyDocument.parse(trust, kind: .trust) else { throw .roleNotAssumable }
    let policy = CompiledPolicy(document, source: PolicySource(name: name, type: .trust))
    let question = AuthorizationRequest(
      principal: .service("lambda.amazonaws.com"), action: "sts:AssumeRole", resource: text, resourceAccount: arn.account)
    guard PolicyEvaluator.evaluateTrust(question, trust: policy, PolicySet()).isAllowed else { throw .roleNotAssumable }
  }
}
