import AWSWire
import Documents
import IAMPolicy
import ServiceCore

/// The policies of keys: without a say in them nobody gets at a key, whatever IAM says.
enum KeyPolicy {
  /// The one name a key policy has.
  static let name = "default"

  /// The policy of a key for which none was given: IAM's policies decide.
  static func standard(_ account: String) -> String {
    """
    {
      "Version" : "2012-10-17",
      "Id" : "key-default-1",
      "Statement" : [ {
        "Sid" : "Enable IAM User Permissions",
        "Effect" : "Allow",
        "Principal" : {
          "AWS" : "arn:aws:iam::\(account):root"
        },
        "Action" : "kms:*",
        "Resource" : "*"
      } ]
    }
    """
  }

  /// The policy ready for evaluation, with what grants add to it.
  static func compiled(_ text: String, of arn: String, granting grants: [Grant]) throws(ServiceError) -> CompiledPolicy {
    var document = try parse(text)
    for grant in grants { document.statements += statements(of: grant) }
    return CompiledPolicy(document, source: PolicySource(name: "key policy of \(arn)", type: .resource))
  }

  /// Checks a policy before it is stored: grammar, that the users and roles of the account it names exist, and, unless
  /// waived, that the caller can change the policy again.
  static func check(
    _ text: String, of key: EncryptionKey, waivesSafety: Bool, in request: RequestContext
  ) throws(ServiceError) {
    try checkPrincipals(try parse(text), account: key.account, request)
    guard !waivesSafety else { return }
    let policy = try compiled(text, of: key.arn, granting: [])
    let update = Permission(
      "kms:PutKeyPolicy", on: [key.arn], resourceAccount: key.account,
      context: ["kms:CallerAccount": [request.caller.account]])
    guard try request.isAllowed(update.governed(by: policy, required: true)) else { throw .lockedOut }
  }

  private static func checkPrincipals(
    _ document: PolicyDocument, account: String, _ request: RequestContext
  ) throws(ServiceError) {
    let entries = document.statements.flatMap { $0.principals?.entries ?? [] }
    for entry in entries where entry.kind == .aws {
      guard let arn = ARN(entry.value.text), arn.service == "iam", arn.account == account else { continue }
      guard try PrincipalLookup(request).exists(arn) else { throw .invalidPrincipals }
    }
  }

  private static func parse(_ text: String) throws(ServiceError) -> PolicyDocument {
    do { return try PolicyDocument.parse(text, kind: .resource) } catch { throw .malformedPolicy(error.message) }
  }

  /// A grant as the statement of a policy that says the same.
  private static func statements(of grant: Grant) -> [PolicyStatement] {
    let kind = grant.grantee.hasPrefix("arn:") ? "AWS" : "Service"
    let document = JSON.object([
      "Version": .string("2012-10-17"),
      "Statement": .object([
        "Sid": .string("Grant \(grant.id)"), "Effect": .string("Allow"),
        "Principal": JSON(.object([JSON.Member(kind, .string(grant.grantee))])),
        "Action": .array(grant.operations.map { .string("kms:\($0)") }), "Resource": .string("*"),
      ]),
    ])
    return (try? PolicyDocument.parse(document.text, kind: .resource))?.statements ?? []
  }
}
