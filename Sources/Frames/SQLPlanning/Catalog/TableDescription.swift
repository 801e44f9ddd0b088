public import SQLColumns

/// What the analyser must know of a table or view.
public struct TableDescription: Sendable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// The name in lower case.
    public var name: String
    /// The type.
    public var type: SQLType
    /// Whether `*` leaves it out, such as `$path`.
    public var isHidden: Bool
    /// Whether the caller may read it; for others it is as if it were not there.
    public var isReadable: Bool

    /// A column.
    public init(_ name: String, _ type: SQLType, isHidden: Bool = false, isReadable: Bool = true) {
      (self.name, self.type, self.isHidden, self.isReadable) = (name, type, isHidden, isReadable)
    }
  }

  /// A view's definition as it was stored.
  public struct View: Sendable {
    /// The query's text.
    public var sql: String
    /// The catalog of names without one.
    public var catalog: String
    /// The schema of names without one.
    public var schema: String

    /// A definition.
    public init(sql: String, catalog: String, schema: String) {
      (self.sql, self.catalog, self.schema) = (sql, catalog, schema)
    }
  }

  /// The name.
  public var name: TableName
  /// The columns in order; hidden ones last.
  public var columns: [Column]
  /// The definition, if it is a view.
  public var view: View?
  /// A condition that rows must fulfil for the caller to see them, as SQL; nil for all rows.
  public var rowFilter: String?
  /// What the table's source needs to read it.
  public var handle: any Sendable

  /// A table.
  public init(_ name: TableName, columns: [Column], view: View? = nil, handle: any Sendable = ()) {
    (self.name, self.columns, self.view, self.handle) = (name, columns, view, handle)
  }
}

/// Which state of a table a query asks for.
public enum TableVersion: Sendable, Hashable {
  /// `FOR VERSION AS OF`: a snapshot's number or a reference's name.
  case version(SQLValue, SQLType)
  /// `FOR TIMESTAMP AS OF`: picoseconds since 1970, UTC.
  case moment(Int128)
}

/// The catalogs as the analyser asks them.
public protocol CatalogReader: Sendable {
  /// Whether there is a catalog of that name.
  func hasCatalog(_ name: String) throws(SQLError) -> Bool
  /// Whether a catalog has a schema.
  func hasSchema(_ schema: String, in catalog: String) throws(SQLError) -> Bool
  /// A table or view; nil if there is none.
  func table(_ name: TableName, version: TableVersion?) throws(SQLError) -> TableDescription?
}
