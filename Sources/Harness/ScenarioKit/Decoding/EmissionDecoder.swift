import Basics
import Documents

/// Reads what is emitted.
struct EmissionDecoder {
  let reading: Reading
  /// The key that is read.
  var key = "emits"

  /// The kinds of entity a workflow can emit.
  static let kinds = [
    "databaseService", "database", "databaseSchema", "table", "storedProcedure", "storageService", "container",
    "pipelineService", "pipeline", "classification", "tag", "query", "lineage", "testSuite", "testCase",
  ]

  func decode(_ yaml: YAML) -> EmissionExpectation? {
    if yaml.scalar == "none" { return .nothing(yaml.location) }
    let entries = reading.named(yaml, "`\(key)`", form: "`none`, or kinds of entity with their names")
    let kinds = entries.compactMap { name, key, value -> EmissionExpectation.Kind? in
      guard EmissionDecoder.kinds.contains(name) else {
        reportKind(name, key)
        return nil
      }
      return kind(name, key, value)
    }
    return .kinds(kinds)
  }

  private func reportKind(_ name: String, _ key: YAML) {
    let meant = EditDistance.closest(to: name, among: EmissionDecoder.kinds).map { "did you mean \"\($0)\"?" }
    reading.report(
      .unknownKey, "unknown kind of entity \"\(name)\"",
      help: meant ?? "the kinds are \(EmissionDecoder.kinds.joined(separator: ", "))", at: key.location)
  }

  /// Reads a matcher of the list of names, single entities by name, or both side by side.
  private func kind(_ name: String, _ key: YAML, _ yaml: YAML) -> EmissionExpectation.Kind? {
    let matchers = MatcherDecoder(reading: reading)
    var kind = EmissionExpectation.Kind(name: name, entities: [], location: key.location)
    guard let entries = yaml.entries else {
      kind.names = matchers.decode(yaml).map(counting)
      return kind.names == nil ? nil : kind
    }
    let words = entries.filter { MatcherDecoder.words.contains($0.key.scalar ?? "") }
    if !words.isEmpty { kind.names = matchers.decode(YAML(.mapping(words), at: yaml.location)).map(counting) }
    for entry in entries where !MatcherDecoder.words.contains(entry.key.scalar ?? "") {
      guard let matcher = entity(entry, matchers) else { continue }
      kind.entities.append(.init(fqn: entry.key.scalar ?? "", matcher: matcher, location: entry.key.location))
    }
    return kind
  }

  /// A number, or a bound of one, speaks of how many there are.
  private func counting(_ matcher: Matcher) -> Matcher {
    switch matcher.kind {
    case .literal, .atLeast, .atMost, .approximately: Matcher(.count(matcher), at: matcher.location)
    case .all(let matchers): Matcher(.all(matchers.map(counting)), at: matcher.location)
    default: matcher
    }
  }

  private func entity(_ entry: YAML.Entry, _ matchers: MatcherDecoder) -> Matcher? {
    if entry.value.isNull { return Matcher(.present, at: entry.key.location) }
    guard entry.value.entries != nil || ["present", "absent"].contains(entry.value.scalar) else {
      reading.report(
        .wrongValue, "an entity must be a mapping of its fields, `present` or `absent`", at: entry.value.location)
      return nil
    }
    if let upstream = entry.value.entries?.first(where: { $0.key.scalar == "upstream" }) {
      reading.report(
        .notBuilt, "`upstream` of an entity is not built yet", help: "remove it; this version would not act on it",
        at: upstream.key.location)
    }
    return matchers.decode(entry.value)
  }
}
