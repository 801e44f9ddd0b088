import SQLSyntax

/// A table as a statement names it.
struct TableReference: Sendable, Equatable {
  /// The database; nil for the session's.
  var database: String?
  /// The table.
  var name: String
  /// Where it stands.
  var position: SQLPosition

  /// From the parts of a dotted name, of which a catalog before the database is left out; nil for none or too many.
  init?(_ parts: [String], at position: SQLPosition) {
    guard let name = parts.last, parts.count <= 3 else { return nil }
    (database, self.name) = (parts.dropLast().last, name)
    self.position = position
  }

  init(_ name: QualifiedName) {
    (database, self.name, position) = (name.parts.dropLast().last?.text, name.last.text, name.position)
  }

  /// As a statement writes it: `database.table`, or the table alone.
  var text: String { database.map { "\($0).\(name)" } ?? name }
}
