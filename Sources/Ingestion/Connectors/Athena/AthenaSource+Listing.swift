import AWSClient
public import IngestionCore
public import MetadataModel

/// A table or view as it was listed.
public struct AthenaListing: Sendable {
  /// The table's name.
  public var name: String
  /// What sort of table the listing says it is.
  public var type: TableType
  /// What Glue says of it; nil if nothing, or if Glue did not list it.
  var description: String?
  /// Texts of a view as Glue keeps them; empty if Glue did not list it.
  var viewTexts: [String?] = []
}

extension AthenaSource {
  /// Types of tables that Athena can query, as the Python driver knows them.
  static let tableTypes: Set = ["EXTERNAL_TABLE", "MANAGED_TABLE", "EXTERNAL", "customer"]

  /// Lists tables as Glue knows them, then views as Athena knows them.
  public func listTables(in schema: SourceSchema, _ page: ([AthenaListing]) -> Void) throws(FailureCause) {
    if known.first?.key.schema != schema.name { known = [:] }
    if compatibility == .standard { return try listAll(in: schema.name, page) }
    if metadata.includesTables { page(tables(in: schema.name)) }
    if metadata.includesViews { page(views(in: schema.name)) }
  }

  /// What is known of a listed table.
  public func table(_ listing: AthenaListing) -> SourceTable { SourceTable(name: listing.name, type: listing.type) }

  private func glueTables(in schema: String) throws(FailureCause) -> [GlueTable] {
    var tables: [GlueTable] = []
    try attempt { () throws(AWSCallError) in
      try glue.tables(in: schema, catalogID: connection.catalogID) { tables += $0 }
    }
    return tables
  }

  private func athenaTables(in schema: String) throws(FailureCause) -> [AthenaTable] {
    try attempt { () throws(AWSCallError) in try athena.tables(in: schema) }
  }
}

extension AthenaSource {
  /// Each service stands in for the other where one of them fails; only where both fail the schema counts as not listed.
  private func listAll(in schema: String, _ page: ([AthenaListing]) -> Void) throws(FailureCause) {
    let glue = result { () throws(FailureCause) in try glueTables(in: schema) }
    let athena = result { () throws(FailureCause) in try athenaTables(in: schema) }
    switch (glue, athena) {
    case (.failure(let cause), .failure): throw cause
    case (.success(let tables), .failure(let cause)):
      warn("athena:ListTableMetadata", "\(cause); views of \(schema) are taken from Glue instead")
      page(tables.map(listing).filter(isWanted))
    case (.failure(let cause), .success(let tables)):
      warn("glue:GetTables", "\(cause); tables of \(schema) are taken from Athena instead")
      page(tables.map(listing).filter(isWanted))
    case (.success(let tables), .success(let others)):
      let listed = tables.map(listing)
      let names = Set(listed.map(\.name))
      page((listed + others.map(listing).filter { !names.contains($0.name) }).filter(isWanted))
    }
  }

  private func result<Value>(_ call: () throws(FailureCause) -> Value) -> Result<Value, FailureCause> {
    do throws(FailureCause) {
      return .success(try call())
    } catch {
      return .failure(error)
    }
  }

  private func warn(_ name: String, _ reason: String) { note(.warning(IngestionWarning(name, reason))) }

  private func isWanted(_ listing: AthenaListing) -> Bool {
    listing.type == .view ? metadata.includesViews : metadata.includesTables
  }

  private func listing(_ table: GlueTable) -> AthenaListing {
    let type: TableType = table.type == "VIRTUAL_VIEW" ? .view : table.isIceberg ? .iceberg : .external
    var listing = AthenaListing(name: table.name, type: type, description: table.description)
    if type == .view { listing.viewTexts = [table.viewOriginalText, table.viewExpandedText] }
    return listing
  }

  private func listing(_ table: AthenaTable) -> AthenaListing {
    let type: TableType = table.type == "VIRTUAL_VIEW" ? .view : table.isIceberg ? .iceberg : .external
    return AthenaListing(name: table.name, type: type)
  }
}

extension AthenaSource {
  /// Tables as Glue lists them, views among them in version 1.12; if Glue may not be asked, those that the driver lists.
  private func tables(in schema: String) -> [AthenaListing] {
    do throws(FailureCause) {
      return try glueTables(in: schema).compactMap { table in
        if !compatibility.emitsViewsTwice, table.type == "VIRTUAL_VIEW" { return nil }
        return AthenaListing(name: table.name, type: table.isIceberg ? .iceberg : .external)
      }
    } catch {
      log("Failed to fetch Glue table metadata for schema [\(schema)]: \(error)", error, schema)
    }
    return names(in: schema, "table") { $0.type.map(AthenaSource.tableTypes.contains) ?? false }
      .map { AthenaListing(name: $0, type: .external) }
  }

  private func views(in schema: String) -> [AthenaListing] {
    names(in: schema, "view") { $0.type == "VIRTUAL_VIEW" }.map { AthenaListing(name: $0, type: .view) }
  }

  private func names(in schema: String, _ noun: String, _ isWanted: (AthenaTable) -> Bool) -> [String] {
    do throws(FailureCause) {
      let tables: [AthenaTable]
      if let listed, listed.schema == schema { tables = listed.tables } else { tables = try athenaTables(in: schema) }
      listed = (schema, tables)
      return tables.filter(isWanted).map(\.name)
    } catch {
      log("Fetching \(noun) list failed for schema \(schema) due to - \(error)", error, schema)
      return []
    }
  }

  func log(_ line: String, _ cause: FailureCause, _ subject: String) {
    note(.loss(Loss(of: "", of: subject, cause, line: line, remedy: "")))
  }
}
