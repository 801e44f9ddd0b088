import AWSWire
import Basics
import ServiceCore

/// Lets a principal use a key for named operations.
enum CreateGrant: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let grantee: String
    let retiring: String?
    let operations: [String]
    let constraint: Grant.Constraint?
    let name: String?
    let isDryRun: Bool

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      grantee = try fields.required("GranteePrincipal", KMSShapes.principal)
      retiring = try fields.string("RetiringPrincipal", KMSShapes.principal)
      let named = try fields.strings("Operations", .oneOf(Grant.operationNames))
      if named == nil { fields.violate("Operations", "null", "Member must not be null") }
      operations = named ?? []
      constraint = Grant.Constraint(try fields.structure("Constraints")?.document)
      name = try fields.string("Name", KMSShapes.grantName)
      isDryRun = try fields.bool("DryRun") ?? false
      try GrantToken.check(fields)
    }
  }

  struct Output: OperationOutput {
    let id: String

    func write(to fields: inout FieldWriter) {
      fields.field("GrantToken", GrantToken.encode(id))
      fields.field("GrantId", id)
    }
  }

  static let access = StateAccess.writing

  static func conditionKeys(_ input: Input) -> [String: [String]] {
    var keys = [
      "kms:GranteePrincipal": [input.grantee], "kms:GrantOperations": input.operations,
      "kms:GrantIsForAWSResource": ["false"],
    ]
    if let retiring = input.retiring { keys["kms:RetiringPrincipal"] = [retiring] }
    switch input.constraint {
    case .equals: keys["kms:GrantConstraintType"] = ["EncryptionContextEquals"]
    case .subset: keys["kms:GrantConstraintType"] = ["EncryptionContextSubset"]
    case nil: break
    }
    return keys
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let key = try key(input, in: request)
    try key.requireUsable()
    for principal in [input.grantee, input.retiring].compactMap(\.self) { try check(principal, request) }
    if let stranger = input.operations.first(where: { !Grant.symmetricOperations.contains($0) }) {
      throw .invalid("The operation \(stranger) cannot be granted on a key of spec SYMMETRIC_DEFAULT.")
    }
    let store = KeyStore(request, account: key.account)
    if let same = try store.grants(of: key.id).first(where: { isRepeated($0, input) }) { return Output(id: same.id) }
    if input.isDryRun { throw .dryRunSucceeded }
    let grant = Grant(
      id: request.ids.hex(64), keyID: key.id, name: input.name, grantee: input.grantee, retiring: input.retiring,
      issuer: request.account, operations: input.operations, constraint: input.constraint, created: request.now)
    try store.put(grant)
    return Output(id: grant.id)
  }

  /// A grant that has a name is made once, however often it is asked for.
  private static func isRepeated(_ grant: Grant, _ input: Input) -> Bool {
    grant.name != nil && grant.name == input.name && grant.grantee == input.grantee && grant.retiring == input.retiring
      && Set(grant.operations) == Set(input.operations) && grant.constraint == input.constraint
  }

  private static func check(_ principal: String, _ request: RequestContext) throws(ServiceError) {
    guard principal.hasPrefix("arn:") else {
      // Services are named as they are in policies.
      if principal.hasSuffix(".amazonaws.com") { return }
      throw .invalidPrincipal(principal)
    }
    guard let arn = ARN(principal), ["iam", "sts"].contains(arn.service) else { throw .invalidPrincipal(principal) }
    // What other accounts have is not known.
    guard arn.account == request.account else { return }
    guard try PrincipalLookup(request).exists(arn) else { throw .invalidPrincipal(principal) }
  }
}
