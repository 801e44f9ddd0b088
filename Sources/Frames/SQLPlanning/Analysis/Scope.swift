import SQLColumns
import SQLFunctions
import SQLSyntax

/// The columns that names may mean.
struct Scope: Sendable {
  /// One column.
  struct Field: Sendable {
    /// The name in lower case; nil if it has none.
    var name: String?
    /// What may stand before the name: an alias, or table, schema and catalog.
    var qualifier: [String]
    var type: SQLType
    /// Whether `*` leaves it out.
    var isHidden = false
    /// The table's column that it is.
    var origin: (table: TableName, column: String)?

    init(_ name: String?, _ type: SQLType, qualifier: [String] = []) {
      (self.name, self.type, self.qualifier) = (name, type, qualifier)
    }

    /// Whether `prefix.name` means this column.
    func matches(prefix: ArraySlice<String>, name wanted: String) -> Bool {
      name == wanted
        && (prefix.isEmpty || (prefix.count <= qualifier.count && qualifier.suffix(prefix.count).elementsEqual(prefix)))
    }

    /// Whether `prefix.*` takes in this column.
    func belongs(to prefix: [String]) -> Bool {
      prefix.count <= qualifier.count && qualifier.suffix(prefix.count).elementsEqual(prefix)
    }
  }

  var fields: [Field]

  init(_ fields: [Field] = []) { self.fields = fields }

  /// The places of the columns that a qualified name may mean.
  func places(of parts: ArraySlice<String>) -> [Int] {
    guard let name = parts.last else { return [] }
    return fields.indices.filter { fields[$0].matches(prefix: parts.dropLast(), name: name) }
  }

  /// The columns of two relations side by side.
  static func + (left: Scope, right: Scope) -> Scope { Scope(left.fields + right.fields) }

  /// The same columns under an alias, perhaps with other names.
  func aliased(_ alias: Identifier, columns: [Identifier]) throws(SQLError) -> Scope {
    let visible = fields.filter { !$0.isHidden }
    guard columns.isEmpty || columns.count == visible.count else {
      throw SQLError(
        "MISMATCHED_COLUMN_ALIASES",
        "Column alias list has \(columns.count) entries but '\(alias.lowercased)' has \(visible.count) columns available",
        at: alias.position)
    }
    var next = 0
    return Scope(
      fields.map { field in
        var field = field
        field.qualifier = [alias.lowercased]
        if !field.isHidden && !columns.isEmpty {
          field.name = columns[next].lowercased
          next += 1
        }
        return field
      })
  }
}

/// A relation: how its rows come about and what its columns are called.
struct PlannedRelation: Sendable {
  var plan: Plan
  var scope: Scope
}
