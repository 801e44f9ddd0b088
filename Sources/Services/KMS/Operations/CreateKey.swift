import AWSWire
import ServiceCore

/// Creates a symmetric key for encryption.
enum CreateKey: AWSOperation {
  struct Input: OperationInput {
    let policy: String?
    let description: String
    let waivesSafety: Bool
    let tags: [KeyTag]

    init(_ fields: Fields) throws(ServiceError) {
      policy = try fields.string("Policy", KMSShapes.policy)
      description = try fields.string("Description", KMSShapes.description) ?? ""
      waivesSafety = try fields.bool("BypassPolicyLockoutSafetyCheck") ?? false
      tags = try KeyTag.list(fields) ?? []
      try Input.checkKind(fields)
    }

    /// Keys for signatures, MACs and key agreement, for several regions, and with material from elsewhere are not made.
    private static func checkKind(_ fields: Fields) throws(ServiceError) {
      let symmetric = KMSShapes.symmetric
      let (named, older) = (try fields.string("KeySpec"), try fields.string("CustomerMasterKeySpec"))
      let spec = named ?? older ?? symmetric
      let usage = try fields.string("KeyUsage")
      if spec != symmetric, usage == nil {
        throw .invalid("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")
      }
      let origin = try fields.string("Origin") ?? "AWS_KMS"
      let spansRegions = try fields.bool("MultiRegion") ?? false
      let isSpecial = spansRegions || fields.json("CustomKeyStoreId") != nil
      guard spec == symmetric, (usage ?? "ENCRYPT_DECRYPT") == "ENCRYPT_DECRYPT", origin == "AWS_KMS", !isSpecial else {
        throw .unsupported("Mocklake makes symmetric encryption keys of one region with material from AWS_KMS only.")
      }
    }
  }

  struct Output: OperationOutput {
    let key: EncryptionKey

    func write(to fields: inout FieldWriter) { fields.metadata(of: key) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    var keys = KeyTag.conditionKeys(input.tags)
    keys["kms:KeySpec"] = [KMSShapes.symmetric]
    keys["kms:KeyUsage"] = ["ENCRYPT_DECRYPT"]
    keys["kms:KeyOrigin"] = ["AWS_KMS"]
    keys["kms:MultiRegion"] = ["false"]
    keys["kms:BypassPolicyLockoutSafetyCheck"] = [String(input.waivesSafety)]
    let actions = input.tags.isEmpty ? ["CreateKey"] : ["CreateKey", "TagResource"]
    return actions.map { KMSResources.anyKey($0, request, also: keys) }
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = KeyStore(request, account: request.account)
    try store.purge()
    let key = store.newKey(
      owner: .customer, description: input.description, policy: input.policy ?? KeyPolicy.standard(request.account))
    if let policy = input.policy {
      try KeyPolicy.check(policy, of: key, waivesSafety: input.waivesSafety, in: request)
    }
    try store.put(key)
    try store.put(input.tags, on: key.id)
    return Output(key: key)
  }
}
