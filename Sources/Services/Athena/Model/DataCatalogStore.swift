import AWSWire
import Documents
import SQLite
import ServiceCore

/// The data catalogs of one account and region. `AwsDataCatalog` is always there; names compare without case.
struct DataCatalogStore {
  static let builtIn = "AwsDataCatalog"
  private let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  static func isBuiltIn(_ name: String) -> Bool { name.lowercased() == builtIn.lowercased() }

  func find(_ name: String) throws(ServiceError) -> JSON {
    if DataCatalogStore.isBuiltIn(name) {
      return .object(["Name": .string(DataCatalogStore.builtIn), "Type": .string("GLUE"), "Status": .string("CREATE_COMPLETE")])
    }
    let sql = "SELECT document FROM athena_data_catalog WHERE account = ? AND region = ? AND name = ?"
    let stored = try request.query { connection in
      try connection.first(sql, .text(request.account), .text(request.region), .text(name)) { $0.text(0) }
        .map { try JSON.parse($0) }
    }
    guard let stored else { throw .catalogNotFound(name) }
    return stored
  }

  /// The Glue catalog behind a catalog's name: nil for the account's own.
  /// - Throws: for catalogs that are not Glue's; federated ones are not served.
  func glueCatalog(_ name: String) throws(ServiceError) -> String? {
    if DataCatalogStore.isBuiltIn(name) { return nil }
    let catalog = try find(name)
    guard catalog["Type"]?.string == "GLUE" else {
      try FederatedCatalog(name, catalog)?.consult(request)
      throw .invalidRequest("Catalog \(name) is federated, which Mocklake does not serve yet")
    }
    return catalog["Parameters"]?["catalog-id"]?.string
  }

  func put(_ document: JSON) throws(ServiceError) {
    let name = document["Name"]?.string ?? ""
    try request.query { connection in
      _ = try connection.run(
        "INSERT OR REPLACE INTO athena_data_catalog VALUES (?, ?, ?, ?)", .text(request.account),
        .text(request.region), .text(name), .text(document.text))
    }
  }

  func delete(_ name: String) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "DELETE FROM athena_data_catalog WHERE account = ? AND region = ? AND name = ?", .text(request.account),
        .text(request.region), .text(name))
    }
  }

  func all() throws(ServiceError) -> [JSON] {
    let sql = "SELECT document FROM athena_data_catalog WHERE account = ? AND region = ? ORDER BY name"
    let stored = try request.query { connection in
      try connection.all(sql, .text(request.account), .text(request.region)) { $0.text(0) }.map { try JSON.parse($0) }
    }
    return [try find(DataCatalogStore.builtIn)] + stored
  }
}
