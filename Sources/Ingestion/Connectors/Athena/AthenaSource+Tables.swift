import AWSClient
public import IngestionCore
public import MetadataModel

extension AthenaSource {
  /// The request for a listed table or view: asks Athena for it, Glue for an Iceberg table's columns, and Athena again for
  /// the statement that defines a view.
  public func request(
    for listing: AthenaListing, in schema: SourceSchema, below parent: String, warn: (IngestionWarning) -> Void
  ) throws(IngestionFailure) -> TableRequest {
    compatibility == .standard
      ? try exact(listing, schema.name, parent, warn) : try compatible(listing, schema.name, parent, warn)
  }

  /// Where a table's files lie.
  public func externalLocation(of request: TableRequest) -> String? {
    guard let location = request.locationPath, !location.isEmpty else { return nil }
    guard compatibility == .standard, location.hasPrefix("s3a://") else { return location }
    return "s3://\(location.dropFirst(6))"
  }

  private func exact(
    _ listing: AthenaListing, _ schema: String, _ parent: String, _ warn: (IngestionWarning) -> Void
  ) throws(IngestionFailure) -> TableRequest {
    do throws(FailureCause) {
      let table = try ask(.columns(.regular), for: listing.name, in: schema)
      let partition = partition(of: table)
      let location = table.parameter("location")
      let type = partition == nil || listing.type == .iceberg ? listing.type : .partitioned
      return TableRequest(
        name: listing.name, tableType: type,
        description: [table.parameter("comment"), listing.description].lazy.compactMap(\.self).first { !$0.isEmpty },
        columns: (try? columns(of: table, in: schema, warn: warn)) ?? [], databaseSchema: parent,
        schemaDefinition: definition(of: listing, in: schema), locationPath: location.flatMap { $0.isEmpty ? nil : $0 },
        partition: partition, deniesConstraints: true, properties: properties(of: listing, in: schema))
    } catch {
      throw IngestionFailure("\(schema).\(listing.name)", "\(error)", cause: error)
    }
  }

  /// As the original client: three questions, of which only the last one must be answered.
  private func compatible(
    _ listing: AthenaListing, _ schema: String, _ parent: String, _ warn: (IngestionWarning) -> Void
  ) throws(IngestionFailure) -> TableRequest {
    let name = listing.name
    let columns = columnsOrNone(of: listing, in: schema, warn)
    let definition = definition(of: listing, in: schema)
    var described: AthenaTable?
    do throws(FailureCause) {
      described = try ask(.comment, for: name, in: schema)
    } catch {
      warn(IngestionWarning(name, "Table description error for table [\(schema).\(name)]: \(error)"))
    }
    let properties = properties(of: listing, in: schema)
    do throws(FailureCause) {
      let partition = partition(of: try ask(.partitions, for: name, in: schema))
      let keepsType = partition == nil || compatibility.keepsIcebergType && listing.type == .iceberg
      return TableRequest(
        name: name, tableType: keepsType ? listing.type : .partitioned,
        description: described?.parameter("comment").flatMap { $0.isEmpty ? nil : $0 }, columns: columns,
        databaseSchema: parent, schemaDefinition: definition, locationPath: described?.parameter("location"),
        partition: partition, deniesConstraints: true, properties: properties)
    } catch {
      let text = "Unexpected exception to yield table (database=[\(databaseName)], schema=[\(schema)], table=[\(name)]): \(error)"
      throw IngestionFailure(name, text, cause: error)
    }
  }

  private func columnsOrNone(
    of listing: AthenaListing, in schema: String, _ warn: (IngestionWarning) -> Void
  ) -> [Column] {
    let reason: String
    do throws(FailureCause) {
      let table = try ask(.columns(listing.type), for: listing.name, in: schema)
      do throws(AthenaTypeError) {
        return try columns(of: table, in: schema, warn: warn)
      } catch {
        reason = error.message
      }
    } catch {
      reason = "\(error)"
    }
    warn(
      IngestionWarning(
        listing.name,
        "Unexpected exception getting columns for table [\(listing.name)] (schema: '\(schema)', db: '\(databaseName)'): \(reason)"
      ))
    return []
  }

  /// Asks Athena for a table, once for each thing that is wanted of it.
  func ask(_ subject: TableQuestion.Subject, for name: String, in schema: String) throws(FailureCause) -> AthenaTable {
    let question = TableQuestion(schema: schema, table: name, subject: subject)
    if let table = known[question] { return table }
    let answer: AthenaTable?
    do throws(AWSCallError) {
      answer = try athena.table(name, in: schema)
    } catch {
      // For the original client's library every such answer means that there is no table of the name.
      if compatibility != .standard, error.code == "MetadataException" {
        throw FailureCause(action: error.action, code: error.code, message: name)
      }
      throw FailureCause(error)
    }
    guard let table = answer else {
      throw FailureCause(action: "athena:GetTableMetadata", code: nil, message: "the answer to GetTableMetadata has no table")
    }
    if compatibility.repeatsQuestions { known[question] = table }
    return table
  }
}
