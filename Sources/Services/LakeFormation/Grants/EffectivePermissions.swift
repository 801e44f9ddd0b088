import AWSWire
import Documents
import ServiceCore

/// What a principal may do with a resource whichever way it came to it: by name, with all tables of the database, or by
/// the tags of the resource.
struct EffectivePermissions {
  private let principal: String
  private let grants: GrantStore
  private let catalog: CatalogReader

  init(of principal: String, account: String, in request: RequestContext) throws(ServiceError) {
    self.principal = principal
    grants = GrantStore(request, account: account)
    catalog = try CatalogReader(request, account: account, asCaller: false)
  }

  /// The entries of a listing, each about the resource itself.
  func entries(on resource: LakeResource) throws(ServiceError) -> [GrantEntry] {
    var filter = try GrantFilter(on: resource)
    filter.principal = principal
    let named = try grants.grants(filter).flatMap(\.entries)
    switch resource {
    case .database(let name): return try named + byTags(ofDatabase: name)
    case .table(let database, let name?): return try named + onAllTables(database, name) + byTags(of: name, in: database)
    default: return named
    }
  }

  private func onAllTables(_ database: String, _ table: String) throws(ServiceError) -> [GrantEntry] {
    let filter = GrantFilter(principal: principal, kinds: [.table], scope: database, name: LakeResource.allTables)
    return try grants.grants(filter).flatMap { grant in
      readdressed(grant, to: .table(database: database, name: table), grant.permissions)
    }
  }

  // MARK: Tags

  private func byTags(ofDatabase name: String) throws(ServiceError) -> [GrantEntry] {
    let tags = try grants.store.assigned(to: TagPlace(database: name))
    return try policies(.databasePolicy).filter { tags.satisfy($0.expression) }.flatMap { policy in
      readdressed(policy.grant, to: .database(name), policy.grant.permissions)
    }
  }

  private func byTags(of table: String, in database: String) throws(ServiceError) -> [GrantEntry] {
    let policies = try policies(.tablePolicy)
    guard !policies.isEmpty else { return [] }
    let columns = try catalog.columns(of: table, in: database)
    let tags = try grants.store.tags(of: table, in: database, columns: columns, isInheriting: true)
    return policies.flatMap { policy in entries(policy, tags, table, database) }
  }

  /// Where only some columns have the tags, what needs all of them is not granted: SELECT on those columns remains,
  /// and DESCRIBE.
  private func entries(_ policy: Policy, _ tags: TableTags, _ table: String, _ database: String) -> [GrantEntry] {
    let matching = tags.columns.filter { $0.tags.satisfy(policy.expression) }.map { $0.name.lowercased() }
    let resource = LakeResource.table(database: database, name: table)
    if matching.count == tags.columns.count, tags.table.satisfy(policy.expression) {
      return readdressed(policy.grant, to: resource, policy.grant.permissions)
    }
    guard !matching.isEmpty else { return [] }
    let some = LakeResource.columns(database: database, table: table, .named(matching))
    let canSelect = !policy.grant.permissions.isDisjoint(with: [.select, .all])
    return readdressed(policy.grant, to: resource, [.describe])
      + (canSelect ? readdressed(policy.grant, to: some, [.select]) : [])
  }

  private struct Policy {
    let grant: Grant
    let expression: [TagPair]
  }

  private func policies(_ kind: GrantLine.Kind) throws(ServiceError) -> [Policy] {
    try grants.grants(GrantFilter(principal: principal, kinds: [kind])).map {
      Policy(grant: $0, expression: $0.expression)
    }
  }

  /// The entries of a grant as if it were made on a resource.
  private func readdressed(
    _ grant: Grant, to resource: LakeResource, _ permissions: Set<LakePermission>
  ) -> [GrantEntry] {
    let passable = grant.grantable.intersection(permissions)
    return GrantLine.lines(of: resource, permissions, grantable: passable, catalog: catalog.account).flatMap { line in
      var held = Grant(line, principal: principal)
      held.add(line)
      (held.condition, held.updated, held.updatedBy) = (grant.condition, grant.updated, grant.updatedBy)
      return held.entries
    }
  }
}

extension Grant {
  /// The expression of a grant on a tag policy.
  var expression: [TagPair] {
    (document["LFTagPolicy"]?["Expression"]?.elements ?? []).map { item in
      TagPair(item["TagKey"]?.string ?? "", (item["TagValues"]?.elements ?? []).compactMap(\.string))
    }
  }
}
