import AWSWire
import IAMPolicy
import ServiceCore

/// What KMS's actions are checked on.
enum KMSResources {
  /// The ARN of a key of the request's region.
  static func key(_ id: String, of account: String, _ request: RequestContext) -> String {
    ARN(service: "kms", region: request.region, account: account, resource: "key/\(id)").description
  }

  /// The ARN of an alias of the request's region; the name begins with `alias/`.
  static func alias(_ name: String, of account: String, _ request: RequestContext) -> String {
    ARN(service: "kms", region: request.region, account: account, resource: name).description
  }

  /// An action on a key: the key's policy and grants must let it through, and delegate to IAM where they name the account.
  /// - Parameters:
  ///   - action: without the service's prefix, such as `Decrypt`.
  ///   - context: the encryption context, which grants and conditions may ask for.
  static func permission(
    _ action: String, on found: FoundKey, in request: RequestContext, context: EncryptionContext = .none,
    also keys: [String: [String]] = [:]
  ) throws(ServiceError) -> Permission {
    let key = found.key
    let grants = try KeyStore(request, account: key.account).grants(of: key.id).filter { $0.covers(action, context) }
    let policy = try KeyPolicy.compiled(key.policy, of: key.arn, granting: grants)
    let facts = try facts(of: found, in: request).merging(context.conditionKeys) { $1 }.merging(keys) { $1 }
    return Permission("kms:\(action)", on: [key.arn], resourceAccount: key.account, context: facts)
      .governed(by: policy, required: true)
  }

  /// The condition keys that follow from the key and from who asks.
  private static func facts(
    of found: FoundKey, in request: RequestContext
  ) throws(ServiceError) -> [String: [String]] {
    let key = found.key
    let store = KeyStore(request, account: key.account)
    var facts = callerFacts(request)
    facts["kms:KeySpec"] = [KMSShapes.symmetric]
    facts["kms:KeyUsage"] = ["ENCRYPT_DECRYPT"]
    facts["kms:KeyOrigin"] = ["AWS_KMS"]
    facts["kms:MultiRegion"] = ["false"]
    if let alias = found.alias { facts["kms:RequestAlias"] = [alias] }
    let aliases = try store.aliases(of: key.id)
    if !aliases.isEmpty { facts["kms:ResourceAliases"] = aliases.map(\.name) }
    for tag in try store.tags(of: key.id) { facts["aws:ResourceTag/\(tag.key)"] = [tag.value] }
    return facts
  }

  /// Who asks, and through which service: `kms:ViaService` names the one that called KMS.
  private static func callerFacts(_ request: RequestContext) -> [String: [String]] {
    var facts = ["kms:CallerAccount": [request.caller.account]]
    if let service = request.calledVia.last?.prefix(while: { $0 != "." }) {
      facts["kms:ViaService"] = ["\(service).\(request.region).amazonaws.com"]
    }
    return facts
  }

  /// An action that is about no key in particular.
  static func anyKey(_ action: String, _ request: RequestContext, also keys: [String: [String]] = [:]) -> Permission {
    Permission("kms:\(action)", on: ["*"], context: callerFacts(request).merging(keys) { $1 })
  }

  /// An action on an alias, which no key policy governs.
  static func permission(_ action: String, onAlias name: String, _ request: RequestContext) -> Permission {
    Permission(
      "kms:\(action)", on: [alias(name, of: request.account, request)], context: callerFacts(request))
  }
}
