import AWSWire
import ServiceCore

/// Removes the policy of the Data Catalog.
enum DeleteResourcePolicy: AWSOperation {
  struct Input: OperationInput {
    let arn: String?
    let hash: String?

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.string("ResourceArn", TagInput.resourceARN)
      hash = try fields.string("PolicyHashCondition", GlueShapes.name)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission("DeleteResourcePolicy")
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogPolicyStore(request)
    guard input.arn == nil, let policy = try store.policy() else { throw .policyNotFound }
    if let hash = input.hash, hash != policy.hash { throw .policyHashMismatch }
    try store.delete()
    return EmptyOutput()
  }
}
