public import AWSClient
public import IngestionCore
public import MetadataModel

extension GlueSource {
  /// What is known of a listed table.
  public func table(_ listing: GlueTable) -> SourceTable {
    SourceTable(
      name: NameLimits.cut(listing.name, to: NameLimits.table), type: type(of: listing),
      externalLocation: externalLocation(of: listing))
  }

  /// The request for a listed table; Iceberg tables are asked for one by one, because only so their dropped columns can be told.
  public func request(
    for listing: GlueTable, in schema: SourceSchema, below parent: String, warn: (IngestionWarning) -> Void
  ) throws(IngestionFailure) -> TableRequest {
    let table = table(listing)
    let columns = try columns(of: detailed(listing, in: schema, warn: warn), warn: warn)
    return TableRequest(
      name: table.name, tableType: table.type, description: listing.description, columns: columns, databaseSchema: parent,
      schemaDefinition: definition(of: listing, in: schema.name),
      sourceURL: console.table(table.name, in: schema.name, catalog: catalog(of: schema)),
      fileFormat: format(of: listing), locationPath: listing.location)
  }

  private func definition(of table: GlueTable, in schema: String) -> String? {
    guard compatibility.emitsViewDefinitions, table.type == "VIRTUAL_VIEW" else { return nil }
    return ViewDefinition(of: table.name, in: schema, texts: [table.viewOriginalText, table.viewExpandedText])?.statement
  }

  private func type(of table: GlueTable) -> TableType {
    if table.isIceberg { return .iceberg }
    switch table.type {
    case "EXTERNAL_TABLE": return .external
    case "VIRTUAL_VIEW": return .view
    default: return .regular
    }
  }

  /// Containers are known by `s3` paths; `s3a` is Hadoop's name for the same.
  private func externalLocation(of table: GlueTable) -> String? {
    guard let location = table.location, !location.isEmpty else { return nil }
    return location.hasPrefix("s3a://") ? "s3://\(location.dropFirst(6))" : location
  }

  private func detailed(_ listing: GlueTable, in schema: SourceSchema, warn: (IngestionWarning) -> Void) -> GlueTable {
    guard listing.isIceberg else { return listing }
    let table: GlueTable?
    do throws(FailureCause) {
      table = try attempt { () throws(AWSCallError) in try glue.table(listing.name, in: schema.name) }
    } catch {
      warn(IngestionWarning(listing.name, "Failed to get Glue metadata for Iceberg table \(listing.name): \(error)"))
      table = nil
    }
    guard let table else { return compatibility == .v1_12 ? listing : withoutDropped(listing) }
    return withoutDropped(table)
  }

  private func withoutDropped(_ table: GlueTable) -> GlueTable {
    var table = table
    table.columns.removeAll { $0.parameters["iceberg.field.current"] == "false" }
    table.partitionKeys.removeAll { $0.parameters["iceberg.field.current"] == "false" }
    return table
  }

  private func format(of table: GlueTable) -> FileFormat? {
    guard let library = table.serializationLibrary else { return nil }
    if library.hasSuffix(".LazySimpleSerDe") {
      let separators = [table.serializationParameters["serialization.format"], delimiter(of: table)]
      return separators.contains("\t") ? .tsv : .csv
    }
    let name = library.lowercased()
    return FileFormat.allCases.first { name.contains($0.rawValue) }
  }

  private func delimiter(of table: GlueTable) -> String? {
    compatibility == .standard ? table.serializationParameters["field.delim"] : nil
  }
}
