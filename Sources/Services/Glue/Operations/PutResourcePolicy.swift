import AWSWire
import ServiceCore

/// Sets the policy of the Data Catalog.
enum PutResourcePolicy: AWSOperation {
  struct Input: OperationInput {
    let policy: String
    let arn: String?
    let hash: String?
    let condition: String?

    init(_ fields: Fields) throws(ServiceError) {
      policy = try fields.required("PolicyInJson", StringConstraint(minimum: 2))
      arn = try fields.string("ResourceArn", TagInput.resourceARN)
      hash = try fields.string("PolicyHashCondition", GlueShapes.name)
      condition = try fields.string("PolicyExistsCondition", .oneOf(["MUST_EXIST", "NOT_EXIST", "NONE"]))
      _ = try fields.string("EnableHybrid", .oneOf(["TRUE", "FALSE"]))
    }
  }

  struct Output: OperationOutput {
    let hash: String

    func write(to fields: inout FieldWriter) { fields.field("PolicyHash", hash) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission("PutResourcePolicy")
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    if input.arn != nil { throw .resourceLevelPolicy }
    try CatalogPolicyRules(request).check(input.policy)
    let store = CatalogPolicyStore(request)
    let current = try store.policy()
    if input.condition == "NOT_EXIST", current != nil { throw .policyExists }
    if input.condition == "MUST_EXIST", current == nil { throw .policyNotFound }
    if let hash = input.hash, hash != current?.hash { throw .policyHashMismatch }
    let policy = CatalogPolicyStore.Policy(
      text: input.policy, created: current?.created ?? request.now, updated: request.now)
    try store.put(policy)
    return Output(hash: policy.hash)
  }
}
