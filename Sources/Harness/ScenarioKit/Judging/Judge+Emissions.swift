import Basics
import Documents
import Reports

extension Judge {
  /// What is not as expected of the emitted entities.
  var emissions: [Failure] { EmissionJudge(judge: self, verb: "emitted").failures(expectations.emits, seen.entities) }

  /// What is not as expected of the deleted entities.
  var deletions: [Failure] { EmissionJudge(judge: self, verb: "deleted").failures(expectations.deletes, seen.deletions) }
}

/// Judges entities to which the same was done.
private struct EmissionJudge {
  let judge: Judge
  /// What was done to them.
  let verb: String

  func failures(_ expectation: EmissionExpectation?, _ entities: [Observation.Entity]) -> [Failure] {
    switch expectation {
    case nil: return []
    case .nothing(let location):
      guard !entities.isEmpty else { return [] }
      return [surplus("entities were", entities, at: location)]
    case .kinds(let kinds): return kinds.flatMap { judge($0, entities) }
    }
  }

  private func judge(_ kind: EmissionExpectation.Kind, _ entities: [Observation.Entity]) -> [Failure] {
    let emitted = entities.filter { $0.kind == kind.name }
    return (kind.names.map { names($0, emitted, kind.name) } ?? []) + kind.entities.flatMap { entity($0, emitted, kind.name) }
  }

  // MARK: Names

  private func names(_ matcher: Matcher, _ emitted: [Observation.Entity], _ kind: String) -> [Failure] {
    switch matcher.kind {
    case .nothing, .absent: emitted.isEmpty ? [] : [surplus("\(kind) was", emitted, at: matcher.location)]
    case .list(let wanted): exactNames(wanted, emitted, kind, at: matcher.location)
    case .count(let count): counts(count, emitted, kind)
    case .all(let matchers): matchers.flatMap { names($0, emitted, kind) }
    default: judge.compare(matcher, .array(emitted.map { .string($0.fqn) }), "names of \(kind)", heading: verb)
    }
  }

  private func counts(_ matcher: Matcher, _ emitted: [Observation.Entity], _ kind: String) -> [Failure] {
    guard !matcher.matches(.number(emitted.count)) else { return [] }
    let diagnostic = Diagnostic("expected \(matcher.summary) of kind \(kind), found \(emitted.count)", at: matcher.location)
    return [Failure(diagnostic, found: listed(emitted))]
  }

  /// The names must be these, in any order: who emits first is nobody's concern.
  private func exactNames(
    _ wanted: [Matcher], _ emitted: [Observation.Entity], _ kind: String, at location: SourceLocation
  ) -> [Failure] {
    var rest = emitted.map(\.fqn)
    var missing: [Matcher] = []
    for matcher in wanted {
      if let index = rest.firstIndex(where: { matcher.matches(.string($0)) }) {
        rest.remove(at: index)
      } else {
        missing.append(matcher)
      }
    }
    let absent = missing.map { matcher in
      Failure(
        Diagnostic("\(kind) \(matcher.summary) was not \(verb)", help: nearest(matcher.summary, rest), at: matcher.location))
    }
    guard !rest.isEmpty else { return absent }
    let known = rest.count > 5 ? rest.prefix(5) + ["..."] : rest[...]
    let diagnostic = Diagnostic("\(kind) was \(verb) that is not in the list", at: location)
    return absent + [Failure(diagnostic, found: known.joined(separator: ", "))]
  }

  private func surplus(_ what: String, _ emitted: [Observation.Entity], at location: SourceLocation) -> Failure {
    Failure(Diagnostic("\(what) \(verb), none expected", at: location), found: listed(emitted))
  }

  private func listed(_ emitted: [Observation.Entity]) -> String {
    let names = emitted.prefix(5).map(\.fqn).joined(separator: ", ")
    return "\(emitted.count) \(verb)\(emitted.isEmpty ? "" : ": ")\(names)\(emitted.count > 5 ? ", ..." : "")"
  }

  private func nearest(_ name: String, _ names: [String]) -> String? {
    EditDistance.closest(to: name, among: names).map { "the nearest name that was is \($0)" }
  }

  // MARK: Single entities

  private func entity(
    _ wanted: EmissionExpectation.Entity, _ emitted: [Observation.Entity], _ kind: String
  ) -> [Failure] {
    let entity = emitted.first { $0.fqn == wanted.fqn }
    if case .absent = wanted.matcher.kind {
      guard entity != nil else { return [] }
      return [Failure(Diagnostic("\(kind) \(wanted.fqn) was \(verb), absent expected", at: wanted.location))]
    }
    guard let entity else {
      let help = nearest(wanted.fqn, emitted.map(\.fqn))
      let diagnostic = Diagnostic("\(kind) \(wanted.fqn) was not \(verb)", help: help, at: wanted.location)
      return [Failure(diagnostic, found: listed(emitted))]
    }
    guard case .object(let members) = wanted.matcher.kind else { return [] }
    return members.flatMap { field($0, of: entity) }
  }

  private func field(_ member: Matcher.Member, of entity: Observation.Entity) -> [Failure] {
    let value = entity.body[member.name]
    if member.name == "columns", let columns = ColumnExpectation.list(member.matcher) {
      guard let comparison = ColumnExpectation.compare(columns, value?.elements ?? []) else { return [] }
      let diagnostic = Diagnostic("columns differ in \(entity.fqn)", at: member.matcher.location)
      return [Failure(diagnostic, comparison: comparison)]
    }
    return judge.compare(member.matcher, value, "\(member.name) of \(entity.fqn)", heading: verb)
  }
}
