import Basics
import Documents
import IAMPolicy
import ScenarioKit
import ServiceCore

/// An action that a policy allows and the run never used.
struct UnusedGrant: Sendable {
  /// The pattern as written.
  var action: String
  /// The policy's path.
  var path: String
  /// The line it stands in.
  var line: Int
  /// What other workflows of the connector use it for; nil if none is known to.
  var purpose: String?

  /// The grants of the case's identity policies that a run did not use.
  static func all(of subject: CustomerCase, in step: Rehearsal.Step) -> [UnusedGrant] {
    let used = Set(step.calls.flatMap { $0.record.checks.filter(\.decision.isAllowed).map(\.request.action) })
    let connector = ConnectorNeeds(rawValue: subject.outline.connector)
    return subject.policies.identity.flatMap { policy -> [UnusedGrant] in
      guard let document = try? PolicyDocument.parse(policy.text, kind: .identity) else { return [] }
      let map = SourceMap(Array(policy.text.utf8))
      let grants = document.statements.filter { $0.effect == .allow && !$0.actions.isNegated }.flatMap(\.actions.patterns)
      return grants.filter { grant in !used.contains { Glob.matches(grant.text, $0, ignoringCase: true) } }.map { grant in
        UnusedGrant(
          action: grant.text, path: policy.path, line: map.location(of: grant.offset).line,
          purpose: connector?.purpose(of: grant.text))
      }
    }
  }
}
