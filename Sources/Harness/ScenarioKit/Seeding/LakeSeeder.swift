import Basics
import Documents

/// Brings Lake Formation to what a scenario says.
struct LakeSeeder {
  let world: World

  func apply(_ seed: LakeSeed) throws(Diagnostic) {
    for location in seed.locations { try register(location) }
    try appoint(seed.admins)
    for tag in seed.tags {
      try call("CreateLFTag", .object(["TagKey": .string(tag.value.key), "TagValues": texts(tag.value.values)]), tag)
    }
    for assignment in seed.assignments {
      let tags = assignment.value.tags.map(document)
      let answer = try call(
        "AddLFTagsToResource", .object(["Resource": resource(assignment.value.resource), "LFTags": .array(tags)]), assignment)
      if let failure = answer["Failures"]?.elements?.first?["Error"] {
        let message = failure["ErrorMessage"]?.string ?? ""
        throw Diagnostic("the tag cannot be assigned: \(message)", code: "ML008", at: assignment.location)
      }
    }
    for grant in seed.grants { try give(grant) }
    for name in seed.closed { try close(name) }
  }

  private func register(_ location: Located<String>) throws(Diagnostic) {
    let input = JSON.object(["ResourceArn": .string(arn(ofLocation: location.value)), "UseServiceLinkedRole": .bool(true)])
    try call("RegisterResource", input, location)
  }

  private func appoint(_ admins: [Located<String>]) throws(Diagnostic) {
    guard let first = admins.first else { return }
    var settings = try call("GetDataLakeSettings", .object([:]), first)["DataLakeSettings"] ?? .object([:])
    let list = admins.map { JSON.object(["DataLakePrincipalIdentifier": .string(principal($0.value))]) }
    settings.set("DataLakeAdmins", .array((settings["DataLakeAdmins"]?.elements ?? []) + list))
    try call("PutDataLakeSettings", .object(["DataLakeSettings": settings]), first)
  }

  private func give(_ grant: Located<LakeGrant>) throws(Diagnostic) {
    let value = grant.value
    try call("GrantPermissions", change(value.principal, resource(value.resource), value.permissions), grant)
  }

  // MARK: Closing

  /// Takes from everybody what everybody holds.
  private func close(_ name: Located<String>) throws(Diagnostic) {
    switch name.value {
    case "everything":
      try revoke("CREATE_DATABASE", .catalog, name)
      for database in world.databases.sorted() {
        try revoke("ALL", .database(database), name)
        try closeTables(of: database, name)
      }
    case "catalog": try revoke("CREATE_DATABASE", .catalog, name)
    default:
      guard let target = LakeTarget(named: name.value) else { return }
      if case .table(let database, nil) = target { return try closeTables(of: database, name) }
      try revoke("ALL", target, name)
    }
  }

  private func closeTables(of database: String, _ name: Located<String>) throws(Diagnostic) {
    for table in world.tables.sorted() where table.hasPrefix("\(database).") {
      try revoke("ALL", .table(database, String(table.dropFirst(database.count + 1))), name)
    }
  }

  private func revoke(_ permission: String, _ target: LakeTarget, _ place: Located<String>) throws(Diagnostic) {
    try call("RevokePermissions", change("IAM_ALLOWED_PRINCIPALS", resource(target), [permission]), place)
  }

  // MARK: Calls

  @discardableResult
  private func call(_ operation: String, _ input: JSON, _ place: Located<some Sendable>) throws(Diagnostic) -> JSON {
    try world.make("lakeformation:\(operation)", input, at: place.location)
  }

  private func change(_ principal: String, _ resource: JSON, _ permissions: [String]) -> JSON {
    .object([
      "Principal": .object(["DataLakePrincipalIdentifier": .string(self.principal(principal))]), "Resource": resource,
      "Permissions": texts(permissions),
    ])
  }

  /// The ARN of a role or user of the scenario; ARNs and the names of groups are as they are.
  private func principal(_ name: String) -> String {
    if name.contains(":") || name == "IAM_ALLOWED_PRINCIPALS" || name.allSatisfy(\.isNumber) { return name }
    return world.arn(world.users[name] == nil ? "role" : "user", name)
  }

  private func arn(ofLocation location: String) -> String { "arn:aws:s3:::\(location.dropFirst(5))" }

  private func texts(_ list: [String]) -> JSON { .array(list.map { .string($0) }) }

  private func document(_ tag: LakeTag) -> JSON {
    .object(["TagKey": .string(tag.key), "TagValues": texts(tag.values)])
  }

  private func resource(_ target: LakeTarget) -> JSON {
    switch target {
    case .catalog: return .object(["Catalog": .object([:])])
    case .database(let name): return .object(["Database": .object(["Name": .string(name)])])
    case .table(let database, let name):
      let wildcard = name == nil ? JSON.object([:]) : nil
      return .object([
        "Table": .object([
          "DatabaseName": .string(database), "Name": name.map { .string($0) }, "TableWildcard": wildcard,
        ])
      ])
    case .columns(let database, let table, let names, let isExcluding):
      let wildcard = isExcluding ? JSON.object(["ExcludedColumnNames": texts(names)]) : nil
      return .object([
        "TableWithColumns": .object([
          "DatabaseName": .string(database), "Name": .string(table), "ColumnNames": isExcluding ? nil : texts(names),
          "ColumnWildcard": wildcard,
        ])
      ])
    case .location(let location):
      return .object(["DataLocation": .object(["ResourceArn": .string(arn(ofLocation: location))])])
    case .tagged(let isTables, let tags):
      return .object([
        "LFTagPolicy": .object([
          "ResourceType": .string(isTables ? "TABLE" : "DATABASE"), "Expression": .array(tags.map(document)),
        ])
      ])
    }
  }
}
