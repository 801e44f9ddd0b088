/// What Lake Formation begins with.
public struct LakeSeed: Sendable {
  /// The administrators: roles and users of the scenario, or ARNs.
  public var admins: [Located<String>]
  /// Locations in S3 that are registered.
  public var locations: [Located<String>]
  /// What is taken from everybody: `sales`, `sales.orders`, `sales.*`, `catalog`, or `everything`.
  public var closed: [Located<String>]
  /// LF-tags with their values.
  public var tags: [Located<LakeTag>]
  /// The values that databases, tables and columns have, under `sales`, `sales.orders` or `sales.orders.email`.
  public var assignments: [Located<LakeAssignment>]
  /// What principals are granted.
  public var grants: [Located<LakeGrant>]

  /// A seed with nothing in it.
  public init() {
    (admins, locations, closed) = ([], [], [])
    (tags, assignments, grants) = ([], [], [])
  }

  /// Whether there is nothing to do.
  public var isEmpty: Bool {
    admins.isEmpty && locations.isEmpty && closed.isEmpty && tags.isEmpty && assignments.isEmpty && grants.isEmpty
  }
}

/// An LF-tag.
public struct LakeTag: Sendable, Equatable {
  /// Its key.
  public var key: String
  /// Its values.
  public var values: [String]
}

/// What a resource is tagged with.
public struct LakeAssignment: Sendable, Equatable {
  /// The database, table or column.
  public var resource: LakeTarget
  /// One value for each tag.
  public var tags: [LakeTag]
}

/// One line such as `SELECT on sales.orders (id, total)`.
public struct LakeGrant: Sendable, Equatable {
  /// To whom: a role or user of the scenario, `IAM_ALLOWED_PRINCIPALS`, or an ARN.
  public var principal: String
  /// Lake Formation's names of the permissions.
  public var permissions: [String]
  /// On what.
  public var resource: LakeTarget
}

/// What a grant or a tag is on.
public enum LakeTarget: Sendable, Equatable {
  /// The catalog.
  case catalog
  /// A database.
  case database(String)
  /// A table; all of the database without a name.
  case table(String, String?)
  /// Some columns of a table, or all but some.
  case columns(String, String, [String], isExcluding: Bool)
  /// A location in S3.
  case location(String)
  /// The databases or tables that have such tags.
  case tagged(isTables: Bool, [LakeTag])
}
