import Basics
import Documents
import ServiceCore

/// Reads the world of a scenario or step, and seed files.
struct GivenDecoder {
  let reading: Reading

  /// Reads a `given`; what cannot change between steps is refused in all but the first.
  func decode(_ yaml: YAML, isFirst: Bool) -> Given {
    var given = Given()
    guard var keys = KeyReader(yaml, "`given`", reading) else { return given }
    if isFirst {
      given.account = keys.value("account").flatMap(account)
      given.region = keys.value("region").flatMap { reading.text($0, "`region`") }
      given.enforcement = keys.value("iam").flatMap { reading.choice($0, "`iam`") }
      given.denialEra = keys.value("denialText").flatMap { reading.choice($0, "`denialText`") }
    }
    given.clock = keys.value("clock").flatMap { reading.timestamp($0, "`clock`") }
    given.seeds = keys.value("seed").map { reading.elements($0).compactMap { reading.file($0, "`seed`") } } ?? []
    given.contents = seed(&keys)
    given.faults = keys.value("faults").map { FaultDecoder(reading: reading).decode($0) } ?? []
    keys.refuse(
      "queries", "crawlers")
    keys.finish()
    return given
  }

  /// Reads the keys that `given` and seed files share.
  func seed(_ keys: inout KeyReader) -> Seed {
    var seed = Seed()
    let catalog = CatalogDecoder(reading: reading)
    seed.shapes = keys.value("shapes").map(catalog.shapes) ?? [:]
    seed.databases = keys.value("catalog").map(catalog.databases) ?? []
    seed.buckets = keys.value("storage").map { StorageDecoder(reading: reading).decode($0) } ?? []
    let principals = PrincipalDecoder(reading: reading)
    seed.roles = keys.value("roles").map { principals.decode($0, .role) } ?? []
    seed.users = keys.value("users").map { principals.decode($0, .user) } ?? []
    seed.workGroups = keys.value("workgroups").map { WorkGroupDecoder(reading: reading).decode($0) } ?? []
    seed.bucketPolicies = keys.value("bucketPolicies").map { principals.policies($0, of: "`bucketPolicies`") } ?? []
    seed.catalogPolicy = keys.value("catalogPolicy").flatMap { principals.policy($0, named: "catalog") }
    seed.keys = keys.value("keys").map { self.keys($0, principals) } ?? []
    seed.lake = keys.value("lakeFormation").map { LakeDecoder(reading: reading).decode($0) } ?? LakeSeed()
    let pipelines = PipelineDecoder(reading: reading)
    seed.jobs = keys.value("jobs").map(pipelines.jobs) ?? []
    seed.workflows = keys.value("workflows").map(pipelines.workflows) ?? []
    seed.organization = keys.value("organization").map { perimeter($0) { json throws(Diagnostic) in _ = try Organization(json) } }
    seed.endpoint = keys.value("vpcEndpoint").map { perimeter($0) { json throws(Diagnostic) in _ = try VPCEndpoint(json) } }
    return seed
  }

  /// Reads `{name: policy}`, or a list of names of keys with the standard policy.
  private func keys(_ yaml: YAML, _ principals: PrincipalDecoder) -> [KeySeed] {
    if let names = yaml.elements {
      return names.compactMap { name in
        reading.text(name, "a key's name").map { KeySeed(name: $0, policy: nil, location: name.location) }
      }
    }
    return reading.named(yaml, "`keys`", form: "`lake:` with the key's policy below").map { name, key, value in
      KeySeed(name: name, policy: value.isNull ? nil : principals.policy(value, named: name), location: key.location)
    }
  }

  /// A document in the server's own format, which checks it.
  private func perimeter(_ yaml: YAML, check: (JSON) throws(Diagnostic) -> Void) -> PerimeterSeed {
    do { try check(yaml.json) } catch { reading.report(.wrongValue, error.message, help: error.help, at: yaml.location) }
    return PerimeterSeed(document: yaml.json, location: yaml.location)
  }

  private func account(_ yaml: YAML) -> String? {
    if let text = yaml.scalar, text.utf8.count == 12, text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
    reading.report(.wrongValue, "`account` must be twelve digits", at: yaml.location)
    return nil
  }
}
