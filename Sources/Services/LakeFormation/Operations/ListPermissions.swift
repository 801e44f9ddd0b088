import AWSWire
import Documents
import ServiceCore

/// Lists who may do what: what was granted on a resource or on all of them, or all that one principal may do with one
/// resource.
enum ListPermissions: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let principal: LakePrincipal?
    let type: String?
    let selector: ResourceSelector?
    let includesRelated: Bool
    let token: String?
    let limit: Int

    private static let types = [
      "CATALOG", "DATABASE", "TABLE", "DATA_LOCATION", "LF_TAG", "LF_TAG_POLICY", "LF_TAG_POLICY_DATABASE",
      "LF_TAG_POLICY_TABLE", "LF_NAMED_TAG_EXPRESSION",
    ]

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      principal = try LakePrincipal(try fields.structure("Principal"))
      type = try fields.string("ResourceType", .oneOf(Input.types))
      selector = try fields.structure("Resource").map { item throws(ServiceError) in try ResourceSelector(item) }
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...1000) ?? 1000
      includesRelated = try fields.string("IncludeRelated", .length(1...5))?.uppercased() == "TRUE"
    }
  }

  struct Output: OperationOutput {
    let entries: [GrantEntry]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("PrincipalResourcePermissions", entries) { item, entry in item.entry(entry) }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("ListPermissions", catalog: input.selector?.catalog ?? input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, input.selector, in: request)
    let entries = try entries(input, account, request)
    let start = try CountedPage.start(input.token)
    let page = Array(entries.dropFirst(start).prefix(input.limit))
    return Output(entries: page, next: CountedPage.next(start, page.count, of: entries.count))
  }

  private static func entries(
    _ input: Input, _ account: String, _ request: RequestContext
  ) throws(ServiceError) -> [GrantEntry] {
    let kinds = input.type.map { GrantFilter.kinds(ofType: $0) }
    let grants = GrantStore(request, account: account)
    guard let selector = input.selector else {
      guard input.principal == nil else { throw .resourceMandatory }
      return try grants.grants(GrantFilter(kinds: kinds)).flatMap(\.entries)
    }
    let resource = try selector.only()
    try requireExisting(resource, account, request)
    var filter = try GrantFilter(on: resource)
    if let kinds { filter.kinds = filter.kinds?.filter { kinds.contains($0) } }
    if let principal = input.principal {
      guard !input.includesRelated else { throw .invalidInput("Principal must not be set if IncludeRelated is TRUE.") }
      let effective = try EffectivePermissions(of: principal.identifier, account: account, in: request)
      return filter.kinds?.isEmpty == true ? [] : try effective.entries(on: resource).about(resource)
    }
    return try grants.grants(filter).flatMap(\.entries).about(resource)
  }

  private static func requireExisting(
    _ resource: LakeResource, _ account: String, _ request: RequestContext
  ) throws(ServiceError) {
    let catalog = try CatalogReader(request, account: account, asCaller: false)
    switch resource {
    case .database(let name), .table(let name, nil): try catalog.database(name)
    case .table(let database, let name?):
      guard !name.isEmpty else { throw .noTableChosen }
      try catalog.table(name, in: database)
    case .tag(let pair): try LakeStore(request, account: account).requireTags([pair])
    default: break
    }
  }
}

extension [GrantEntry] {
  /// Of the grants on a tag those that hold for one of the values asked for.
  fileprivate func about(_ resource: LakeResource) -> [GrantEntry] {
    guard case .tag(let pair) = resource, !pair.hasWildcard else { return self }
    return filter { entry in
      let values = (entry.resource["LFTag"]?["TagValues"]?.elements ?? []).compactMap(\.string)
      return values.contains("*") || values.contains { pair.values.contains($0) }
    }
  }
}
