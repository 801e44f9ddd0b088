import MetadataModel

/// Walks through a database service: service, databases, schemas, tables; then what is gone, then lineage.
///
/// The order of calls and records is the original client's.
public final class DatabaseWalk<Source: DatabaseSource> {
  /// What the source has done so far.
  public internal(set) var status: StepStatus

  let source: Source
  let sink: any MetadataSink
  let catalog: any MetadataCatalog
  let configuration: SourceConfiguration
  let compatibility: Compatibility
  let observe: (IngestionEvent) -> Void
  let overwritesServices: Bool
  let storesConnection: Bool

  /// Databases and schemas that were read or at least belong to the source, by fully qualified name.
  var seenDatabases: Set<String> = []
  var seenSchemas: Set<String> = []
  var seenTables: Set<String> = []
  var databaseListing: [String]?
  var locations: [(table: String, path: String)] = []
  var knownTags: Set<String> = []
  var refusedTags: Set<String> = []
  var knownOwners: [String: OwnerReference?] = [:]
  /// The owners of the database and of the schema that are being read.
  var currentOwners: (database: [OwnerReference]?, schema: [OwnerReference]?)
  var knownProperties: Set<String> = []
  var carriedLabels: [String: TableLabels] = [:]
  var losses = LossLedger()

  /// A walk.
  /// - Parameters:
  ///   - catalog: what is asked for what is there already.
  ///   - server: whether services are overwritten and connections stored.
  public init(
    _ source: Source, into sink: any MetadataSink, asking catalog: any MetadataCatalog, _ configuration: SourceConfiguration,
    server: MetadataServerConfiguration, compatibility: Compatibility, observe: @escaping (IngestionEvent) -> Void
  ) {
    (self.source, self.sink, self.catalog) = (source, sink, catalog)
    (self.configuration, self.compatibility, self.observe) = (configuration, compatibility, observe)
    (overwritesServices, storesConnection) = (server.overwritesEntities, server.storesConnection)
    status = StepStatus(source.title)
  }

  /// Walks through everything.
  /// - Throws: `MetadataError` if the service cannot be created or the server cannot be asked.
  public func run() throws(MetadataError) {
    let readsProperties = configuration.metadata.includesCustomProperties ? try catalog.takesProperties() : false
    source.prepare(readsProperties: readsProperties)
    takeNotes()
    let service = try emitService()
    let known = try entities(.database, below: .databaseService, service)
    let complete = try walkDatabases(of: service, known)
    if configuration.metadata.marksDeletedDatabases { markDeletedDatabases(known, complete: complete) }
    drawExternalLineage()
    reportLosses()
  }

  private func emitService() throws(MetadataError) -> String {
    let name = (try? FullyQualifiedName.quote(configuration.serviceName)) ?? configuration.serviceName
    let request = EntityRequest.databaseService(
      DatabaseServiceRequest(
        name: configuration.serviceName, serviceType: source.serviceType,
        connection: storesConnection ? configuration.connection?.document : nil))
    if !overwritesServices, try catalog.entity(.databaseService, named: name, includingDeleted: false) != nil { return name }
    status.scanned("DatabaseService [\(name)]")
    let failures = sink.status.failures.count
    sink.write(.create(request, name: name, sourceHash: nil))
    // Nothing can be written below a service that is not there.
    if sink.status.failures.count > failures, let failure = sink.status.failures.last { throw MetadataError(failure.error) }
    return name
  }

  private func walkDatabases(of service: String, _ known: KnownEntities) throws(MetadataError) -> Bool {
    let names: [String]
    do throws(FailureCause) {
      names = try source.databases()
    } catch {
      fail("Producer get_database_names", service, error)
      return false
    }
    databaseListing = names
    var complete = true
    for name in accepted(names, below: service) {
      complete = try walk(database: name, of: service, known) && complete
    }
    return complete
  }

  /// The databases that the filter takes, each once.
  private func accepted(_ names: [String], below service: String) -> [String] {
    var accepted: [String] = []
    var refused: Set<String> = []
    for name in names {
      do throws(IngestionFailure) {
        let fullName = try qualified(name, below: service)
        if source.filtersDatabases ? try accepts(configuration.metadata.databases, name, fullName) : true {
          if !accepted.contains(name) { accepted.append(name) }
        } else if refused.insert(name).inserted || compatibility == .v1_12 {
          status.filter(fullName, "Database (Catalog ID) Filtered Out")
        }
      } catch {
        fail(IngestionFailure(name, "Unexpected exception to get database name [\(name)]: \(error.error)"))
      }
    }
    return accepted
  }

  private func walk(database name: String, of service: String, _ known: KnownEntities) throws(MetadataError) -> Bool {
    guard let database = try? FullyQualifiedName.child(of: service, named: name) else { return true }
    currentOwners.database = try owners(of: .database, [name], below: nil)
    let request = DatabaseRequest(name: name, service: service, owners: currentOwners.database)
    try emit(.database(request), named: database, known)
    seenDatabases.insert(database)
    let schemas = try entities(.databaseSchema, below: .database, database)
    return try walkSchemas(of: name, database, schemas)
  }
}

extension DatabaseWalk {
  func qualified(_ name: String, below parent: String) throws(IngestionFailure) -> String {
    do throws(FullyQualifiedName.InvalidName) {
      return try FullyQualifiedName.child(of: parent, named: name)
    } catch {
      throw IngestionFailure(name, "\(error)")
    }
  }

  func accepts(_ filter: FilterPattern, _ name: String, _ fullName: String) throws(IngestionFailure) -> Bool {
    do throws(FilterPattern.InvalidPattern) {
      return try filter.accepts(configuration.metadata.filtersByFullyQualifiedName ? fullName : name)
    } catch {
      throw IngestionFailure(name, "\(error)")
    }
  }

  func entities(_ kind: EntityKind, below parent: EntityKind, _ name: String) throws(MetadataError) -> KnownEntities {
    var known = KnownEntities()
    known.add(try catalog.entities(kind, below: parent, named: name))
    return known
  }

  func fail(_ failure: IngestionFailure) {
    observe(.log(.warn, failure.error))
    status.fail(failure)
  }

  /// Notes that something could not be listed: named after it, or in compatible reports after the method of the original.
  func fail(_ producer: String, _ subject: String, _ cause: FailureCause) {
    guard compatibility == .v1_12 else { return fail(IngestionFailure(subject, cause.description, cause: cause)) }
    let kind = producer.hasPrefix("Post") ? "node post process" : "node producer"
    fail(IngestionFailure(producer, "Error running \(kind): \(cause)", cause: cause))
  }

  func warn(_ warning: IngestionWarning) {
    observe(.log(.warn, warning.reason))
    // The 1.12 client only logs.
    if compatibility != .v1_12 { status.warn(warning.name, warning.reason) }
  }
}
