import AWSWire
import Documents
import ServiceCore

/// The Data Catalog as Lake Formation sees it.
struct CatalogReader {
  private let request: RequestContext
  private let port: any CatalogPort
  let account: String

  /// - Parameter asCaller: whether the caller must be allowed to read the catalog, as for grants and tag assignments;
  ///   otherwise Lake Formation reads in its own name.
  init(_ request: RequestContext, account: String, asCaller: Bool) throws(ServiceError) {
    guard let port = request.cloud.ports.catalog else { throw .internalFailure("no Data Catalog is wired") }
    (self.request, self.account) = (request, account)
    self.port = asCaller ? port.forwarded(by: "lakeformation") : port.unchecked
  }

  /// A database that must be there.
  @discardableResult
  func database(_ name: String) throws(ServiceError) -> JSON {
    do {
      return try port.database(name, catalog: account, for: request)
    } catch {
      throw CatalogReader.worded(error, "database", name)
    }
  }

  /// A table that must be there.
  @discardableResult
  func table(_ name: String, in database: String) throws(ServiceError) -> JSON {
    do {
      return try port.table(name, in: database, catalog: account, for: request)
    } catch {
      throw CatalogReader.worded(error, "table", name)
    }
  }

  /// The names of a table's columns, those of its partitions included.
  func columns(of name: String, in database: String) throws(ServiceError) -> [String] {
    CatalogReader.columns(of: try table(name, in: database))
  }

  static func columns(of table: JSON) -> [String] {
    let all = (table["StorageDescriptor"]?["Columns"]?.elements ?? []) + (table["PartitionKeys"]?.elements ?? [])
    return all.compactMap { $0["Name"]?.string }
  }

  /// Whether a database or table stands for one elsewhere.
  static func isLink(_ document: JSON) -> Bool { document["TargetTable"] != nil || document["TargetDatabase"] != nil }

  /// The databases by name.
  func databases() throws(ServiceError) -> [JSON] {
    var (all, token) = ([JSON](), String?.none)
    repeat {
      let page = try port.databases(catalog: account, limit: 100, after: token, for: request)
      all += page.items
      token = page.next
    } while token != nil
    return all
  }

  /// Visits a database's tables by name until the visitor answers false.
  func visitTables(
    of database: String, _ visit: (JSON) throws(ServiceError) -> Bool
  ) throws(ServiceError) {
    var token: String?
    repeat {
      let page = try port.tables(
        of: database, matching: nil, catalog: account, limit: 100, after: token, for: request)
      for table in page.items {
        guard try visit(table) else { return }
      }
      token = page.next
    } while token != nil
  }

  /// The partition of a table that has such values; nil if there is none.
  func partition(_ values: [String], of table: String, in database: String) throws(ServiceError) -> JSON? {
    let wanted = JSON.array(values.map { .string($0) })
    var token: String?
    repeat {
      let page = try port.partitions(of: table, in: database, catalog: account, limit: 1000, after: token, for: request)
      if let found = page.items.first(where: { $0["Values"] == wanted }) { return found }
      token = page.next
    } while token != nil
    return nil
  }

  /// Glue's denials reach the caller in Lake Formation's words; everything else as Glue says it.
  private static func worded(_ error: ServiceError, _ kind: String, _ name: String) -> ServiceError {
    error.code == "AccessDeniedException" ? .insufficientGlue(kind, name) : error
  }
}
