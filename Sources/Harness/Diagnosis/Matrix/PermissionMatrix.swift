import Basics
import Documents
import IAMPolicy
public import ScenarioKit
import ServiceCore

/// What every single action of a policy is good for: the workflow is run without each of them.
public struct PermissionMatrix: Sendable {
  /// One action and what a run without it shows.
  public struct Row: Sendable {
    /// The action as the policy writes it.
    public var action: String
    /// The error that the client was told first; nil if it was told none.
    public var error: String?
    /// Where it shows: a step of the connection's test, or what was read.
    public var place: String?
    /// What is lost, in a few words; nil if nothing is.
    public var loss: String?
    let step: Rehearsal.Step
  }

  /// The rows in the order of the policy.
  public let rows: [Row]
  /// What the policy lacks for the workflow to be whole, and what that costs.
  public let gaps: [(action: String, loss: String)]
  private let subject: CustomerCase
  private let additions: [PolicyLine]

  /// Runs the workflow once for each action of the case's first policy. What the policy lacks is added first, so that
  /// only the action in question is missing.
  public init(_ subject: CustomerCase, in rehearsal: Rehearsal = Rehearsal()) throws {
    let examination = try Doctor(rehearsal).examine(subject)
    guard let policy = subject.policies.identity.first else { throw Diagnostic("the case names no policy") }
    self.subject = subject
    gaps = examination.prescription.needs.map { ($0.action, PermissionMatrix.shortened($0.loss.summary)) }
    let added = examination.prescription.lines
    additions = added
    let whole = try Trial(subject: subject, rehearsal: rehearsal).run(Trial.Variation(added: added))
    rows = try policy.allowedActions.map { action in
      let changed = subject.replacing(policy, by: policy.withoutAction(action))
      let others = added.filter { !Glob.matches(action, $0.action, ignoringCase: true) }
      let step = try Trial(subject: changed, rehearsal: rehearsal).run(Trial.Variation(added: others))
      return PermissionMatrix.row(action, step, whole)
    }
  }

  private static func row(_ action: String, _ step: Rehearsal.Step, _ whole: Rehearsal.Step) -> Row {
    let loss = Loss(of: step, against: whole)
    // What fails with the action as well is not its doing.
    let known = Set(whole.calls.filter { $0.record.errorCode != nil }.map(\.record.action))
    let calls = step.calls.filter { !known.contains($0.record.action) }
    let told = calls.first { $0.record.parent == nil && $0.record.errorCode != nil }
    let refused = calls.first { call in call.record.checks.contains { !$0.decision.isAllowed } }
    let error = told?.record.errorMessage ?? refused?.record.errorMessage
    return Row(
      action: action, error: error.map(PermissionMatrix.shortened),
      place: loss.failedChecks.first?.name ?? (told ?? refused)?.phase, loss: loss.isEmpty ? nil : shortened(loss.summary),
      step: step)
  }
}

extension PermissionMatrix {
  /// The first line of an error without what differs from run to run.
  private static func shortened(_ error: String) -> String {
    error.firstLine.replacing(/User: \S+ is/, with: "User: … is").replacing(
      /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "…")
  }

  /// The table in Markdown: first the actions that matter, then the names of those that do not.
  public var markdown: String {
    var lines = ["| without | shows at | error | lost |", "|---|---|---|---|"]
    for row in rows where row.loss != nil || row.error != nil {
      let cells = [row.action, row.place ?? "", row.error ?? "", row.loss ?? "nothing"]
      lines.append("| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |")
    }
    let idle = rows.filter { $0.loss == nil && $0.error == nil }.map(\.action)
    if !idle.isEmpty { lines += ["", "Without any effect on this workflow: \(idle.joined(separator: ", "))."] }
    if !gaps.isEmpty {
      lines += ["", "The policy's own gaps, filled in for the table above:", ""]
      lines += gaps.map { "- \($0.action): \($0.loss)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One scenario with a step for each action that matters.
  /// - Parameters:
  ///   - title: what the scenario is called.
  ///   - workflow: the workflow file as the scenario names it.
  public func scenario(_ title: String, workflow: String) -> String {
    let steps = rows.filter { $0.loss != nil || $0.error != nil }.map { row in
      JSON.object([
        "name": .string("without \(row.action)"), "given": .object(["roles": role(without: row.action)]),
        "when": .object([
          "ingest": .string(workflow), "compatibility": .string(subject.compatibility), "as": .string(subject.role),
        ]), "then": Ticket.expectations(row.step),
      ])
    }
    var given = subject.lake.given
    given.set("roles", role(without: nil))
    let document = JSON.object([
      "scenario": .string(title),
      "about": .string("Generated by mocklake matrix: each step runs the workflow without one action of the policy."),
      "tags": .array([.string("permissions"), .string("matrix")]), "given": given, "steps": .array(steps),
    ])
    return YAMLText.text(of: document)
  }

  private func role(without action: String?) -> JSON {
    guard let policy = subject.policies.identity.first else { return .object([:]) }
    let own = action.map { policy.withoutAction($0) } ?? policy
    let added = additions.filter { line in action.map { !Glob.matches($0, line.action, ignoringCase: true) } ?? true }
    let compact = (try? JSON.parse(own.text))?.text ?? own.text
    return .object([
      subject.role: .object([
        "policies": .object(["documented": .string(compact), "added": .string((added.isEmpty ? [] : added).policyText)])
      ])
    ])
  }
}

extension [PolicyLine] {
  /// The lines as a policy's text; one that allows next to nothing for no lines.
  fileprivate var policyText: String {
    guard isEmpty else { return document.text }
    let idle = PolicyLine(target: .identity, action: "sts:GetCallerIdentity", resource: "*")
    return [idle].document.text
  }
}

extension PolicyFile {
  /// The patterns of actions that the policy allows, each once.
  var allowedActions: [String] {
    var actions: [String] = []
    for statement in statements where statement["Effect"]?.string == "Allow" {
      for action in statement.texts("Action") where !actions.contains(action) { actions.append(action) }
    }
    return actions
  }

  /// The policy without a pattern of actions, in all of its statements.
  func withoutAction(_ action: String) -> PolicyFile {
    let kept = statements.compactMap { statement -> JSON? in
      let actions = statement.texts("Action").filter { $0 != action }
      guard !actions.isEmpty else { return nil }
      var statement = statement
      statement.set("Action", .one(actions))
      return statement
    }
    return replacingStatements(by: kept)
  }
}

extension JSON {
  /// A member that is a text or a list of texts.
  fileprivate func texts(_ name: String) -> [String] {
    let member = self[name]
    return (member?.elements ?? member.map { [$0] } ?? []).compactMap(\.string)
  }
}

extension CustomerCase {
  /// The case with another text for one of its policies.
  func replacing(_ policy: PolicyFile, by changed: PolicyFile) -> CustomerCase {
    var copy = self
    copy.policies = policies.map { $0.path == policy.path ? changed : $0 }
    return copy
  }
}
