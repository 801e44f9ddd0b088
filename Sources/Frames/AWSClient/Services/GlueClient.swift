import Documents

/// Calls Glue.
public struct GlueClient: Sendable {
  private let caller: AWSCaller
  private let target: CallTarget

  /// A client.
  public init(_ caller: AWSCaller, at target: CallTarget) {
    (self.caller, self.target) = (caller, target)
  }

  /// All databases.
  /// - Parameter catalogID: the catalog; nil for the caller's own.
  /// - Throws: `AWSCallError` as all calls.
  public func databases(catalogID: String? = nil) throws(AWSCallError) -> [GlueDatabase] {
    var databases: [GlueDatabase] = []
    try pages("GetDatabases", .object(["CatalogId": catalogID.map { .string($0) }])) { page in
      databases += (page["DatabaseList"]?.elements ?? []).compactMap(GlueDatabase.init)
    }
    return databases
  }

  /// The tables of a database, page by page.
  /// - Parameter catalogID: the catalog; nil for the caller's own.
  public func tables(
    in database: String, catalogID: String? = nil, _ each: ([GlueTable]) -> Void
  ) throws(AWSCallError) {
    let input = JSON.object(["CatalogId": catalogID.map { .string($0) }, "DatabaseName": .string(database)])
    try pages("GetTables", input) { page in
      each((page["TableList"]?.elements ?? []).compactMap(GlueTable.init))
    }
  }

  /// One table; nil if the answer has none.
  public func table(_ name: String, in database: String, catalogID: String? = nil) throws(AWSCallError) -> GlueTable? {
    let input = JSON.object([
      "CatalogId": catalogID.map { .string($0) }, "DatabaseName": .string(database), "Name": .string(name),
    ])
    return try caller.call(target, GlueClient.prefix, "GetTable", input)["Table"].flatMap(GlueTable.init)
  }

  private static let prefix = "AWSGlue"

  func call(_ operation: String, _ input: JSON) throws(AWSCallError) -> JSON {
    try caller.call(target, GlueClient.prefix, operation, input)
  }

  func pages(_ operation: String, _ input: JSON, _ each: (JSON) -> Void) throws(AWSCallError) {
    try caller.pages(target, GlueClient.prefix, operation, input, each)
  }
}
