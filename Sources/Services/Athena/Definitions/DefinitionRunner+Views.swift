import AWSWire
import Documents
import SQLSyntax
import ServiceCore

/// Views are Trino's: what is refused is told without Hive's wrapper.
extension DefinitionRunner {
  func create(_ view: ViewDeclaration) throws(QueryFailure) {
    let existing = try find(view.name, .trino)
    let columns = try ViewColumns(analysis()).columns(of: view.query)
    if let existing, existing["TableType"]?.string != "VIRTUAL_VIEW" {
      throw QueryFailure(
        "TABLE_ALREADY_EXISTS: \(view.name.position.text): Table already exists: '\(qualified(view.name))'", type: 1302)
    }
    let input = ViewDefinition.input(
      name: view.name.name, sql: SQLPrinter.text(of: view.query), schema: database(of: view.name), columns: columns,
      owner: existing?["Owner"]?.string)
    let database = database(of: view.name)
    guard existing != nil else {
      try ask(.trino) { () throws(ServiceError) in
        try port.createTable(input, in: database, catalog: catalog, for: request)
      }
      return
    }
    guard view.isReplacing else {
      throw QueryFailure("ALREADY_EXISTS: View already exists: '\(database).\(view.name.name)'", type: 1302)
    }
    try ask(.trino) { () throws(ServiceError) in
      try port.updateTable(input, in: database, catalog: catalog, for: request)
    }
  }

  func dropView(_ name: TableReference, _ ifExists: Bool) throws(QueryFailure) {
    let found = try find(name, .trino)
    guard let found, found["TableType"]?.string == "VIRTUAL_VIEW" else {
      if found == nil, ifExists { return }
      let hint = found == nil ? "" : ", but a table with that name exists. Did you mean DROP TABLE \(qualified(name))?"
      throw QueryFailure("GENERIC_USER_ERROR: line 1:1: View '\(qualified(name))' does not exist\(hint)", type: 1301)
    }
    try ask(.trino) { () throws(ServiceError) in
      try port.deleteTable(name.name, in: database(of: name), catalog: catalog, for: request)
    }
  }

  func qualified(_ name: TableReference) -> String { "awsdatacatalog.\(database(of: name)).\(name.name)" }
}
