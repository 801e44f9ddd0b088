import AWSWire
import Documents
import ServiceCore

/// What Lake Formation says to a call on the catalog, after IAM has let it in.
struct CatalogGate {
  let store: CatalogStore
  /// nil where Lake Formation has no say.
  private let access: (any CatalogAccess)?

  init(_ store: CatalogStore) throws(ServiceError) {
    self.store = store
    access = try store.request.cloud.ports.governance?.access(to: store.account, for: store.request)
  }

  private func refusal(_ permission: CatalogPermission, _ name: String) -> ServiceError {
    .insufficientLakePermission(permission, on: name, era: store.request.cloud.options.denialEra)
  }

  /// Whether nothing is to be asked.
  var isOpen: Bool { access == nil }

  // MARK: Catalog and databases

  /// Checks that the caller may create a database that points to a location.
  func requireCreation(ofDatabaseAt location: String?) throws(ServiceError) {
    guard let access else { return }
    guard try access.mayCreateDatabases() else { throw refusal(.createDatabase, "Catalog") }
    try require(location: location, within: nil)
  }

  func require(_ permission: CatalogPermission, onDatabase name: String) throws(ServiceError) {
    guard let access else { return }
    let held = try access.permissions(onDatabase: name, exists: try store.databaseExists(name))
    guard held.contains(permission) else { throw refusal(permission, name.lowercased()) }
  }

  /// Whether a database is shown in listings.
  func shows(database name: String) throws(ServiceError) -> Bool {
    guard let access else { return true }
    return try access.permissions(onDatabase: name, exists: true).contains(.describe)
  }

  // MARK: Tables

  /// Checks that the caller may do something with a table. One that is not there is refused as well, unless the caller
  /// may know that.
  @discardableResult
  func require(
    _ permission: CatalogPermission, onTable name: String, in database: String
  ) throws(ServiceError) -> TableView {
    guard let access else { return .whole }
    guard let bytes = try store.findTable(name, in: database) else {
      let exists = try store.databaseExists(database)
      guard try access.mayMiss(name, in: database, databaseExists: exists) else {
        throw refusal(permission, name.lowercased())
      }
      return .whole
    }
    let view = try access.view(of: name, in: database, try store.parse(bytes))
    guard view.permissions.contains(permission) else {
      throw refusal(permission, name.lowercased())
    }
    return view
  }

  /// A table's document as the caller may see it; nil if it may not.
  func shown(_ bytes: [UInt8], name: String, in database: String) throws(ServiceError) -> [UInt8]? {
    guard let access else { return bytes }
    let table = try store.parse(bytes)
    let view = try access.view(of: name, in: database, table)
    return view.permissions.contains(.describe) ? try shown(table, bytes, view) : nil
  }

  /// A table's document with what may be seen of it.
  /// - Parameter bytes: the document as stored, which is answered if all of it may be seen.
  func shown(_ table: JSON, _ bytes: [UInt8], _ view: TableView) throws(ServiceError) -> [UInt8] {
    guard let access else { return bytes }
    let location = table["StorageDescriptor"]?["Location"]?.string
    let isRegistered = try location.map { text throws(ServiceError) in try access.isRegistered(text) } ?? false
    guard isRegistered || view.columns != nil else { return bytes }
    var shown = table.showing(view.columns)
    if isRegistered { shown.set("IsRegisteredWithLakeFormation", .bool(true)) }
    return shown.bytes
  }

  /// A partition's document with the columns that may be seen.
  func shown(partition bytes: [UInt8], _ view: TableView) throws(ServiceError) -> [UInt8] {
    view.columns == nil ? bytes : try store.parse(bytes).showing(view.columns).bytes
  }

  // MARK: Locations

  /// Checks that the caller may create something that points to a location.
  /// - Parameter outer: the location of what it is created in. Whoever may create there needs no permission on
  ///   locations inside.
  func require(location: String?, within outer: String?) throws(ServiceError) {
    guard let access, let location, !location.isEmpty else { return }
    if let outer, !outer.isEmpty, location == outer || location.hasPrefix(outer.hasSuffix("/") ? outer : "\(outer)/") {
      return
    }
    guard try access.mayUse(location: location) else { throw .insufficientLakePermission(on: location) }
  }
}

extension JSON {
  /// A table or partition without the columns that may not be seen. Partition keys stay: they are part of where the
  /// data lies.
  fileprivate func showing(_ columns: Set<String>?) -> JSON {
    guard let columns, var storage = self["StorageDescriptor"], let all = storage["Columns"]?.elements else { return self }
    storage.set("Columns", .array(all.filter { columns.contains($0["Name"]?.string?.lowercased() ?? "") }))
    var shown = self
    shown.set("StorageDescriptor", storage)
    return shown
  }

  /// Where a database, table or partition keeps its data.
  var dataLocation: String? { (self["StorageDescriptor"]?["Location"] ?? self["LocationUri"])?.string }
}
