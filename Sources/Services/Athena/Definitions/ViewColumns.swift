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
  func columns(of sql: String) throws(QueryFailure) -> [Column] {
    do {
      if case .constantSelect(let items) = try StatementParser.parse(sql) { return try constants(items) }
    } catch let error as QueryFailure {
      throw error
    } catch {
      throw QueryFailure("SYNTAX_ERROR: \((error as? SQLSyntaxError)?.message ?? "\(error)")", type: 1006)
    }
    guard let selection = TableSelection(sql) else {
      throw QueryFailure("NOT_SUPPORTED: views over this query are not supported by this version of Mocklake", type: 1006)
    }
    return try columns(of: selection)
  }

  private func constants(_ items: [SimpleStatement.SelectItem]) throws(QueryFailure) -> [Column] {
    do {
      return try ConstantQuery(items, now: runner.request.now).execute().columns.map { column in
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

  init?(_ sql: String) {
    guard let tokens = try? SQLLexer.tokens(of: sql), tokens.first?.keyword == "SELECT",
      let from = tokens.firstIndex(where: { $0.keyword == "FROM" }), from > 1
    else { return nil }
    for words in tokens[1..<from].split(separator: .symbol(",")) {
      guard let item = TableSelection.item(Array(words)) else { return nil }
      items.append(item)
    }
    let names = tokens[(from + 1)...].filter { $0.kind != .end && $0.kind != .symbol(".") }
    let parts = names.compactMap(\.name)
    guard parts.count == names.count, tokens.count == from + 1 + parts.count * 2,
      let table = TableReference(parts, at: tokens[from + 1].position)
    else { return nil }
    self.table = table
  }

  private static func item(_ words: [SQLToken]) -> Item? {
    guard let first = words.first else { return nil }
    if words.count == 1, first.kind == .symbol("*") { return Item(name: nil, position: first.position) }
    guard let name = first.name else { return nil }
    var rest = words.dropFirst()
    if rest.count == 2, rest.first?.keyword == "AS" { rest = rest.dropFirst() }
    if rest.isEmpty { return Item(name: name, position: first.position) }
    guard rest.count == 1, let alias = rest.first?.name else { return nil }
    return Item(name: name, alias: alias, position: first.position)
  }
}

extension SQLToken {
  /// A name of Trino's, in lower case as Athena keeps it.
  fileprivate var name: String? {
    switch kind {
    case .word(let name), .quotedName(let name): name.lowercased()
    default: nil
    }
  }
}

extension ArraySlice<SQLToken> {
  /// The stretches between symbols of a kind, empty ones too.
  fileprivate func split(separator kind: SQLToken.Kind) -> [ArraySlice<SQLToken>] {
    split(omittingEmptySubsequences: false) { $0.kind == kind }
  }
}
