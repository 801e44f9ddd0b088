public import Documents

/// What to read of a database service.
public struct DatabaseMetadataConfiguration: Sendable {
  /// Tables that the source no longer has are softly deleted.
  public var marksDeletedTables: Bool
  /// Stored procedures that the source no longer has are softly deleted.
  public var marksDeletedStoredProcedures: Bool
  /// Schemas that the source no longer has, or that are filtered out, are softly deleted.
  public var marksDeletedSchemas: Bool
  /// Databases that the source no longer has are softly deleted.
  public var marksDeletedDatabases: Bool
  /// Whether tables are read.
  public var includesTables: Bool
  /// Whether views are read.
  public var includesViews: Bool
  /// Whether tags are read.
  public var includesTags: Bool
  /// Whether tables carry the statements that create them.
  public var includesStatements: Bool
  /// Whether tables carry properties that the server has no field for.
  public var includesCustomProperties: Bool
  /// Whether what people wrote on the server is replaced by what the source says.
  public var overridesMetadata: Bool
  /// Whether filters look at fully qualified names instead of names.
  public var filtersByFullyQualifiedName: Bool
  /// The databases that are read.
  public var databases: FilterPattern
  /// The schemas that are read.
  public var schemas: FilterPattern
  /// The tables that are read.
  public var tables: FilterPattern
  /// Who owns what, as `ownerConfig` says it; nil if it says nothing.
  public var owners: JSON?

  /// Reads `sourceConfig.config` of type `DatabaseMetadata` in normal form.
  public init(_ document: JSON) {
    func flag(_ name: String) -> Bool { document[name]?.bool ?? false }
    marksDeletedTables = flag("markDeletedTables")
    marksDeletedStoredProcedures = flag("markDeletedStoredProcedures")
    marksDeletedSchemas = flag("markDeletedSchemas")
    marksDeletedDatabases = flag("markDeletedDatabases")
    // A null means neither yes nor no; nothing is left out for it.
    includesTables = document["includeTables"]?.bool ?? true
    includesViews = document["includeViews"]?.bool ?? true
    includesTags = flag("includeTags")
    includesStatements = flag("includeDDL")
    includesCustomProperties = flag("includeCustomProperties")
    overridesMetadata = flag("overrideMetadata")
    filtersByFullyQualifiedName = flag("useFqnForFiltering")
    databases = FilterPattern(document["databaseFilterPattern"])
    schemas = FilterPattern(document["schemaFilterPattern"])
    tables = FilterPattern(document["tableFilterPattern"])
    owners = document["ownerConfig"]
  }
}

extension FilterPattern {
  init(_ document: JSON?) {
    func texts(_ name: String) -> [String] { document?[name]?.elements?.compactMap(\.string) ?? [] }
    self.init(includes: texts("includes"), excludes: texts("excludes"))
  }
}
