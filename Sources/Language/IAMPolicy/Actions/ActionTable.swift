import Basics

/// The actions that AWS knows, for the services a data lake is made of.
public enum ActionTable {
  private static let services: [String: ServiceActions] = Dictionary(
    [
      ServiceActions.athena, .glue, .iam, .kms, .lakeFormation, .lambda, .s3, .sts,
    ].map { ($0.prefix, $0) }
  ) { first, _ in first }

  /// Whether the actions of a service are listed here.
  public static func covers(_ service: String) -> Bool { services[service.lowercased()] != nil }

  /// Whether AWS has a service of that prefix.
  public static func isService(_ prefix: String) -> Bool { ServicePrefixes.all.contains(prefix.lowercased()) }

  /// The service prefix that is meant by one that does not exist.
  public static func service(closestTo prefix: String) -> String? {
    let word = prefix.lowercased().filter { $0.isLetter || $0.isNumber }
    if ServicePrefixes.all.contains(word) { return word }
    return EditDistance.closest(to: word, among: ServicePrefixes.all.sorted())
  }

  /// The action of that name, in any case.
  public static func action(_ text: String) -> KnownAction? {
    guard let (service, name) = split(text) else { return nil }
    return services[service]?.actions[name]
  }

  /// The actions that a pattern of a policy covers, sorted.
  public static func actions(matching pattern: String) -> [KnownAction] {
    guard let (service, name) = split(pattern), let known = services[service] else { return [] }
    guard name.contains(where: { $0 == "*" || $0 == "?" }) else { return known.actions[name].map { [$0] } ?? [] }
    return known.actions.filter { Glob.matches(name, $0.key) }.map(\.value).sorted { $0.name < $1.name }
  }

  /// The resource types of the ARNs of a service.
  static func types(inARNsOf service: String) -> [ResourceType] {
    services.values.sorted { $0.prefix < $1.prefix }.flatMap(\.types).filter { $0.service == service }
  }

  /// The action that is meant by one that does not exist: the action of a renamed operation, a name that differs by little,
  /// or the same name in another service.
  public static func suggestion(for text: String) -> String? {
    guard let (service, name) = split(text) else { return nil }
    if let renamed = renamed["\(service):\(name)"] { return renamed }
    if let known = services[service],
      let close = EditDistance.closest(to: name, among: known.actions.keys.sorted()), let action = known.actions[close]
    {
      return action.text
    }
    return services.values.sorted { $0.prefix < $1.prefix }.lazy.compactMap { $0.actions[name]?.text }.first
  }

  /// Whether two patterns of resources have a text in common.
  public static func meets(_ pattern: String, _ other: String) -> Bool { PatternOverlap.exists(pattern, other) }

  private static func split(_ text: String) -> (service: String, name: String)? {
    let parts = text.lowercased().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }

  /// Operations of the APIs that are granted under another name.
  private static let renamed: [String: String] = [
    "s3:headobject": "s3:GetObject", "s3:headbucket": "s3:ListBucket", "s3:listobjects": "s3:ListBucket",
    "s3:listobjectsv2": "s3:ListBucket", "s3:listbuckets": "s3:ListAllMyBuckets",
    "s3:listobjectversions": "s3:ListBucketVersions", "s3:listparts": "s3:ListMultipartUploadParts",
    "s3:listmultipartuploads": "s3:ListBucketMultipartUploads", "s3:createmultipartupload": "s3:PutObject",
    "s3:uploadpart": "s3:PutObject", "s3:completemultipartupload": "s3:PutObject", "s3:copyobject": "s3:PutObject",
    "s3:uploadpartcopy": "s3:PutObject", "s3:deleteobjects": "s3:DeleteObject",
    "s3:getbucketencryption": "s3:GetEncryptionConfiguration", "s3:putbucketencryption": "s3:PutEncryptionConfiguration",
    "s3:getbucketlifecycleconfiguration": "s3:GetLifecycleConfiguration",
    "s3:getbucketreplication": "s3:GetReplicationConfiguration",
    "s3:getpublicaccessblock": "s3:GetBucketPublicAccessBlock", "s3:putpublicaccessblock": "s3:PutBucketPublicAccessBlock",
    "lambda:invoke": "lambda:InvokeFunction", "lambda:invokeasync": "lambda:InvokeFunction",
  ]
}
