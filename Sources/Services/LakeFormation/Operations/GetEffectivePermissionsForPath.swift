import AWSWire
import Documents
import ServiceCore

/// Lists what anybody holds on a registered location and on the databases and tables that keep their data there.
enum GetEffectivePermissionsForPath: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let arn: String
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      arn = try fields.required("ResourceArn")
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...1000) ?? 1000
    }
  }

  struct Output: OperationOutput {
    let entries: [GrantEntry]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("Permissions", entries) { item, entry in item.entry(entry) }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("GetEffectivePermissionsForPath", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, in: request)
    try LakeLocation.validate(input.arn)
    guard try LakeStore(request, account: account).isCovered(input.arn) else { throw .notRegistered }
    let grants = GrantStore(request, account: account)
    var entries: [GrantEntry] = []
    for resource in try resources(at: LakeLocation.path(input.arn), account, request) {
      entries += try grants.grants(try GrantFilter(on: resource)).flatMap(\.entries)
    }
    let start = try CountedPage.start(input.token)
    let page = Array(entries.dropFirst(start).prefix(input.limit))
    return Output(entries: page, next: CountedPage.next(start, page.count, of: entries.count))
  }

  /// The location itself, and what the catalog has that points to it or into it.
  private static func resources(
    at path: String, _ account: String, _ request: RequestContext
  ) throws(ServiceError) -> [LakeResource] {
    let catalog = try CatalogReader(request, account: account, asCaller: false)
    func isThere(_ location: JSON?) -> Bool {
      guard let text = location?.string, let place = LakeLocation.path(ofLocation: text) else { return false }
      return LakeLocation.isPath(place, in: path)
    }
    var found = [LakeResource.location(path)]
    for database in try catalog.databases() {
      guard let name = database["Name"]?.string else { continue }
      if isThere(database["LocationUri"]) { found.append(.database(name)) }
      try catalog.visitTables(of: name) { table throws(ServiceError) in
        if isThere(table["StorageDescriptor"]?["Location"]), let table = table["Name"]?.string {
          found.append(.table(database: name, name: table))
        }
        return true
      }
    }
    return found
  }
}
