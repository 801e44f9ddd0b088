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

  func resource(_ kind: ResourceKind, _ name: String) -> String { arn("\(kind.rawValue)/\(name)") }

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

  /// An action on jobs, triggers, workflows or crawlers: each of them is checked by itself. Their names keep their case.
  func permission(_ action: String, _ kind: ResourceKind, _ names: [String]) -> [Permission] {
    [Permission("glue:\(action)", on: names.map { resource(kind, $0) }, resourceAccount: account)]
  }

  /// An action on a connection: catalog first, then the connection.
  func permission(_ action: String, connections names: [String]) -> [Permission] {
    let connections = names.map { resource(.connection, $0) }
    return [Permission("glue:\(action)", on: [catalog] + connections, resourceAccount: account)]
  }

  /// Handing a role to Glue, which whoever defines a job or crawler has to be allowed as well.
  func passRole(_ role: String?) -> [Permission] {
    guard let role, !role.isEmpty else { return [] }
    let name = role.hasPrefix("/") ? String(role.dropFirst()) : role
    let arn = ARN(role) != nil ? role : "arn:aws:iam::\(account):role/\(name)"
    return [Permission("iam:PassRole", on: arn, context: ["iam:PassedToService": ["glue.amazonaws.com"]])]
  }

  /// Tagging at creation needs its own permission.
  func tagging(_ tags: [(key: String, value: String)], _ kind: ResourceKind, _ name: String) -> [Permission] {
    tags.isEmpty ? [] : [Permission("glue:TagResource", on: resource(kind, name), resourceAccount: account)]
  }
}
