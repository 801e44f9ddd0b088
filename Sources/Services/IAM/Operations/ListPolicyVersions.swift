import AWSWire
import ServiceCore

/// Lists the versions of a managed policy, the newest first.
enum ListPolicyVersions: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let page: PageRequest

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("PolicyArn", IAMShapes.arn)
      page = try PageRequest(fields)
    }
  }

  struct Output: OperationOutput {
    let page: Page<PolicyVersion>

    func write(to fields: inout FieldWriter) {
      fields.list("Versions", page.elements) { fields, version in fields.version(version, withDocument: false) }
      fields.ending(of: page)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("ListPolicyVersions", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = PolicyStore(request)
    let versions = try store.versions(of: try store.require(input.arn))
    return Output(page: try input.page.page(of: versions, by: position))
  }

  /// Ascending text for descending numbers.
  private static func position(_ version: PolicyVersion) -> String { String(Int.max - version.number) }
}
