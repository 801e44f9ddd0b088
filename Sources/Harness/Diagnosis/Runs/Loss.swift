import Documents
import IngestionCore
import ScenarioKit
import Workflows

/// What a run lacks of what another one wrote.
struct Loss: Sendable, Equatable {
  /// An entity that is not there, or lacks something.
  struct Entity: Sendable, Hashable {
    /// Its kind.
    var kind: String
    /// Its fully qualified name.
    var name: String
    /// What it lacks; empty if it is missing altogether.
    var fields: [String]
  }

  /// Steps of the connection's test that failed, with what the client was told.
  var failedChecks: [Check] = []
  /// Entities in the order in which the better run wrote them.
  var entities: [Entity] = []
  /// How many entities the better run wrote.
  var total = 0
  /// Warnings and failures that the better run did not have.
  var complaints: [String] = []
  /// Whether the run failed and the better one did not.
  var isFailure = false

  /// A step of the connection's test that failed.
  struct Check: Sendable, Equatable {
    /// Its name.
    var name: String
    /// The error's code; nil without one.
    var code: String?
    /// What the client was told.
    var message: String

    /// Code and the first line of the message: what drivers add below says nothing of permissions.
    var told: String { (code.map { "\($0): " } ?? "") + message.firstLine }
  }

  /// Compares a run with a better one.
  init(of run: Rehearsal.Step, against better: Rehearsal.Step) {
    let passed = Set(better.seen.checks.filter(\.passed).map(\.name))
    failedChecks = run.seen.checks.filter { !$0.passed && passed.contains($0.name) }
      .map { Check(name: $0.name, code: $0.code, message: $0.message ?? "") }
    total = better.seen.entities.count
    let own = Dictionary(run.seen.entities.map { ("\($0.kind) \($0.fqn)", $0.body) }) { $1 }
    entities = better.seen.entities.compactMap { entity in
      guard let body = own["\(entity.kind) \(entity.fqn)"] else { return Entity(kind: entity.kind, name: entity.fqn, fields: []) }
      let fields = Loss.fields(of: entity.body, missingIn: body)
      return fields.isEmpty ? nil : Entity(kind: entity.kind, name: entity.fqn, fields: fields)
    }
    let known = Set(better.complaints)
    complaints = run.complaints.filter { !known.contains($0) }
    isFailure = run.seen.outcome == .failure && better.seen.outcome != .failure
  }

  /// Whether nothing is missing.
  var isEmpty: Bool { failedChecks.isEmpty && entities.isEmpty && complaints.isEmpty && !isFailure }

  /// The entities that are missing altogether.
  var missing: [Entity] { entities.filter { $0.fields.isEmpty } }

  /// The entities that lack something.
  var thinner: [Entity] { entities.filter { !$0.fields.isEmpty } }

  /// The gravest effect in a few words.
  var summary: String {
    if let check = failedChecks.first { return "\(check.name) fails with \(check.code ?? check.message.firstLine)" }
    if isFailure { return "the run fails" }
    if !missing.isEmpty { return "\(Loss.counted(missing)) not written" }
    if let first = thinner.first { return "\(first.kind) \(first.name) loses \(first.fields.joined(separator: ", "))" }
    return complaints.first ?? "nothing is lost"
  }

  /// `2 tables and 1 databaseSchema`
  static func counted(_ entities: [Entity]) -> String {
    var kinds: [String] = []
    for entity in entities where !kinds.contains(entity.kind) { kinds.append(entity.kind) }
    let counts = kinds.map { kind in
      let count = entities.count { $0.kind == kind }
      return "\(count) \(kind)\(count == 1 || kind == "lineage" ? "" : "s")"
    }
    return counts.joined(separator: ", ")
  }

  // MARK: Fields

  private static let bookkeeping: Set<String> = [
    "id", "href", "version", "updatedAt", "updatedBy", "changeDescription", "incrementalChangeDescription", "sourceHash",
    "service", "connection", "testConnectionResult", "database", "databaseSchema", "fullyQualifiedName", "deleted",
    "impersonatedBy",
  ]

  private static func fields(of better: JSON, missingIn own: JSON) -> [String] {
    (better.members ?? []).compactMap { member in
      guard !bookkeeping.contains(member.name), !member.value.isBlank else { return nil }
      guard let value = own[member.name], value.withoutIDs == member.value.withoutIDs else { return member.name }
      return nil
    }
  }
}

extension Rehearsal.Step {
  /// Warnings and failures of the run.
  var complaints: [String] {
    let report = report
    return (report?.warnings.map { "\($0.name): \($0.reason)" } ?? [])
      + (report?.failures.map { "\($0.name): \($0.error)" } ?? [])
      + (report?.fatal.flatMap { $0.kind == .check ? nil : ["\($0.message)\($0.cause.map { ": \($0.description)" } ?? "")"] }
        ?? [])
  }
}

extension String {
  /// The text up to its first line break.
  var firstLine: String { String(prefix { !$0.isNewline }) }
}

extension JSON {
  fileprivate var isBlank: Bool {
    switch value {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .number: false
    }
  }

  /// The value without ids, which differ from run to run.
  fileprivate var withoutIDs: JSON {
    switch value {
    case .array(let elements): .array(elements.map(\.withoutIDs))
    case .object(let members):
      JSON(
        .object(
          members.filter { $0.name != "id" && $0.name != "href" }.map { Member($0.name, $0.value.withoutIDs) }))
    default: self
    }
  }
}
