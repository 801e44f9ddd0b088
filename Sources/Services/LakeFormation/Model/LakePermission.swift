import AWSWire

/// What Lake Formation lets a principal do.
enum LakePermission: String, CaseIterable, Sendable, Comparable {
  case all = "ALL"
  case select = "SELECT"
  case alter = "ALTER"
  case drop = "DROP"
  case delete = "DELETE"
  case insert = "INSERT"
  case describe = "DESCRIBE"
  case createDatabase = "CREATE_DATABASE"
  case createTable = "CREATE_TABLE"
  case dataLocationAccess = "DATA_LOCATION_ACCESS"
  case createLFTag = "CREATE_LF_TAG"
  case associate = "ASSOCIATE"
  case grantWithLFTagExpression = "GRANT_WITH_LF_TAG_EXPRESSION"
  case createLFTagExpression = "CREATE_LF_TAG_EXPRESSION"
  case createCatalog = "CREATE_CATALOG"
  case superUser = "SUPER_USER"

  /// The names in the model's order.
  static var names: [String] { allCases.map(\.rawValue) }

  /// Listings show permissions in the order of their names.
  static func < (left: LakePermission, right: LakePermission) -> Bool { left.rawValue < right.rawValue }

  /// Reads names as requests have them.
  /// - Throws: the service's own complaint, which names all of them, if one is unknown.
  static func parse(_ names: [String]) throws(ServiceError) -> Set<LakePermission> {
    let known = names.compactMap { LakePermission(rawValue: $0) }
    guard known.count == names.count else { throw .unknownPermissions(names) }
    return Set(known)
  }

  // MARK: By resource, as "Lake Formation permissions per resource type" lists them

  static let onCatalog: Set<LakePermission> = [
    .all, .alter, .createCatalog, .createDatabase, .createLFTag, .createLFTagExpression, .describe, .drop, .superUser,
  ]
  static let onDatabase: Set<LakePermission> = [.all, .alter, .createTable, .describe, .drop]
  static let onTable: Set<LakePermission> = [.all, .alter, .delete, .describe, .drop, .insert, .select]
  static let onTag: Set<LakePermission> = [.alter, .associate, .describe, .drop, .grantWithLFTagExpression]
  static let onCellsFilter: Set<LakePermission> = [.describe, .drop, .select]
  /// A database or table that stands for one elsewhere.
  static let onLink: Set<LakePermission> = [.describe, .drop]
}

extension Set<LakePermission> {
  /// The names as the state keeps them.
  var text: String { sorted().map(\.rawValue).joined(separator: ",") }

  /// Reads what `text` wrote.
  init(text: String) {
    self.init(text.split(separator: ",").compactMap { LakePermission(rawValue: String($0)) })
  }
}
