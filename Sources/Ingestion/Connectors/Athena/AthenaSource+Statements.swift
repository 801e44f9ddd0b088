import AWSClient
import IngestionCore
import MetadataModel

extension AthenaSource {
  /// The statement that defines a view, or on request the one that creates a table; nil if it cannot be had.
  func definition(of listing: AthenaListing, in schema: String) -> String? {
    guard listing.type == .view else { return metadata.includesStatements ? creation(of: listing.name, in: schema) : nil }
    let text = "SHOW CREATE VIEW \"\(schema)\".\"\(listing.name)\""
    let cause: FailureCause
    do throws(FailureCause) {
      return try answer(to: text)
    } catch {
      cause = error
    }
    if compatibility == .standard, let view = ViewDefinition(of: listing.name, in: schema, texts: listing.viewTexts) {
      note(.warning(IngestionWarning("\(schema).\(listing.name)", "\(cause); the view's text is taken from Glue instead")))
      return view.statement
    }
    note(
      .loss(
        Loss(
          of: "definitions", of: "\(schema).\(listing.name)", cause,
          line: "Failed to fetch schema definition for \(listing.name): \(cause)",
          remedy: "without them views have no lineage; \(remedy(for: cause))")))
    return nil
  }

  func remedy(for cause: FailureCause) -> String {
    cause.code == nil ? "see to what the statement needs" : "allow \(cause.action)"
  }

  private func answer(to text: String) throws(FailureCause) -> String? {
    do throws(AWSCallError) {
      return lines(try athena.run(statement(text)))
    } catch {
      throw cause(of: error, statement: text)
    }
  }

  private func lines(_ rows: [[String?]]) -> String? {
    guard !rows.isEmpty else { return nil }
    var text = Substring(rows.map { ($0.first ?? nil) ?? "" }.joined(separator: "\n"))
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension AthenaSource {
  /// The statement that creates a table: Athena's own, or for compatible runs what the original's library makes of the columns.
  private func creation(of table: String, in schema: String) -> String? {
    guard compatibility == .standard else { return driverStatements(of: schema)[table] }
    do throws(FailureCause) {
      return try answer(to: "SHOW CREATE TABLE `\(schema)`.`\(table)`")
    } catch {
      note(
        .loss(
          Loss(
            of: "CREATE TABLE statements", of: "\(schema).\(table)", error, line: "\(error)",
            remedy: "\(remedy(for: error)), or set includeDDL: false")))
      return nil
    }
  }

  /// The statements of all tables of a schema; none if one of the tables cannot be read or has no columns.
  private func driverStatements(of schema: String) -> [String: String] {
    if let statements, statements.schema == schema { return statements.texts }
    var texts: [String: String] = [:]
    do throws(FailureCause) {
      for table in try listTables(of: schema) {
        guard let text = try driverStatement(of: table, in: schema) else {
          texts = [:]
          break
        }
        texts[table] = text
      }
    } catch {
      texts = [:]
    }
    statements = (schema, texts)
    return texts
  }

  private func listTables(of schema: String) throws(FailureCause) -> [String] {
    let tables = try attempt { () throws(AWSCallError) in try athena.tables(in: schema) }
    return tables.filter { $0.type.map(AthenaSource.tableTypes.contains) ?? false }.map(\.name)
  }

  /// Asks for the table twice, as the original's library does, and once more if there are no columns.
  private func driverStatement(of name: String, in schema: String) throws(FailureCause) -> String? {
    let table = try ask(.statement(1), for: name, in: schema)
    _ = try ask(.statement(2), for: name, in: schema)
    guard !table.columns.isEmpty || !table.partitionKeys.isEmpty else {
      _ = try ask(.statement(3), for: name, in: schema)
      return nil
    }
    return CreateTableText(schema: schema, table: name, columns: table.partitionKeys + table.columns)?.text
  }
}

extension AthenaSource {
  /// The properties of an Iceberg table as its metadata tells them; nil if they are not wanted or cannot be had.
  func properties(of listing: AthenaListing, in schema: String) -> [String: String]? {
    guard readsProperties, listing.type == .iceberg else { return nil }
    let text = "SELECT key, value FROM \"\(schema)\".\"\(listing.name)$properties\""
    do throws(AWSCallError) {
      var properties: [String: String] = [:]
      for row in try athena.run(statement(text)) where row.count > 1 {
        if let key = row[0], let value = row[1] { properties[key] = value }
      }
      return properties
    } catch {
      let cause = cause(of: error, statement: text)
      note(
        .loss(
          Loss(
            of: "custom properties", of: "\(schema).\(listing.name)", cause,
            line: "Unable to read Iceberg $properties for [\(schema).\(listing.name)]: \(cause)",
            remedy: "\(remedy(for: cause)), or set includeCustomProperties: false")))
      return nil
    }
  }
}
