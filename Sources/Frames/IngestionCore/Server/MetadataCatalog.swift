public import Documents
public import MetadataModel

/// What is asked of the place that metadata goes to.
public protocol MetadataCatalog: AnyObject {
  /// An entity with all its fields; nil if there is none.
  func entity(_ kind: EntityKind, named name: String, includingDeleted: Bool) throws(MetadataError) -> StoredEntity?

  /// All entities of a kind below a parent, softly deleted ones too, with the fingerprints of what made them.
  func entities(_ kind: EntityKind, below parent: EntityKind, named name: String) throws(MetadataError) -> [StoredEntity]

  /// The containers at the paths given, by path.
  func containers(at paths: [String]) throws(MetadataError) -> [String: StoredEntity]

  /// The first table whose fully qualified name fits a pattern, in which `*` stands for anything; nil if none does.
  func table(matching pattern: String) throws(MetadataError) -> StoredEntity?

  /// The runs of a pipeline that the server knows, from one moment to another in milliseconds since the epoch.
  func runs(of pipeline: String, from start: Int, to end: Int) throws(MetadataError) -> [JSON]

  /// A team or user by its name or address; nil if there is none.
  func owner(named name: String, _ compatibility: Compatibility) throws(MetadataError) -> OwnerReference?

  /// Whether custom properties of tables are taken.
  func takesProperties() throws(MetadataError) -> Bool

  /// Makes a custom property of tables known.
  /// - Parameter source: its name as the source has it.
  func registerProperty(_ name: String, of source: String) throws(MetadataError)

  /// Brings back a softly deleted entity.
  func restore(_ entity: StoredEntity) throws(MetadataError) -> StoredEntity?

  /// The steps that test a type of connection; nil if the server has none.
  func checks(for connectionType: String) throws(MetadataError) -> [CheckDefinition]?
}

/// A place that keeps nothing that could be asked for: files and memory.
public final class EmptyCatalog: MetadataCatalog {
  /// An empty catalog.
  public init() {}

  /// Nothing.
  public func entity(_ kind: EntityKind, named name: String, includingDeleted: Bool) -> StoredEntity? { nil }

  /// Nothing.
  public func entities(_ kind: EntityKind, below parent: EntityKind, named name: String) -> [StoredEntity] { [] }

  /// Nothing.
  public func containers(at paths: [String]) -> [String: StoredEntity] { [:] }

  /// Nothing.
  public func table(matching pattern: String) -> StoredEntity? { nil }

  /// Nothing.
  public func runs(of pipeline: String, from start: Int, to end: Int) -> [JSON] { [] }

  /// Nobody.
  public func owner(named name: String, _ compatibility: Compatibility) -> OwnerReference? { nil }

  /// True: they are written as they come.
  public func takesProperties() -> Bool { true }

  /// Nothing.
  public func registerProperty(_ name: String, of source: String) {}

  /// Nothing.
  public func restore(_ entity: StoredEntity) -> StoredEntity? { nil }

  /// The steps that a server ships.
  public func checks(for connectionType: String) -> [CheckDefinition]? { CheckDefinition.builtIn(for: connectionType) }
}
