import Documents

/// What of a request stands in one row of the grants.
///
/// SELECT on a table is a grant on its columns, as listings show it; permissions on LF-tags are kept one by one.
struct GrantLine {
  /// The types that listings filter by.
  enum Kind: String, CaseIterable {
    case catalog = "CATALOG"
    case database = "DATABASE"
    case table = "TABLE"
    /// Listings do not filter by it.
    case cellsFilter = "DATA_CELLS_FILTER"
    case location = "DATA_LOCATION"
    case tag = "LF_TAG"
    case databasePolicy = "LF_TAG_POLICY_DATABASE"
    case tablePolicy = "LF_TAG_POLICY_TABLE"
  }

  let kind: Kind
  /// What tells the rows of a principal apart: text that no names can forge.
  let resource: String
  /// What listings look for: database, location, tag key or expression.
  let scope: String
  /// The table; `ALL_TABLES` for all of the database.
  var name = ""
  /// The `Resource` structure without the parts.
  let document: JSON
  /// Columns or tag values, each of which may be revoked alone; empty if the resource is held as a whole.
  var parts: [String] = []
  /// The columns that a row of a whole table speaks of.
  var columns: ColumnSelection?
  let permissions: Set<LakePermission>
  let grantable: Set<LakePermission>
}

extension GrantLine {
  /// The rows of permissions on a resource.
  static func lines(
    of resource: LakeResource, _ permissions: Set<LakePermission>, grantable: Set<LakePermission>, catalog: String
  ) -> [GrantLine] {
    let rights = Rights(permissions: permissions, grantable: grantable, catalog: catalog)
    switch resource {
    case .table(let database, let name): return rights.table(database, name)
    case .columns(let database, let table, .all(excluding: [])): return rights.table(database, table)
    case .columns(let database, let table, let selection?): return [rights.columns(database, table, selection)]
    case .tag(let pair): return rights.tag(pair)
    case .catalog: return [rights.whole(.catalog, resource, scope: "")]
    case .database(let name): return [rights.whole(.database, resource, scope: name)]
    case .location(let arn): return [rights.whole(.location, resource, scope: LakeLocation.path(arn))]
    case .tagPolicy(let kind, let expression):
      let scope = canonicalText(of: expression ?? [])
      return [rights.whole(kind == .database ? .databasePolicy : .tablePolicy, resource, scope: scope)]
    case .cellsFilter(let filter): return [rights.filter(filter)]
    case .columns(_, _, nil), .tagExpression: return []
    }
  }

  /// An expression in one spelling, whatever the order of its keys and values.
  static func canonicalText(of expression: [TagPair]) -> String {
    let pairs = expression.sorted { $0.key < $1.key }
    return JSON.array(pairs.map { TagPair($0.key, $0.values.sorted()).document }).text
  }

  static func key(_ parts: String...) -> String { JSON.array(parts.map { .string($0) }).text }

  /// The key of a row about the catalog.
  static var catalogKey: String { key(Kind.catalog.rawValue, "") }

  /// The key of a row about a database.
  static func databaseKey(_ database: String) -> String { key(Kind.database.rawValue, database) }

  /// The key of a row about a table as a whole.
  static func tableKey(_ database: String, _ table: String) -> String { key("table", database, table) }

  /// The key of a row about a filter of a table.
  static func key(_ filter: CellsFilterName) -> String { key("filter", filter.database, filter.table, filter.name) }

  /// The key of a row about some columns of a table.
  static func namedColumnsKey(_ database: String, _ table: String) -> String { key("columns", database, table) }

  /// The key of a row about a table's columns as a whole.
  static func allColumnsKey(_ database: String, _ table: String) -> String { key("all columns", database, table) }

  private struct Rights {
    let permissions: Set<LakePermission>
    let grantable: Set<LakePermission>
    let catalog: String

    func whole(_ kind: Kind, _ resource: LakeResource, scope: String) -> GrantLine {
      GrantLine(
        kind: kind, resource: GrantLine.key(kind.rawValue, scope), scope: scope,
        document: resource.document(catalog: catalog), permissions: permissions, grantable: grantable)
    }

    func filter(_ filter: CellsFilterName) -> GrantLine {
      GrantLine(
        kind: .cellsFilter, resource: GrantLine.key(filter), scope: filter.database, name: filter.table,
        document: LakeResource.cellsFilter(filter).document(catalog: catalog), permissions: permissions,
        grantable: grantable)
    }

    func table(_ database: String, _ name: String?) -> [GrantLine] {
      let (rest, restGrantable) = (permissions.subtracting([.select]), grantable.subtracting([.select]))
      var lines: [GrantLine] = []
      let table = name ?? LakeResource.allTables
      if !rest.isEmpty || !restGrantable.isEmpty {
        lines.append(
          GrantLine(
            kind: .table, resource: GrantLine.tableKey(database, table), scope: database, name: table,
            document: LakeResource.table(database: database, name: name).document(catalog: catalog), permissions: rest,
            grantable: restGrantable))
      }
      if permissions.union(grantable).contains(.select) {
        lines.append(columns(database, table, .all(excluding: [])))
      }
      return lines
    }

    func columns(_ database: String, _ table: String, _ selection: ColumnSelection) -> GrantLine {
      var named: [String] = []
      if case .named(let names) = selection { named = names }
      let key =
        named.isEmpty ? GrantLine.allColumnsKey(database, table) : GrantLine.namedColumnsKey(database, table)
      let resource = LakeResource.columns(database: database, table: table, named.isEmpty ? selection : nil)
      return GrantLine(
        kind: .table, resource: key, scope: database, name: table, document: resource.document(catalog: catalog),
        parts: named, columns: selection, permissions: permissions.intersection([.select]),
        grantable: grantable.intersection([.select]))
    }

    func tag(_ pair: TagPair) -> [GrantLine] {
      permissions.union(grantable).sorted().map { permission in
        GrantLine(
          kind: .tag, resource: GrantLine.key("tag", pair.key, permission.rawValue), scope: pair.key,
          document: LakeResource.tag(TagPair(pair.key, [])).document(catalog: catalog), parts: pair.values,
          permissions: permissions.intersection([permission]), grantable: grantable.intersection([permission]))
      }
    }
  }
}
