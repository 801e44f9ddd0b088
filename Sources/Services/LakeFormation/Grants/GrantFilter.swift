import AWSWire
import SQLite

/// Which grants are looked for.
struct GrantFilter {
  var principal: String?
  /// The kinds; nil for all of them.
  var kinds: [GrantLine.Kind]?
  var scope: String?
  var name: String?
  /// The key of the one resource meant.
  var resource: String?

  init(principal: String? = nil, kinds: [GrantLine.Kind]? = nil, scope: String? = nil, name: String? = nil) {
    (self.principal, self.kinds, self.scope, self.name) = (principal, kinds, scope, name)
  }

  /// The grants on a resource itself.
  /// - Throws: Lake Formation lists no permissions by columns; the table's listing shows them.
  init(on resource: LakeResource) throws(ServiceError) {
    switch resource {
    case .catalog: self.init(kinds: [.catalog])
    case .database(let name): self.init(kinds: [.database], scope: name)
    case .table(let database, let name):
      self.init(kinds: [.table], scope: database, name: name ?? LakeResource.allTables)
    case .location(let arn): self.init(kinds: [.location], scope: LakeLocation.path(arn))
    case .tag(let pair): self.init(kinds: [.tag], scope: pair.key)
    case .tagPolicy(let kind, let expression):
      let scope = expression.flatMap { $0.isEmpty ? nil : GrantLine.canonicalText(of: $0) }
      self.init(kinds: [kind == .database ? .databasePolicy : .tablePolicy], scope: scope)
    case .columns: throw .unsupportedResource
    case .cellsFilter(let filter):
      self.init(kinds: [.cellsFilter], scope: filter.database, name: filter.table)
      self.resource = GrantLine.key(filter)
    // None can be created here, so that nobody holds anything on one.
    case .tagExpression: self.init(kinds: [])
    }
  }

  /// The kinds behind a `ResourceType` of a request.
  static func kinds(ofType type: String) -> [GrantLine.Kind] {
    switch type {
    case "LF_TAG_POLICY": [.databasePolicy, .tablePolicy]
    case "LF_NAMED_TAG_EXPRESSION": []
    default: GrantLine.Kind(rawValue: type).map { [$0] } ?? []
    }
  }

  /// Whether a principal's grant on the catalog is among what is looked for.
  func isOnCatalog(of principal: String) -> Bool {
    (self.principal ?? principal) == principal && kinds?.contains(.catalog) != false && (scope ?? "").isEmpty
      && (name ?? "").isEmpty && resource == nil
  }

  /// Conditions to follow those on account and region.
  var sql: (condition: String, parameters: [SQLValue]) {
    var (condition, parameters) = ("", [SQLValue]())
    func require(_ column: String, _ value: String?) {
      guard let value else { return }
      condition += " AND \(column) = ?"
      parameters.append(.text(value))
    }
    require("principal", principal)
    if let kinds {
      condition += " AND kind IN (\(kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
    }
    require("scope", scope)
    require("name", name)
    require("resource", resource)
    return (condition, parameters)
  }
}
