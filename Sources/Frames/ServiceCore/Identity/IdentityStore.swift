import AWSWire
import Basics
public import CloudState
import Documents
public import IAMPolicy
public import SQLite
import Synchronization

/// Users, roles, policies and access keys in the state, with compiled policies cached per principal.
///
/// Every change of identities bumps a counter in the same transaction; a cache filled under an older count is dropped.
public final class IdentityStore: IdentityDirectory {
  private struct Cache {
    var version: Int64 = -1
    var credentials: [String: CredentialRecord] = [:]
    var policies: [String: PolicySet] = [:]
    var perimeter: Perimeter?
  }

  private let database: CloudDatabase
  private let cache = Mutex(Cache())

  /// A store over the database, whose migrations must include `IdentityStore.migrations`.
  public init(database: CloudDatabase) {
    self.database = database
  }

  /// Tells readers that identities changed; to be called in the transaction that changes them.
  public static func noteChange(_ connection: Connection) throws(SQLiteFailure) {
    try connection.run("UPDATE identity_version SET value = value + 1")
  }

  /// The record of an access key that was ever issued or seeded.
  public func credential(_ accessKeyID: String) throws -> CredentialRecord? {
    try database.read { connection in
      let version = try IdentityStore.version(connection)
      if let cached = cached(version, { $0.credentials[accessKeyID] }) { return cached }
      guard let record = try CredentialReader(connection).record(accessKeyID) else { return nil }
      keep(version) { $0.credentials[accessKeyID] = record }
      return record
    }
  }

  /// The identity, boundary and session policies of a caller.
  public func policies(of caller: Caller) throws -> PolicySet {
    let key = caller.session == nil ? caller.arn : caller.accessKeyID
    return try database.read { connection in
      let version = try IdentityStore.version(connection)
      if let cached = cached(version, { $0.policies[key] }) { return cached }
      var policies = try PolicyReader(connection).policies(of: caller)
      let organization = try perimeter(connection, version).organization
      policies.organization = organization?.serviceControl(over: caller.account) ?? []
      keep(version) { $0.policies[key] = policies }
      return policies
    }
  }

  /// The organization and the endpoint.
  public func perimeter() throws -> Perimeter {
    try database.read { connection in try perimeter(connection, try IdentityStore.version(connection)) }
  }

  private func perimeter(_ connection: Connection, _ version: Int64) throws -> Perimeter {
    if let cached = cached(version, { $0.perimeter }) { return cached }
    let perimeter = try PerimeterStore.read(connection)
    keep(version) { $0.perimeter = perimeter }
    return perimeter
  }

  /// Whether the account has the user or role; nil for accounts without any and for other ARNs.
  public func has(principal arn: String) throws -> Bool? {
    guard let parts = ARN(arn), parts.service == "iam" else { return nil }
    let path = parts.resource.split(separator: "/").map(String.init)
    guard let kind = path.first, ["user", "role"].contains(kind), let name = path.last, path.count > 1 else { return nil }
    let place = path.count > 2 ? "/\(path[1..<(path.count - 1)].joined(separator: "/"))/" : "/"
    return try database.read { connection in
      let account = SQLValue.text(parts.account)
      let isKnown = try connection.first("SELECT 1 FROM identity_entity WHERE account = ? LIMIT 1", account) { _ in true }
      guard isKnown != nil else { return nil }
      return try connection.first(
        "SELECT 1 FROM identity_entity WHERE account = ? AND kind = ? AND name = ? AND path = ?", account, .text(kind),
        .text(name), .text(place)
      ) { _ in true } ?? false
    }
  }

  /// Forgets what is cached.
  public func forget() { cache.withLock { $0 = Cache() } }

  private static func version(_ connection: Connection) throws(SQLiteFailure) -> Int64 {
    try connection.first("SELECT value FROM identity_version") { $0.integer(0) } ?? 0
  }

  private func cached<Value>(_ version: Int64, _ look: (Cache) -> Value?) -> Value? {
    cache.withLock { cache in cache.version == version ? look(cache) : nil }
  }

  private func keep(_ version: Int64, _ store: (inout Cache) -> Void) {
    cache.withLock { cache in
      if cache.version < version { cache = Cache(version: version) }
      if cache.version == version { store(&cache) }
    }
  }
}
