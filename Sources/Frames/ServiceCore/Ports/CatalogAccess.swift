public import AWSWire
public import Documents
public import IAMPolicy

/// What operations of the Data Catalog need of Lake Formation, as its refusals name it.
public enum CatalogPermission: String, Sendable, CaseIterable {
  /// Reading data, all columns or some.
  case select = "Select"
  /// Seeing metadata.
  case describe = "Describe"
  /// Changing metadata.
  case alter = "Alter"
  /// Removing.
  case drop = "Drop"
  /// Creating tables in a database.
  case createTable = "Create Table"
  /// Creating databases in a catalog.
  case createDatabase = "Create Database"
}

/// Lake Formation's say in one call on a catalog. Lives as long as the call and remembers what it looked up.
public protocol CatalogAccess {
  /// Whether the caller may create databases.
  func mayCreateDatabases() throws(ServiceError) -> Bool

  /// What the caller may do with a database.
  /// - Parameter exists: whether there is one of that name. Callers who may not know are told nothing about one that
  ///   is not there either.
  func permissions(onDatabase name: String, exists: Bool) throws(ServiceError) -> Set<CatalogPermission>

  /// What the caller may do with a table and which columns it may see.
  /// - Parameter document: the table; its columns may have tags.
  func view(of table: String, in database: String, _ document: JSON) throws(ServiceError) -> TableView

  /// Whether the caller may learn that a table is not there.
  func mayMiss(_ table: String, in database: String, databaseExists: Bool) throws(ServiceError) -> Bool

  /// Whether a location in S3, as `s3://bucket/path`, is managed by Lake Formation.
  func isRegistered(_ location: String) throws(ServiceError) -> Bool

  /// Whether the caller may create databases, tables and partitions that point to a location in S3.
  func mayUse(location: String) throws(ServiceError) -> Bool
}

/// What a caller may do with a table.
public struct TableView: Sendable, Equatable {
  /// What it may do; `select` if it may read any column.
  public var permissions: Set<CatalogPermission>
  /// The columns that it may see, in lower case; nil for all.
  public var columns: Set<String>?

  /// A view.
  public init(permissions: Set<CatalogPermission>, columns: Set<String>? = nil) {
    (self.permissions, self.columns) = (permissions, columns)
  }

  /// Everything.
  public static let whole = TableView(permissions: Set(CatalogPermission.allCases))
}

/// What a caller may read of a table's data.
public struct TableReadAccess: Sendable, Equatable {
  /// The columns that may be read.
  public enum Columns: Sendable, Equatable {
    /// Every one.
    case all
    /// These, in lower case, and no others; none at all if the caller holds no SELECT.
    case only(Set<String>)
  }

  /// Whether Lake Formation decides about the table; otherwise IAM and S3 decide alone.
  public var isGoverned: Bool
  /// The columns that may be read.
  public var columns: Columns
  /// A condition on rows, as the WHERE clause of a query would have it; nil for all rows.
  public var rowFilter: String?
  /// Whether the table's location is registered: its data is read with credentials of Lake Formation, which need
  /// lakeformation:GetDataAccess, and not with the caller's own permissions in S3.
  public var isByVendedCredentials: Bool

  /// An access.
  public init(isGoverned: Bool, columns: Columns, rowFilter: String? = nil, isByVendedCredentials: Bool = false) {
    (self.isGoverned, self.columns) = (isGoverned, columns)
    (self.rowFilter, self.isByVendedCredentials) = (rowFilter, isByVendedCredentials)
  }

  /// What Lake Formation has no say in.
  public static let ungoverned = TableReadAccess(isGoverned: false, columns: .all)

  /// Whether anything may be read.
  public var isReadable: Bool { columns != .only([]) }
}

extension ServiceError {
  /// Lake Formation's refusal of an operation on the Data Catalog.
  /// - Parameters:
  ///   - name: the database or table, or `Catalog`.
  ///   - era: the year whose wording the refusal has: whoever lacked DESCRIBE was not told so in earlier ones.
  public static func insufficientLakePermission(
    _ required: CatalogPermission, on name: String, era: DenialMessage.Era = .y2026
  ) -> ServiceError {
    if era == .y2022, required == .describe { return insufficientLakePermission(on: name) }
    return ServiceError(
      "AccessDeniedException", "Insufficient Lake Formation permission(s): Required \(required.rawValue) on \(name)")
  }

  /// Lake Formation's refusal that does not tell what is missing.
  /// - Parameter name: a location in S3 as `s3://bucket/path`, or a database or table.
  public static func insufficientLakePermission(on name: String) -> ServiceError {
    ServiceError("AccessDeniedException", "Insufficient Lake Formation permission(s) on \(name)")
  }
}
