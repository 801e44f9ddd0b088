import AWSWire
import Basics
import SQLite
import ServiceCore

/// The keys of one account and region.
struct KeyStore {
  let request: RequestContext
  let account: String

  init(_ request: RequestContext, account: String) {
    (self.request, self.account) = (request, account)
  }

  private static let columns = """
    id, account, region, state, manager, description, created, deletion, rotation, rotation_since, policy, material
    """

  var now: SQLValue { .integer(request.now.milliseconds) }
  var region: SQLValue { .text(request.region) }

  // MARK: Finding

  /// The key a request names.
  /// - Parameter action: for whom a key of another account that is not there answers as a refusal.
  static func find(
    _ text: String, aliases: Bool, for action: String, in request: RequestContext
  ) throws(ServiceError) -> FoundKey {
    let reference = try KeyReference(text, in: request, aliases: aliases)
    let store = KeyStore(request, account: reference.account)
    if let key = try store.key(of: reference) { return FoundKey(key: key, alias: reference.alias) }
    guard reference.account == request.account else { throw .unknownForeignKey(request.caller.arn, "kms:\(action)") }
    switch reference.target {
    case .key(let id): throw .keyNotFound(KMSResources.key(id, of: store.account, request))
    case .alias(let name): throw .aliasNotFound(KMSResources.alias(name, of: store.account, request))
    }
  }

  private func key(of reference: KeyReference) throws(ServiceError) -> EncryptionKey? {
    switch reference.target {
    case .key(let id):
      let found = try key(id)
      return found?.account == account ? found : nil
    case .alias(let name):
      if let alias = try alias(name) { return try key(alias.keyID) }
      guard account == request.account, let managed = ManagedKey(alias: name, in: request) else { return nil }
      return try make(managed)
    }
  }

  /// The key of an id, whatever its account; nil if there is none or it was deleted.
  func key(_ id: String) throws(ServiceError) -> EncryptionKey? {
    let sql = """
      SELECT \(KeyStore.columns) FROM kms_key WHERE region = ? AND id = ? AND (deletion IS NULL OR deletion > ?)
      """
    return try all(sql, [region, .text(id.lowercased()), now], KeyStore.key).first
  }

  /// The account's keys by id after one.
  func keys(after id: String?, limit: Int) throws(ServiceError) -> [EncryptionKey] {
    try all(
      """
      SELECT \(KeyStore.columns) FROM kms_key
      WHERE account = ? AND region = ? AND id > ? AND (deletion IS NULL OR deletion > ?) ORDER BY id LIMIT ?
      """, [.text(account), region, .text(id ?? ""), now, .integer(Int64(limit))], KeyStore.key)
  }

  // MARK: Writing

  /// A new key with material of its own, not stored yet.
  func newKey(
    owner: EncryptionKey.Owner, description: String, policy: String
  ) -> EncryptionKey {
    EncryptionKey(
      id: request.ids.uuid(), account: account, region: request.region, state: .enabled, owner: owner,
      description: description, created: request.now, policy: policy, material: request.ids.bytes(32))
  }

  func put(_ key: EncryptionKey) throws(ServiceError) {
    try run(
      "INSERT OR REPLACE INTO kms_key VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(key.region), .text(key.id), .text(key.account), .text(key.state.rawValue), .text(key.owner.rawValue),
        .text(key.description), .integer(key.created.milliseconds), .integer(optional: key.deletion?.milliseconds),
        .integer(optional: key.rotationPeriod.map { Int64($0) }),
        .integer(optional: key.rotationStart?.milliseconds), .text(key.policy), .blob(key.material),
      ])
  }

  /// Clears away the keys whose time has come, with all that hangs on them.
  func purge() throws(ServiceError) {
    let gone = "SELECT id FROM kms_key WHERE region = ? AND deletion <= ?"
    for table in ["kms_alias", "kms_grant", "kms_tag"] {
      try run("DELETE FROM \(table) WHERE region = ? AND key_id IN (\(gone))", [region, region, now])
    }
    try run("DELETE FROM kms_key WHERE region = ? AND deletion <= ?", [region, now])
  }

  /// The key that AWS makes for one of its services.
  private func make(_ managed: ManagedKey) throws(ServiceError) -> EncryptionKey? {
    try request.commit { context throws(ServiceError) in
      let store = KeyStore(context, account: context.account)
      // Another request may have been first.
      if let alias = try store.alias(managed.alias) { return try store.key(alias.keyID) }
      var key = store.newKey(owner: .aws, description: managed.description, policy: managed.policy)
      (key.rotationPeriod, key.rotationStart) = (365, context.now)
      try store.put(key)
      try store.put(Alias(name: managed.alias, keyID: key.id, created: context.now, updated: context.now))
      return key
    }
  }

  // MARK: Rows

  func run(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) {
    _ = try change(sql, parameters)
  }

  /// Answers how many rows were changed.
  func change(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) -> Int {
    try request.query { connection in try connection.change(sql, parameters) }
  }

  func all<Value>(_ sql: String, _ parameters: [SQLValue], _ read: (Row) -> Value) throws(ServiceError) -> [Value] {
    try request.query { connection in try connection.all(sql, parameters, read: read) }
  }

  private static func key(_ row: Row) -> EncryptionKey {
    EncryptionKey(
      id: row.text(0), account: row.text(1), region: row.text(2), state: .init(rawValue: row.text(3)) ?? .disabled,
      owner: .init(rawValue: row.text(4)) ?? .customer, description: row.text(5),
      created: Timestamp(milliseconds: row.integer(6)),
      deletion: row.optionalInteger(7).map { Timestamp(milliseconds: $0) },
      rotationPeriod: row.optionalInteger(8).map { Int($0) },
      rotationStart: row.optionalInteger(9).map { Timestamp(milliseconds: $0) }, policy: row.text(10),
      material: row.bytes(11))
  }
}
