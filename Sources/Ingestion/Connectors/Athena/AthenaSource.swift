public import AWSClient
public import IngestionCore
import MetadataModel

/// Reads a data catalog through Athena: one database, whose schemas are Athena's databases.
///
/// Athena tells columns and parameters, Glue the kinds of tables and descriptions of schemas, Lake Formation the tags.
public final class AthenaSource: DatabaseSource {
  /// `Athena`
  public let title = "Athena"
  /// `Athena`
  public let serviceType = "Athena"
  /// True: of the listings.
  public let appliesIncludeFlags = true

  let athena: AthenaClient
  let glue: GlueClient
  let lakeFormation: LakeFormationClient
  let connection: AthenaConnectionConfiguration
  let metadata: DatabaseMetadataConfiguration
  let compatibility: Compatibility

  private var listing: [AthenaDatabase]?
  private var descriptions: [String: String] = [:]
  private var notes: [SourceNote] = []
  private(set) var readsProperties = false
  /// Tables of the schema that is being read, by the question that was asked for them.
  var known: [TableQuestion: AthenaTable] = [:]
  /// What Athena listed of the schema that is being read.
  var listed: (schema: String, tables: [AthenaTable])?
  /// The CREATE TABLE statements of the schema that is being read, by table.
  var statements: (schema: String, texts: [String: String])?

  /// A source over clients.
  public init(
    _ athena: AthenaClient, _ glue: GlueClient, _ lakeFormation: LakeFormationClient,
    _ connection: AthenaConnectionConfiguration, _ metadata: DatabaseMetadataConfiguration, compatibility: Compatibility
  ) {
    (self.athena, self.glue, self.lakeFormation) = (athena, glue, lakeFormation)
    (self.connection, self.metadata, self.compatibility) = (connection, metadata, compatibility)
  }

  /// The original client's filter does not reach this source's one database.
  public var filtersDatabases: Bool { compatibility == .standard }

  /// The original client only logs what it passes over.
  public var passesOverUnusableNames: Bool { compatibility != .standard }

  /// Asks Glue for the descriptions of schemas.
  public func prepare(readsProperties: Bool) {
    self.readsProperties = readsProperties
    for name in connection.arguments.withoutEffect where compatibility == .standard {
      note(.warning(IngestionWarning(name, "connectionArguments.\(name) has no effect here")))
    }
    do throws(FailureCause) {
      let databases = try attempt { () throws(AWSCallError) in try glue.databases(catalogID: connection.catalogID) }
      for database in databases { descriptions[database.name] = database.description.flatMap { $0.isEmpty ? nil : $0 } }
    } catch {
      // Athena lists the same descriptions, so by default nothing is lost.
      let line = "Error preparing Athena source: \(error)"
      guard compatibility == .standard else { return log(line, error, "schemas") }
      note(.warning(IngestionWarning("glue:GetDatabases", "\(error); descriptions of schemas are taken from Athena instead")))
    }
  }

  /// The configured name or `default`.
  public func databases() -> [String] { [databaseName] }

  /// Athena's databases; asked for once a run.
  public func schemas(in database: String) throws(FailureCause) -> [SourceSchema] {
    try list().map { listed in
      let own = compatibility == .standard ? listed.description.flatMap { $0.isEmpty ? nil : $0 } : nil
      return SourceSchema(name: listed.name, database: database, description: descriptions[listed.name] ?? own)
    }
  }

  /// What was noted since the last call.
  public func takeNotes() -> [SourceNote] {
    defer { notes = [] }
    return notes
  }

  func note(_ note: SourceNote) { notes.append(note) }

  var databaseName: String { connection.databaseName ?? "default" }

  private func list() throws(FailureCause) -> [AthenaDatabase] {
    if let listing { return listing }
    let databases = try listDatabases()
    listing = databases
    return databases
  }

  /// A catalog that does not exist has no databases.
  func listDatabases() throws(FailureCause) -> [AthenaDatabase] {
    do throws(AWSCallError) {
      return try athena.databases()
    } catch  where error.code == "InvalidRequestException" && compatibility != .standard {
      return []
    } catch {
      throw FailureCause(error)
    }
  }

  func attempt<Value>(_ call: () throws(AWSCallError) -> Value) throws(FailureCause) -> Value {
    do throws(AWSCallError) {
      return try call()
    } catch {
      throw FailureCause(error)
    }
  }
}

/// What the original client asks a table for: it keeps answers by question, not by table.
struct TableQuestion: Hashable {
  enum Subject: Hashable {
    case columns(TableType), comment, partitions, statement(Int)
  }

  var schema: String
  var table: String
  var subject: Subject
}
