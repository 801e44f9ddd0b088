public import SQLColumns

/// What a query knows of its surroundings.
public struct SQLSession: Sendable {
  /// The query's start in picoseconds since 1970: what `now()` answers.
  public var start: Int128
  /// The session's zone; Athena's is UTC.
  public var zone: TimeZoneKey
  /// What `current_user` answers.
  public var user: String
  /// The catalog of names without one.
  public var catalog: String
  /// The schema of names without one.
  public var schema: String
  /// Random 64 bits.
  public var random: @Sendable () -> UInt64

  /// A session.
  public init(
    start: Int128, zone: TimeZoneKey = .utc, user: String = "", catalog: String = "awsdatacatalog", schema: String = "default",
    random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: 0...UInt64.max) }
  ) {
    (self.start, self.zone, self.user) = (start, zone, user)
    (self.catalog, self.schema, self.random) = (catalog, schema, random)
  }
}
