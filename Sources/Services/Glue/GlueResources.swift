import AWSWire
import ServiceCore

/// The ARNs of Glue's resources, in the account of the catalog spoken of.
struct GlueResources {
  let region: String
  let account: String

  /// - Parameter catalog: the `CatalogId` of the request; the caller's account if absent.
  init(_ request: RequestContext, catalog: String?) {
    region = request.region
    account = catalog.flatMap { $0.isEmpty ? nil : $0 } ?? request.account
  }

  var catalog: String { arn("catalog") }

  func database(_ name: String) -> String { arn("database/\(name.lowercased())") }

  func table(_ name: String, in database: String) -> String {
    arn("table/\(database.lowercased())/\(name.lowercased())")
  }

  func tables(in database: String) -> String { table("*", in: database) }

  func functions(in database: String) -> String { arn("userDefinedFunction/\(database.lowercased())/*") }

  private func arn(_ resource: String) -> String {
    ARN(service: "glue", region: region, account: account, resource: resource).description
  }

  // MARK: Permissions

  /// An action on the catalog alone.
  func permission(_ action: String) -> [Permission] {
    [Permission("glue:\(action)", on: [catalog], resourceAccount: account)]
  }

  /// An action on a database: catalog first, then the database.
  func permission(_ action: String, database name: String) -> [Permission] {
    [Permission("glue:\(action)", on: [catalog, database(name)], resourceAccount: account)]
  }

  /// An action on a table: catalog, database, table.
  func permission(_ action: String, table name: String, in database: String) -> [Permission] {
    [
      Permission(
        "glue:\(action)", on: [catalog, self.database(database), table(name, in: database)], resourceAccount: account)
    ]
  }

  /// An action on all tables of a database.
  func permission(_ action: String, tablesIn database: String) -> [Permission] {
    permission(action, table: "*", in: database)
  }
}
