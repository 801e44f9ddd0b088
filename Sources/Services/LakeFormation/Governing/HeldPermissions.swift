import AWSWire
import ServiceCore

/// What the grants on a resource add up to.
struct HeldPermissions {
  /// What of a table's data one grant opens.
  struct Reading {
    let columns: ColumnSelection
    /// The condition on rows; nil for all of them.
    let rows: String?
  }

  /// Permissions on the resource as a whole, SELECT left aside on tables.
  private(set) var permissions: Set<LakePermission> = []
  private(set) var readings: [Reading] = []
  /// Whether what is held lets nothing be seen but that the table is there and some of its columns.
  private var isSeen = false

  mutating func add(_ granted: Set<LakePermission>) { permissions.formUnion(granted) }

  mutating func add(_ reading: Reading) { readings.append(reading) }

  /// Adds a named grant on a table or on columns of it.
  mutating func add(_ grant: Grant) {
    add(grant.permissions.subtracting([.select]))
    guard grant.permissions.contains(.select) else { return }
    let columns: ColumnSelection =
      grant.parts.isEmpty ? .all(excluding: grant.excludedColumns) : .named(Array(grant.parts.keys))
    add(Reading(columns: columns, rows: nil))
  }

  /// Adds a grant by tags, of which a table may satisfy the expression as a whole or in some columns.
  mutating func add(_ policy: Grant, matching tags: TableTags) {
    let expression = policy.expression
    let columns = tags.columns.filter { $0.tags.satisfy(expression) }.map { $0.name.lowercased() }
    let isWhole = columns.count == tags.columns.count && tags.table.satisfy(expression)
    guard isWhole || !columns.isEmpty else { return }
    isSeen = true
    if isWhole { add(policy.permissions.subtracting([.select])) }
    guard !policy.permissions.isDisjoint(with: [.select, .all]) else { return }
    add(Reading(columns: isWhole ? .all(excluding: []) : .named(columns), rows: nil))
  }

  /// Adds a grant on a filter of the table.
  mutating func add(_ granted: Set<LakePermission>, through filter: CellsFilter) {
    guard !granted.isEmpty else { return }
    isSeen = true
    if granted.contains(.select) { add(Reading(columns: filter.columns, rows: filter.rowCondition)) }
  }

  // MARK: What it comes to

  private var holdsAll: Bool { !permissions.isDisjoint(with: [.all, .superUser]) }

  /// Whether such permissions on the whole table are held.
  func holds(_ wanted: Set<LakePermission>) -> Bool { holdsAll || permissions.isSuperset(of: wanted) }

  /// What may be done with a database.
  var onDatabase: Set<CatalogPermission> {
    guard !holdsAll else { return [.describe, .alter, .drop, .createTable] }
    var result = Set(permissions.compactMap(\.onCatalog))
    if !permissions.isEmpty { result.insert(.describe) }
    return result
  }

  /// What may be done with a table that has such columns.
  func onTable(_ columns: [String]) -> TableView {
    guard !holdsAll else { return .whole }
    var result = Set(permissions.compactMap(\.onCatalog))
    let readable = readableColumns(columns)
    if isSeen || !permissions.isEmpty || !readings.isEmpty { result.insert(.describe) }
    if !readable.isEmpty { result.insert(.select) }
    // Whoever holds anything on the table as a whole sees it whole; SELECT shows what may be selected.
    return TableView(permissions: result, columns: permissions.isEmpty ? readable : nil)
  }

  /// The columns that may be read, in lower case.
  func readableColumns(_ columns: [String]) -> Set<String> {
    guard !holdsAll else { return Set(columns.map { $0.lowercased() }) }
    return readings.reduce(into: []) { $0.formUnion($1.columns.columns(of: columns).map { $0.lowercased() }) }
  }

  /// The condition on the rows that may be read: any of those that were granted, unless all rows of all columns were.
  var rowFilter: String? {
    guard !holdsAll, !readings.contains(where: { $0.rows == nil && $0.columns == .all(excluding: []) }) else { return nil }
    let conditions = readings.compactMap(\.rows)
    guard conditions.count > 1 else { return conditions.first }
    return conditions.map { "(\($0))" }.joined(separator: " OR ")
  }
}

extension LakePermission {
  /// The permission as the Data Catalog's operations ask for it; nil for what none of them needs.
  var onCatalog: CatalogPermission? {
    switch self {
    case .alter: .alter
    case .drop: .drop
    case .describe: .describe
    case .createTable: .createTable
    case .createDatabase: .createDatabase
    default: nil
    }
  }
}
