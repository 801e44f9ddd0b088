import AWSWire
import ServiceCore

/// Lists the policies of an account's Glue: that of the Data Catalog, if it has one.
enum GetResourcePolicies: AWSOperation {
  struct Input: OperationInput {
    let token: String?

    init(_ fields: Fields) throws(ServiceError) {
      token = try fields.string("NextToken")
      _ = try fields.integer("MaxResults", in: 1...1000)
    }
  }

  struct Output: OperationOutput {
    let policies: [CatalogPolicyStore.Policy]

    func write(to fields: inout FieldWriter) {
      fields.list("GetResourcePoliciesResponseList", policies) { $1.write(to: &$0) }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission("GetResourcePolicies")
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    // One page holds everything, so no answer ever gave a token.
    if input.token?.isEmpty == false { throw .badToken }
    return Output(policies: try CatalogPolicyStore(request).policy().map { [$0] } ?? [])
  }
}
