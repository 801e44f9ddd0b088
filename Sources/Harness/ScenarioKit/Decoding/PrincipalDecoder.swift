import Basics
import Documents

/// Reads roles and users.
struct PrincipalDecoder {
  /// What is read.
  enum Kind: String {
    case role, user
  }

  let reading: Reading

  func decode(_ yaml: YAML, _ kind: Kind) -> [PrincipalSeed] {
    reading.named(yaml, "`\(kind.rawValue)s`", form: "`Catalog:` with what it may do below").compactMap { name, key, value in
      principal(name, key, value, kind)
    }
  }

  private func principal(_ name: String, _ key: YAML, _ yaml: YAML, _ kind: Kind) -> PrincipalSeed? {
    guard var keys = KeyReader(yaml, "a \(kind.rawValue)", reading) else { return nil }
    var seed = PrincipalSeed(
      name: name, grants: [], addsGrants: false, policies: [], session: SessionTerms(), location: key.location)
    seed.grants = grants(&keys, "allow", .allow) + grants(&keys, "deny", .deny)
    let added = grants(&keys, "alsoAllow", .allow) + grants(&keys, "alsoDeny", .deny)
    if !added.isEmpty {
      if !seed.grants.isEmpty {
        reading.report(
          .contradiction, "`alsoAllow` and `alsoDeny` add to what `allow` and `deny` gave before",
          help: "use one pair or the other", at: key.location)
      }
      (seed.grants, seed.addsGrants) = (added, true)
    }
    seed.policies = keys.value("policies").map(policies) ?? []
    seed.boundary = keys.value("boundary").flatMap { policy($0, named: "\(name)-boundary") }
    if kind == .role {
      seed.trust = keys.value("trust").flatMap(trust)
      seed.session = keys.value("session").map(session) ?? SessionTerms()
    }
    keys.finish()
    return seed
  }

  // MARK: The short form

  private func grants(_ keys: inout KeyReader, _ key: String, _ effect: Grant.Effect) -> [Grant] {
    guard let yaml = keys.value(key) else { return [] }
    return reading.elements(yaml).compactMap { grant($0, effect) }
  }

  /// Reads `action` or `action on resource`.
  private func grant(_ yaml: YAML, _ effect: Grant.Effect) -> Grant? {
    guard let text = reading.text(yaml, "a permission") else { return nil }
    let words = text.split(separator: " ").map(String.init)
    let isAction = words.first.map { $0 == "*" || $0.split(separator: ":", omittingEmptySubsequences: false).count == 2 }
    if isAction == true, words.count == 1 { return Grant(effect, words[0]) }
    if isAction == true, words.count == 3, words[1] == "on" { return Grant(effect, words[0], on: words[2]) }
    reading.report(
      .wrongValue, "\"\(text)\" is no permission",
      help: "write `glue:GetTables` or `s3:GetObject on arn:aws:s3:::lake/*`", at: yaml.location)
    return nil
  }

  // MARK: Policies

  private func policies(_ yaml: YAML) -> [PolicySeed] {
    if let elements = yaml.elements {
      return elements.enumerated().compactMap { policy($1, named: "policy-\($0 + 1)") }
    }
    return policies(yaml, of: "`policies`")
  }

  /// Reads policies under their names.
  func policies(_ yaml: YAML, of what: String) -> [PolicySeed] {
    reading.named(yaml, what, form: "`Name:` with the policy below").compactMap { name, _, value in
      policy(value, named: name)
    }
  }

  /// Reads a policy: AWS's own structure, its JSON text, or `{file: path}`.
  func policy(_ yaml: YAML, named name: String) -> PolicySeed? {
    if yaml.entries == nil {
      return reading.text(yaml, "a policy").map { PolicySeed(name: name, document: .text($0), location: yaml.location) }
    }
    if yaml["file"] != nil, var keys = KeyReader(yaml, "a policy", reading) {
      let file = keys.value("file").flatMap { reading.file($0, "`file`") }
      keys.finish()
      return file.map { PolicySeed(name: name, document: .file($0), location: yaml.location) }
    }
    if yaml["Statement"] == nil {
      reading.report(.missingKey, "the policy has no `Statement`", at: yaml.location)
      return nil
    }
    return PolicySeed(name: name, document: .text(yaml.json.prettyText), location: yaml.location)
  }

  private func trust(_ yaml: YAML) -> Trust? {
    if yaml.entries != nil { return policy(yaml, named: "trust").map { .policy($0) } }
    return .principals(reading.texts(yaml, "a principal"))
  }

  private func session(_ yaml: YAML) -> SessionTerms {
    var terms = SessionTerms()
    guard yaml.entries != nil else {
      terms.duration = reading.duration(yaml, "`session`")
      return terms
    }
    guard var keys = KeyReader(yaml, "a session", reading) else { return terms }
    terms.duration = keys.value("duration").flatMap { reading.duration($0, "`duration`") }
    terms.name = keys.value("name").flatMap { reading.text($0, "`name`") }
    terms.policy = keys.value("policy").flatMap { policy($0, named: "session") }
    keys.finish()
    return terms
  }
}
