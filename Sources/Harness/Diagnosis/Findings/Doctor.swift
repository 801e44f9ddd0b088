import Basics
import IAMPolicy
import IngestionCore
public import ScenarioKit
import Workflows

/// Examines cases: runs the workflow under the policies, finds what is missing, and proves what would cure it.
public struct Doctor: Sendable {
  private let rehearsal: Rehearsal
  private let observe: @Sendable (String) -> Void

  /// A doctor.
  /// - Parameter observe: told what is being done, a line at a time.
  public init(_ rehearsal: Rehearsal = Rehearsal(), observe: @escaping @Sendable (String) -> Void = { _ in }) {
    (self.rehearsal, self.observe) = (rehearsal, observe)
  }

  /// How many rounds of adding what was refused are made: every round uncovers what the refusal before it hid.
  private static let rounds = 60

  /// Examines a case.
  /// - Parameter pasted: the error that the customer saw.
  /// - Throws: `Diagnostic` if the workflow cannot run even with full rights, and for policies that AWS refuses.
  public func examine(_ subject: CustomerCase, pasted: PastedError? = nil) throws -> Examination {
    if let refusal = subject.refusals.first { throw refusal }
    let trial = Trial(subject: subject, rehearsal: rehearsal)
    observe("running the workflow with full rights, then under the policies")
    let (full, after) = try trial.runAfterFullRights()
    try Doctor.check(full)
    let own = try trial.run()
    let denials = Denial.all(in: own)
    let cure = try cure(trial, full, from: own)
    return Examination(
      subject: subject, full: full, own: own, deleted: Doctor.deletions(after), loss: Loss(of: own, against: full),
      denials: denials, prescription: cure.prescription, unused: UnusedGrant.all(of: subject, in: cure.run), pasted: pasted)
  }

  /// Makes sure that the workflow runs where nothing is refused.
  static func check(_ full: Rehearsal.Step) throws(Diagnostic) {
    guard full.seen.outcome == .failure else { return }
    let fatal = full.report?.fatal
    let reason = [fatal?.message, fatal?.cause?.description].compactMap { $0 } + (full.report?.diagnostics.map(\.message) ?? [])
    throw Diagnostic(
      "the workflow fails even with full rights: \(reason.joined(separator: "; "))",
      help: "what is wrong here is not a permission")
  }

  private static func deletions(_ step: Rehearsal.Step) -> [Loss.Entity] {
    step.seen.deletions.map { Loss.Entity(kind: $0.kind, name: $0.fqn, fields: []) }
  }

  // MARK: The cure

  private typealias Cure = (prescription: Prescription, run: Rehearsal.Step)

  /// Adds what was refused until nothing is, takes out what denies, then drops every line that nothing depends on.
  private func cure(_ trial: Trial, _ full: Rehearsal.Step, from own: Rehearsal.Step) throws -> Cure {
    var variation = Trial.Variation()
    var obstacles: [Prescription.Obstacle] = []
    var run = own
    for round in 1...Doctor.rounds {
      let denials = Denial.all(in: run)
      let lines = denials.compactMap { Widening(subject: trial.subject).line(for: $0) }.filter { !variation.added.contains($0) }
      let found = Doctor.obstacles(denials, trial.subject).filter { obstacle in
        !obstacles.contains { $0.denial.title == obstacle.denial.title }
      }
      guard !lines.isEmpty || !found.isEmpty else { break }
      observe("round \(round): \(denials.count) refused")
      for line in lines where !variation.added.contains(line) { variation.added.append(line) }
      obstacles += found
      for place in found.compactMap(\.place) where !variation.removed.contains(where: { $0 == place }) {
        variation.removed.append(place)
      }
      run = try trial.run(variation)
    }
    var rest = Loss(of: run, against: full)
    var needsGrants = false
    if !rest.isEmpty, trial.subject.policies.lakeFormation != nil {
      variation.liftsGrants = true
      let lifted = try trial.run(variation)
      let better = Loss(of: lifted, against: full)
      if better != rest { (run, rest, needsGrants) = (lifted, better, true) }
    }
    let (needs, harmless) = try prune(trial, variation, against: run)
    return (
      Prescription(needs: needs, harmless: harmless, obstacles: obstacles, needsGrants: needsGrants, rest: rest), run
    )
  }

  private static func obstacles(_ denials: [Denial], _ subject: CustomerCase) -> [Prescription.Obstacle] {
    denials.filter { $0.decision.effect == .explicitDeny }.map { denial in
      let place = denial.decision.statement.flatMap { statement in
        subject.file(of: statement.source).map { (path: $0.path, index: statement.index) }
      }
      return Prescription.Obstacle(denial: denial, place: place)
    }
  }

  /// Takes every action out once, then every resource of those with several: what nothing is lost without is dropped.
  private func prune(
    _ trial: Trial, _ variation: Trial.Variation, against cured: Rehearsal.Step
  ) throws -> (needs: [Prescription.Need], harmless: [PolicyLine]) {
    var kept = variation
    var harmless: [PolicyLine] = []
    var needs: [Prescription.Need] = []
    for (target, lines) in variation.added.byTarget {
      for action in Set(lines.map(\.action)).sorted() {
        let loss = try self.loss(without: { $0.target == target && $0.action == action }, kept, trial, cured)
        guard !loss.isEmpty else {
          harmless += kept.added.filter { $0.target == target && $0.action == action }
          kept.added.removeAll { $0.target == target && $0.action == action }
          continue
        }
        for line in kept.added.filter({ $0.target == target && $0.action == action }) where try isIdle(line, kept, trial, cured) {
          harmless.append(line)
          kept.added.removeAll { $0 == line }
        }
        needs.append(Prescription.Need(lines: kept.added.filter { $0.target == target && $0.action == action }, loss: loss))
      }
    }
    return (needs, harmless)
  }

  private func isIdle(
    _ line: PolicyLine, _ kept: Trial.Variation, _ trial: Trial, _ cured: Rehearsal.Step
  ) throws -> Bool {
    guard kept.added.count(where: { $0.target == line.target && $0.action == line.action }) > 1 else { return false }
    return try loss(without: { $0 == line }, kept, trial, cured).isEmpty
  }

  private func loss(
    without isLeftOut: (PolicyLine) -> Bool, _ variation: Trial.Variation, _ trial: Trial, _ cured: Rehearsal.Step
  ) throws -> Loss {
    var variation = variation
    variation.added.removeAll(where: isLeftOut)
    return Loss(of: try trial.run(variation), against: cured)
  }
}
