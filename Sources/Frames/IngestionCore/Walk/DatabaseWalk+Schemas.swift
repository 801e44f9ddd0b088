import MetadataModel

extension DatabaseWalk {
  /// Walks through the schemas of a database; answers whether all of them could be listed.
  func walkSchemas(of name: String, _ database: String, _ known: KnownEntities) throws(MetadataError) -> Bool {
    let listed: [SourceSchema]
    do throws(FailureCause) {
      listed = try source.schemas(in: name)
    } catch {
      fail("Producer get_database_schema_names", database, error)
      markDeleted(after: nil, known, [])
      return false
    }
    let schemas = accepted(listed, below: database)
    observe(.schemas(schemas.map(\.schema.name)))
    var tables: [(known: KnownEntities, isComplete: Bool)] = []
    for (schema, fullName) in schemas {
      tables.append(try walk(schema, fullName, of: database, known))
    }
    markDeleted(after: (name, database), known, tables)
    return true
  }

  private func accepted(_ listed: [SourceSchema], below database: String) -> [(schema: SourceSchema, name: String)] {
    var accepted: [(SourceSchema, String)] = []
    for schema in listed {
      do throws(IngestionFailure) {
        let fullName = try qualified(schema.name, below: database)
        if try accepts(configuration.metadata.schemas, schema.name, fullName) {
          accepted.append((schema, fullName))
        } else {
          status.filter(fullName, "Schema Filtered Out")
        }
      } catch {
        fail(IngestionFailure(schema.name, "Unexpected exception to get database schema [\(schema.name)]: \(error.error)"))
      }
    }
    return accepted
  }

  private func walk(
    _ schema: SourceSchema, _ fullName: String, of database: String, _ known: KnownEntities
  ) throws(MetadataError) -> (known: KnownEntities, isComplete: Bool) {
    var request = DatabaseSchemaRequest(
      name: schema.name, database: database, description: schema.description, sourceURL: schema.url)
    if configuration.metadata.includesTags { request.tags = try label(source.tags(of: schema)) }
    takeNotes()
    currentOwners.schema = try owners(of: .databaseSchema, [schema.database, schema.name], below: currentOwners.database)
    request.owners = currentOwners.schema
    try emit(.databaseSchema(request), named: fullName, known)
    seenSchemas.insert(fullName)
    let tables = try entities(.table, below: .databaseSchema, fullName)
    return (tables, try walkTables(of: schema, fullName, tables))
  }
}

extension DatabaseWalk {
  /// Hands to the sink what is gone: schemas first, then tables.
  /// - Parameter database: nil if its schemas could not be listed.
  private func markDeleted(
    after database: (name: String, fullName: String)?, _ schemas: KnownEntities,
    _ tables: [(known: KnownEntities, isComplete: Bool)]
  ) {
    let metadata = configuration.metadata
    if metadata.marksDeletedSchemas, database != nil || !compatibility.keepsWhatCouldNotBeListed, relist(database, "schemas") {
      for schema in schemas.others(than: seenSchemas) { delete(schema) }
    }
    if metadata.marksDeletedTables, relist(database, "tables") {
      for (known, isComplete) in tables where isComplete || !compatibility.keepsWhatCouldNotBeListed {
        for table in known.others(than: seenTables) { delete(table) }
      }
    }
    if metadata.marksDeletedStoredProcedures { _ = relist(database, "stored_procedures") }
  }

  /// The 1.12 client lists the schemas again before each deletion, and counts what it filters each time.
  private func relist(_ database: (name: String, fullName: String)?, _ what: String) -> Bool {
    guard compatibility == .v1_12, let database else { return true }
    do throws(FailureCause) {
      _ = accepted(try source.schemas(in: database.name), below: database.fullName)
      return true
    } catch {
      fail("Post Process mark_\(what)_as_deleted", database.fullName, error)
      return false
    }
  }

  /// Hands databases that are gone to the sink.
  func markDeletedDatabases(_ known: KnownEntities, complete: Bool) {
    if compatibility == .v1_12 {
      do throws(FailureCause) {
        _ = try source.databases()
      } catch {
        return fail("Post Process mark_databases_as_deleted", configuration.serviceName, error)
      }
    }
    guard databaseListing != nil || !compatibility.keepsWhatCouldNotBeListed else { return }
    for database in known.others(than: seenDatabases) { delete(database) }
  }

  private func delete(_ entity: StoredEntity) {
    status.scanned("\(entity.kind.title) [\(entity.fullyQualifiedName)]")
    sink.write(.delete(entity))
  }
}
