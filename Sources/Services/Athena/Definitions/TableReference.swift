import SQLSyntax

/// A table as a statement names it.
struct TableReference: Sendable, Equatable {
  /// The database; nil for the session's.
  var database: String?
  /// The table.
  var name: String
  /// Where it stands.
  var position: SQLPosition

  /// From a name as written; a catalog before the database is left out.
  init(_ name: QualifiedName) {
    (database, self.name, position) = (name.parts.dropLast().last?.lowercased, name.last.lowercased, name.position)
  }

  /// As a statement writes it: `database.table`, or the table alone.
  var text: String { database.map { "\($0).\(name)" } ?? name }
}
