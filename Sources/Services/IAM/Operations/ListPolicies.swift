import AWSWire
import ServiceCore

/// Lists managed policies.
enum ListPolicies: AWSOperation {
  struct Input: OperationInput {
    let scope: String
    let isOnlyAttached: Bool
    let pathPrefix: String?
    let usage: String?
    let page: PageRequest

    init(_ fields: Fields) throws(ServiceError) {
      scope = try fields.string("Scope", .oneOf(["All", "AWS", "Local"])) ?? "All"
      isOnlyAttached = try fields.bool("OnlyAttached") ?? false
      pathPrefix = try fields.string("PathPrefix", IAMShapes.path)
      usage = try fields.string("PolicyUsageFilter", .oneOf(["PermissionsPolicy", "PermissionsBoundary"]))
      page = try PageRequest(fields)
    }

    func includes(_ policy: ManagedPolicy) -> Bool {
      let isAttached = policy.attachments > 0 || usage == nil && policy.boundaryUses > 0
      guard policy.path.hasPrefix(pathPrefix ?? "/"), isAttached || !isOnlyAttached || usage == "PermissionsBoundary"
      else { return false }
      switch usage {
      case "PermissionsPolicy": return policy.attachments > 0
      case "PermissionsBoundary": return policy.boundaryUses > 0
      default: return true
      }
    }
  }

  struct Output: OperationOutput {
    let page: Page<ManagedPolicy>

    func write(to fields: inout FieldWriter) {
      fields.list("Policies", page.elements) { fields, policy in fields.policy(policy) }
      fields.ending(of: page)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [Permission.anyResource("iam:ListPolicies").shown(as: "policy path \(input.pathPrefix ?? "/")")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try NameRules.check(pathPrefix: input.pathPrefix)
    let policies = try PolicyStore(request).list(own: input.scope != "AWS", ofAWS: input.scope != "Local")
      .filter { input.includes($0) }
    return Output(page: try input.page.page(of: policies) { "\($0.name.lowercased()) \($0.arn)" })
  }
}
