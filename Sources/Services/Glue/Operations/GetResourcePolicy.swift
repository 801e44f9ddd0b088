import AWSWire
import ServiceCore

/// Answers the policy of the Data Catalog.
enum GetResourcePolicy: AWSOperation {
  struct Input: OperationInput {
    let arn: String?

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.string("ResourceArn", TagInput.resourceARN)
    }
  }

  struct Output: OperationOutput {
    let policy: CatalogPolicyStore.Policy

    func write(to fields: inout FieldWriter) { policy.write(to: &fields) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission("GetResourcePolicy")
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    // Single resources have no policies: those that Resource Access Manager would make are not there.
    guard input.arn == nil, let policy = try CatalogPolicyStore(request).policy() else { throw .policyNotFound }
    return Output(policy: policy)
  }
}
