import AWSWire
import SQLSyntax

/// A statement as it was submitted: a definition that Hive or the catalog executes, or a query.
enum SubmittedStatement: Sendable {
  /// A change of the catalog.
  case definition(DefinitionStatement)
  /// Everything else.
  case query(Statement)

  /// - Throws: what `StartQueryExecution` answers to SQL that cannot be read.
  init(_ sql: String) throws(ServiceError) {
    do {
      let statement = try SQLParser.parse(sql)
      self = DefinitionStatement(statement).map { .definition($0) } ?? .query(statement)
    } catch {
      guard error.failsExecution else { throw .invalidRequest(error.message, "MALFORMED_QUERY") }
      self = .definition(.malformed(error.message))
    }
  }

  /// The table that must be there when the statement is submitted.
  var shownTable: TableReference? {
    switch self {
    case .definition(.showCreateTable(let name)): name
    case .query(.showColumns(let name)), .query(.showPartitions(let name, _)), .query(.showTableProperties(let name, _)),
      .query(.showCreateView(let name)):
      TableReference(name)
    case .query(.describe(let description)): TableReference(description.table)
    default: nil
    }
  }

  /// Whether it says where the data of a new table goes, which workgroups that enforce their place forbid.
  var namesItsOwnPlace: Bool {
    guard case .definition(.createTableAs(let properties)) = self else { return false }
    return properties.contains { $0.name == "external_location" }
  }
}
