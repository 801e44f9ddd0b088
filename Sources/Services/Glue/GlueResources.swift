import AWSWire
import ServiceCore

/// The ARNs of Glue's resources, in the account of the catalog spoken of.
struct GlueResources {
  let region: String
  let account: String
  /// The path of a nested catalog with a slash before it; empty for an account's own catalog.
  private let path: String

  /// - Parameter catalog: the `CatalogId` of the request: an account, `account:path` or the path of a catalog nested in
  ///   the caller's own; the caller's account if absent.
  init(_ request: RequestContext, catalog: String?) {
    region = request.region
    let parts = (catalog ?? "").split(separator: ":", maxSplits: 1).map(String.init)
    let isAccount = parts.first.map { $0.utf8.count == 12 && $0.allSatisfy(\.isNumber) } ?? false
    account = isAccount ? parts[0] : request.account
    let nested = isAccount ? (parts.count > 1 ? parts[1] : "") : catalog ?? ""
    path = nested.isEmpty ? "" : "/\(nested)"
  }

  var catalog: String { arn("catalog\(path)") }

  func database(_ name: String) -> String { arn("database\(path)/\(name.lowercased())") }

  func table(_ name: String, in database: String) -> String {
    arn("table\(path)/\(database.lowercased())/\(name.lowercased())")
  }

  func tables(in database: String) -> String { table("*", in: database) }

  func functions(in database: String) -> String { arn("userDefinedFunction\(path)/\(database.lowercased())/*") }

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
  func permission(_ action: String, database name: String, context: [String: [String]] = [:]) -> [Permission] {
    [Permission("glue:\(action)", on: [catalog, database(name)], resourceAccount: account, context: context)]
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
    guard !tags.isEmpty else { return [] }
    return [
      Permission(
        "glue:TagResource", on: resource(kind, name), resourceAccount: account, context: TagInput.conditionKeys(tags))
    ]
  }
}
