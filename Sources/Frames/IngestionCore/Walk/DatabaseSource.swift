public import MetadataModel

/// A schema as a source lists it.
public struct SourceSchema: Sendable, Equatable {
  /// The schema's name.
  public var name: String
  /// The database it belongs to.
  public var database: String
  /// What the source says of it.
  public var description: String?
  /// Where a browser shows it.
  public var url: String?

  /// A schema.
  public init(name: String, database: String, description: String? = nil, url: String? = nil) {
    (self.name, self.database, self.description, self.url) = (name, database, description, url)
  }
}

/// A table as a source lists it, before it is read in full.
public struct SourceTable: Sendable {
  /// The table's name as the server will have it, not yet encoded.
  public var name: String
  /// What sort of table it is.
  public var type: TableType
  /// Where its files lie, as containers name it; nil if it has none.
  public var externalLocation: String?

  /// A table.
  public init(name: String, type: TableType, externalLocation: String? = nil) {
    (self.name, self.type, self.externalLocation) = (name, type, externalLocation)
  }
}

/// A database system that an ingestion walks through.
///
/// What it answers is not filtered; the walk does that. It is asked in order: databases, then the schemas of each,
/// then the tables of each schema.
public protocol DatabaseSource: AnyObject {
  /// A table as listed with whatever the source needs to read it in full.
  associatedtype Listing

  /// What the source is called in reports, for example `Glue`.
  var title: String { get }

  /// The type of the service, for example `Glue`.
  var serviceType: String { get }

  /// What runs the steps of the connection's test.
  var checks: [String: Check] { get }

  /// Whether the database filter has an effect.
  var filtersDatabases: Bool { get }

  /// Whether entities get the owners that the configuration names.
  var hasOwners: Bool { get }

  /// Whether the source itself leaves out tables or views that are not wanted.
  var appliesIncludeFlags: Bool { get }

  /// Whether a table that a filter or its own name makes impossible is passed over without a failure.
  var passesOverUnusableNames: Bool { get }

  /// Gets what is needed before the walk begins.
  /// - Parameter readsProperties: whether custom properties are wanted.
  func prepare(readsProperties: Bool)

  /// The names of the databases, as often as the source lists them.
  func databases() throws(FailureCause) -> [String]

  /// The schemas of a database.
  func schemas(in database: String) throws(FailureCause) -> [SourceSchema]

  /// Lists the tables of a schema page by page.
  func listTables(in schema: SourceSchema, _ page: ([Listing]) -> Void) throws(FailureCause)

  /// What is known of a listed table.
  func table(_ listing: Listing) -> SourceTable

  /// The tags of a schema.
  func tags(of schema: SourceSchema) -> [TagRequest]

  /// The tags of a listed table and its columns.
  func tags(of listing: Listing, in schema: SourceSchema) -> SourceTags

  /// Where a table's files lie, as containers name it, if only the request tells; nil if it has none.
  func externalLocation(of request: TableRequest) -> String?

  /// What there is to say of the answers since the last call.
  func takeNotes() -> [SourceNote]

  /// The request for a listed table; may ask for more.
  /// - Parameter warn: takes what may be missing though the table is read.
  func request(
    for listing: Listing, in schema: SourceSchema, below parent: String, warn: (IngestionWarning) -> Void
  ) throws(IngestionFailure) -> TableRequest
}

extension DatabaseSource {
  /// True.
  public var filtersDatabases: Bool { true }

  /// True.
  public var hasOwners: Bool { true }

  /// False: the walk leaves them out by their type.
  public var appliesIncludeFlags: Bool { false }

  /// False.
  public var passesOverUnusableNames: Bool { false }

  /// Nothing.
  public func prepare(readsProperties: Bool) {}

  /// None.
  public func tags(of schema: SourceSchema) -> [TagRequest] { [] }

  /// None.
  public func tags(of listing: Listing, in schema: SourceSchema) -> SourceTags { SourceTags() }

  /// None: the listing tells.
  public func externalLocation(of request: TableRequest) -> String? { nil }

  /// None.
  public func takeNotes() -> [SourceNote] { [] }
}
