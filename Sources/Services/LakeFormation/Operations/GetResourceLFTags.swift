import AWSWire
import ServiceCore

/// Tells the LF-tags of a database, or of a table with its columns, inherited ones included unless only the assigned
/// ones are asked for.
enum GetResourceLFTags: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let selector: ResourceSelector
    let onlyAssigned: Bool

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      selector = try ResourceSelector(try fields.requiredStructure("Resource"))
      onlyAssigned = try fields.bool("ShowAssignedLFTags") ?? false
    }
  }

  struct Output: OperationOutput {
    let tags: TableTags
    let account: String

    func write(to fields: inout FieldWriter) {
      fields.write(tags, catalog: account)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("GetResourceLFTags", catalog: input.selector.catalog ?? input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, input.selector, in: request)
    let catalog = try CatalogReader(request, account: account, asCaller: false)
    let store = LakeStore(request, account: account)
    switch try resource(of: input.selector) {
    case .database(let name):
      try catalog.database(name)
      let tags = try store.assigned(to: TagPlace(database: name))
      return Output(tags: TableTags(database: tags, table: [], columns: []), account: account)
    case .table(let database, let name?):
      guard !name.isEmpty else { throw .noTableChosen }
      let columns = try catalog.columns(of: name, in: database)
      let tags = try store.tags(of: name, in: database, columns: columns, isInheriting: !input.onlyAssigned)
      return Output(tags: tags, account: account)
    case .columns(let database, let table, let selection):
      var columns = try catalog.columns(of: table, in: database)
      if let selection { columns = try chosen(selection, of: columns) }
      let tags = try store.tags(of: table, in: database, columns: columns, isInheriting: !input.onlyAssigned)
      return Output(tags: tags, account: account)
    default: throw .unsupportedResource
    }
  }

  /// OpenMetadata names a table twice, as `Table` and, without columns, as `TableWithColumns`: it wants both levels.
  private static func resource(of selector: ResourceSelector) throws(ServiceError) -> LakeResource {
    if selector.resources.count == 2, case .table(let database, let table?) = selector.resources[0],
      case .columns(database, table, _) = selector.resources[1]
    {
      return selector.resources[1]
    }
    return try selector.only()
  }

  private static func chosen(_ selection: ColumnSelection, of columns: [String]) throws(ServiceError) -> [String] {
    let known = Set(columns.map { $0.lowercased() })
    for name in selection.names where !known.contains(name) { throw .columnNotFound(name) }
    return selection.columns(of: columns)
  }
}

extension FieldWriter {
  /// The tags of a table on all levels; levels and columns without tags are left out.
  mutating func write(_ tags: TableTags, catalog: String) {
    self.tags("LFTagOnDatabase", tags.database, catalog: catalog)
    self.tags("LFTagsOnTable", tags.table, catalog: catalog)
    let columns = tags.columns.filter { !$0.tags.isEmpty }
    list("LFTagsOnColumns", columns.isEmpty ? nil : columns) { item, column in
      item.field("Name", column.name)
      item.tags("LFTags", column.tags, catalog: catalog)
    }
  }
}
