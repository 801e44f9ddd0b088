public import AWSWire
public import IAMPolicy
public import ServiceCore

/// The policy of the Data Catalog, which governs databases, tables, connections and functions but no jobs, crawlers or
/// workflows (AWS Glue Developer Guide, "Resource-based policies").
public struct CatalogPolicySource: ResourcePolicySource {
  private static let governed = ["catalog", "database", "table", "tableVersion", "connection", "userDefinedFunction"]

  /// The source; the policies lie in the state of each request.
  public init() {}

  /// The policy of the catalog that a permission is about; nil where it says nothing or there is none.
  public func policy(for permission: Permission, in request: RequestContext) throws(ServiceError) -> CompiledPolicy? {
    guard let arn = permission.resources.first.flatMap({ ARN($0) }) else { return nil }
    let kind = arn.resource.prefix { $0 != "/" }
    guard CatalogPolicySource.governed.contains(String(kind)) else { return nil }
    return try CatalogPolicyStore(request, account: permission.resourceAccount).compiled()
  }
}
