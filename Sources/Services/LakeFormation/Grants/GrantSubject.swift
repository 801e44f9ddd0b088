import AWSWire
import Documents
import ServiceCore

/// A resource of a grant, looked up: it exists, and this is what can be held on it.
struct GrantSubject {
  /// The permissions that the resource has.
  let permitted: Set<LakePermission>

  /// - Throws: what Lake Formation answers if the resource is not there, or if the caller may not read it in Glue.
  init(_ resource: LakeResource, account: String, in request: RequestContext) throws(ServiceError) {
    let store = LakeStore(request, account: account)
    let catalog = try CatalogReader(request, account: account, asCaller: true)
    switch resource {
    case .catalog: permitted = LakePermission.onCatalog
    case .database(let name):
      permitted = CatalogReader.isLink(try catalog.database(name)) ? LakePermission.onLink : LakePermission.onDatabase
    case .table(let database, nil):
      try catalog.database(database)
      permitted = LakePermission.onTable
    case .table(let database, let name?):
      guard !name.isEmpty else { throw .noTableChosen }
      permitted =
        CatalogReader.isLink(try catalog.table(name, in: database)) ? LakePermission.onLink : LakePermission.onTable
    case .columns(let database, let table, let selection):
      permitted = try GrantSubject.permissions(on: selection, of: table, in: database, catalog)
    case .location(let arn):
      try LakeLocation.validate(arn)
      guard try store.isCovered(arn) else { throw .unregisteredGrant }
      permitted = [.dataLocationAccess]
    case .tag(let pair):
      try store.requireTags([pair])
      permitted = LakePermission.onTag
    case .tagPolicy(let kind, let expression?):
      guard !expression.isEmpty else { throw .invalidModification }
      try store.requireTags(expression)
      permitted = kind == .database ? LakePermission.onDatabase : LakePermission.onTable
    case .cellsFilter(let filter):
      guard try store.cellsFilter(filter) != nil else { throw .invalidInput("Cell Filter not found.") }
      permitted = LakePermission.onCellsFilter
    // Saved expressions cannot be created here, so that none is ever found.
    case .tagPolicy(_, nil), .tagExpression:
      throw ServiceError("EntityNotFoundException", "LF-Tag expression not found.")
    }
  }

  /// SELECT alone on some columns; everything on a table whose columns are all meant.
  private static func permissions(
    on selection: ColumnSelection?, of table: String, in database: String, _ catalog: CatalogReader
  ) throws(ServiceError) -> Set<LakePermission> {
    guard let selection else { throw .noColumnsChosen }
    let columns = Set(try catalog.columns(of: table, in: database).map { $0.lowercased() })
    guard columns.isSuperset(of: selection.names) else { throw .noSuchColumn }
    return selection == .all(excluding: []) ? LakePermission.onTable : [.select]
  }
}
