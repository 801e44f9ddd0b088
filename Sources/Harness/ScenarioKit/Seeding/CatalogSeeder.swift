import Basics
import Digests
import Documents

/// Makes databases, tables, views and the files under them.
struct CatalogSeeder {
  let world: World

  func apply(_ database: DatabaseSeed) throws(Diagnostic) {
    try make(database)
    for table in database.tables { try make(table, in: database.name) }
    for generation in database.generated { try make(generation, in: database.name) }
    for view in database.views { try make(view, in: database.name) }
  }

  private func make(_ database: DatabaseSeed) throws(Diagnostic) {
    let isNew = world.databases.insert(database.name).inserted
    let isEmpty = database.comment == nil && database.locationURI == nil && database.parameters.isEmpty
    if !isNew, isEmpty { return }
    let input = JSON.object([
      "Name": .string(database.name), "Description": database.comment.map { .string($0) },
      "LocationUri": database.locationURI.map { .string($0) },
      "Parameters": database.parameters.isEmpty ? nil : .pairs(database.parameters),
    ])
    let call = JSON.object(["Name": isNew ? nil : .string(database.name), "DatabaseInput": input])
    try world.make(isNew ? "glue:CreateDatabase" : "glue:UpdateDatabase", call, at: database.location)
  }

  private func make(_ generation: DatabaseSeed.Generation, in database: String) throws(Diagnostic) {
    guard let shape = world.shapes[generation.shape] else {
      throw Diagnostic("no shape is named \"\(generation.shape)\"", code: "ML007", at: generation.location)
    }
    for name in generation.names {
      var table = shape
      (table.name, table.location) = (name, generation.location)
      try make(table, in: database)
    }
  }

  private func make(_ table: TableSeed, in database: String) throws(Diagnostic) {
    try put(TableDocument(table, in: database).json, named: table.name, in: database, at: table.location)
    if !table.rows.isEmpty { try RowSeeder(world: world).apply(table, in: database) }
  }

  private func make(_ view: ViewSeed, in database: String) throws(Diagnostic) {
    try put(ViewDocument(view, in: database).json, named: view.name, in: database, at: view.location)
  }

  private func put(_ table: JSON, named name: String, in database: String, at location: SourceLocation) throws(Diagnostic) {
    let isNew = world.tables.insert("\(database).\(name)").inserted
    let input = JSON.object(["DatabaseName": .string(database), "TableInput": table])
    try world.make(isNew ? "glue:CreateTable" : "glue:UpdateTable", input, at: location)
  }
}

extension JSON {
  /// An object of texts.
  static func pairs(_ pairs: [(name: String, value: String)]) -> JSON {
    JSON(.object(pairs.map { Member($0.name, .string($0.value)) }))
  }
}
