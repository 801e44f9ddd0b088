import MetadataModel

extension DatabaseWalk {
  /// Walks through the tables of a schema; answers whether all of them could be listed.
  func walkTables(of schema: SourceSchema, _ fullName: String, _ known: KnownEntities) throws(MetadataError) -> Bool {
    var count = 0
    var trouble: MetadataError?
    carriedLabels = [:]
    do throws(FailureCause) {
      try source.listTables(in: schema) { page in
        takeNotes()
        for listing in page where trouble == nil {
          do throws(MetadataError) {
            if try walk(listing, in: schema, fullName, known) { count += 1 }
          } catch {
            trouble = error
          }
        }
        observe(.tables(schema: schema.name, count: count))
      }
    } catch {
      fail("Producer get_tables_name_and_type", schema.name, error)
      observe(.schemaDone(schema.name, tables: count, isComplete: false))
      return false
    }
    takeNotes()
    if let trouble { throw trouble }
    observe(.schemaDone(schema.name, tables: count, isComplete: true))
    return true
  }

  private func walk(
    _ listing: Source.Listing, in schema: SourceSchema, _ parent: String, _ known: KnownEntities
  ) throws(MetadataError) -> Bool {
    let table = source.table(listing)
    guard isIncluded(table.type), let name = name(of: table, below: parent) else { return false }
    let labels = try labels(of: listing, in: schema)
    var request: TableRequest
    do throws(IngestionFailure) {
      request = try source.request(for: listing, in: schema, below: parent, warn: warn)
    } catch {
      takeNotes()
      note(table, name)
      fail(IngestionFailure(error.name, error.error, cause: error.cause))
      // What is there but could not be read is not gone.
      if compatibility.keepsWhatCouldNotBeListed { seenTables.insert(name) }
      return false
    }
    labels.attach(to: &request)
    request.properties = try registered(request.properties)
    let parents = currentOwners.schema ?? currentOwners.database
    request.owners = try owners(of: .table, [schema.database, schema.name, table.name], below: parents)
    takeNotes()
    note(table, name, request)
    try emit(.table(request), named: name, known)
    seenTables.insert(name)
    return true
  }

  private func note(_ table: SourceTable, _ name: String, _ request: TableRequest? = nil) {
    guard let path = table.externalLocation ?? request.flatMap(source.externalLocation) else { return }
    locations.append((name, path))
  }

  private func isIncluded(_ type: TableType) -> Bool {
    guard compatibility.honoursIncludeFlags, !source.appliesIncludeFlags else { return true }
    return type == .view ? configuration.metadata.includesViews : configuration.metadata.includesTables
  }

  /// The table's fully qualified name; nil if a filter leaves it out or it has none.
  private func name(of table: SourceTable, below parent: String) -> String? {
    do throws(IngestionFailure) {
      let fullName = try qualified(ReservedNames.encode(table.name), below: parent)
      if try accepts(configuration.metadata.tables, table.name, fullName) { return fullName }
      status.filter(fullName, "Table Filtered Out")
    } catch  where source.passesOverUnusableNames {
      observe(.log(.warn, "Skipping table '\(table.name)' below \(parent) due to - \(error.error)"))
    } catch {
      fail(IngestionFailure(table.name, "Unexpected exception to get table [\(table.name)]: \(error.error)"))
    }
    return nil
  }
}
