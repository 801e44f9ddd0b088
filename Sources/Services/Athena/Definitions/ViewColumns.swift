import Documents
import SQLEngine
import SQLSyntax
import ServiceCore

/// The columns of a view's query, as far as they can be told without analysing it: queries of constants, and those
/// that pick columns of one table.
struct ViewColumns {
  /// A column of a view.
  struct Column: Sendable, Equatable {
    var name: String
    var type: ColumnType
  }

  private let runner: DefinitionRunner

  init(_ runner: DefinitionRunner) {
    self.runner = runner
  }

  /// - Throws: also for queries that this server cannot analyse.
  func columns(of query: Query) throws(QueryFailure) -> [Column] {
    if let constants = ConstantQuery(query, now: runner.request.now) { return try columns(of: constants) }
    guard let selection = TableSelection(query) else {
      throw QueryFailure("NOT_SUPPORTED: views over this query are not supported by this version of Mocklake", type: 1006)
    }
    return try columns(of: selection)
  }

  private func columns(of constants: ConstantQuery) throws(QueryFailure) -> [Column] {
    do {
      return try constants.execute().columns.map { column in
        Column(name: column.name, type: ColumnType(trino: column.type.name))
      }
    } catch {
      throw QueryFailure(error.reason, type: 1006)
    }
  }

  private func columns(of selection: TableSelection) throws(QueryFailure) -> [Column] {
    guard let table = try runner.find(selection.table, .trino) else {
      throw QueryFailure(
        "TABLE_NOT_FOUND: \(selection.table.position.text): Table '\(runner.qualified(selection.table))' does not exist",
        type: 1301)
    }
    let listed = (table["StorageDescriptor"]?["Columns"]?.elements ?? []) + (table["PartitionKeys"]?.elements ?? [])
    let all = listed.map { column in
      Column(name: (column["Name"]?.string ?? "").lowercased(), type: ColumnType(hive: column["Type"]?.string ?? ""))
    }
    var chosen: [Column] = []
    for item in selection.items {
      guard let name = item.name else {
        chosen += all
        continue
      }
      guard var column = all.first(where: { $0.name == name }) else {
        throw QueryFailure(
          "COLUMN_NOT_FOUND: \(item.position.text): Column '\(name)' cannot be resolved or requester is not authorized to "
            + "access requested resources", type: 1004)
      }
      column.name = item.alias ?? name
      chosen.append(column)
    }
    return chosen
  }
}

/// `SELECT a, b AS c, * FROM t`, and nothing more.
private struct TableSelection {
  struct Item {
    /// The column; nil for `*`.
    var name: String?
    var alias: String?
    var position: SQLPosition
  }

  private(set) var items: [Item] = []
  private(set) var table: TableReference

  init?(_ query: Query) {
    guard case .select(let select) = query.body.kind, query.with == nil, query.orderBy.isEmpty, query.offset == nil,
      query.limit == nil, case .table(let name, nil)? = select.from?.kind, name.parts.count <= 3
    else { return nil }
    guard !select.isDistinct, select.condition == nil, select.groupBy == nil, select.having == nil, select.windows.isEmpty
    else { return nil }
    table = TableReference(name)
    for item in select.items {
      guard let item = TableSelection.item(item) else { return nil }
      items.append(item)
    }
  }

  private static func item(_ item: SelectItem) -> Item? {
    switch item.kind {
    case .all: Item(name: nil, position: item.position)
    case .value(let value, let alias):
      if case .identifier(let name) = value.kind {
        Item(name: name.lowercased, alias: alias?.lowercased, position: item.position)
      } else {
        nil
      }
    case .allOf: nil
    }
  }
}
