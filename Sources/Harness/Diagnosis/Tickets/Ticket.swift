import Basics
import Documents
import IAMPolicy
public import ScenarioKit

/// A customer's error and policy, turned into a scenario that shows the error.
public struct Ticket: Sendable {
  /// The scenario's text.
  public let scenario: String
  /// The policy file beside it.
  public let policy: String
  /// Whether running it shows what the customer saw.
  public let isReproduced: Bool
  /// What was read, a line each.
  public let summary: [String]

  /// Makes the scenario, and runs it once to see what it shows.
  /// - Parameters:
  ///   - name: the ticket's name, which the policy file shares.
  ///   - workflow: the customer's workflow file; nil for the documented one of the connector that the error speaks of.
  /// - Throws: `Diagnostic` for policies that AWS refuses and workflows that cannot run.
  public init(
    _ name: String, error: PastedError, policy: PolicyFile, workflow: WorkflowOutline?, in rehearsal: Rehearsal = Rehearsal()
  ) throws {
    let outline = try workflow ?? TicketWorkflow(error).outline()
    let subject = CustomerCase(
      outline, CustomerCase.Policies(identity: [policy]), role: error.principalName)
    if let refusal = subject.refusals.first { throw refusal }
    let trial = Trial(subject: subject, rehearsal: rehearsal)
    try Doctor.check(try trial.runAfterFullRights().full)
    var document = trial.scenario()
    let step = try trial.run()
    let wanted = ([error.action] + error.causes.map(\.action)).compactMap { $0 }
    isReproduced = Denial.all(in: step).contains { wanted.contains($0.request.action) }
    document.set("scenario", .string("\(name): \(Ticket.title(error, step))"))
    document.set("about", .string(String(error.text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(600))))
    document.set("tags", .array([.string("ticket"), .string("permissions")]))
    document = Ticket.ordered(Ticket.policiesInFile(document, subject, "\(name).policy.json"))
    document.set("then", Ticket.expectations(step))
    scenario = YAMLText.text(of: document)
    self.policy = subject.policies.identity.first?.text ?? ""
    summary = Ticket.summary(error, policy)
  }

  private static func title(_ error: PastedError, _ step: Rehearsal.Step) -> String {
    let action = error.action ?? Denial.all(in: step).first?.request.action
    return action.map { "\($0) is refused" } ?? "what the customer saw"
  }

  private static func ordered(_ document: JSON) -> JSON {
    let order = ["scenario", "about", "tags", "given", "when", "then"]
    return JSON(.object(order.compactMap { name in document[name].map { JSON.Member(name, $0) } }))
  }

  /// The scenario with the policy in the file beside it instead of in its text.
  private static func policiesInFile(_ document: JSON, _ subject: CustomerCase, _ file: String) -> JSON {
    var (document, given) = (document, document["given"] ?? .object([:]))
    var roles = given["roles"] ?? .object([:])
    var role = roles[subject.role] ?? .object([:])
    role.set("policies", .object(["customer": .object(["file": .string(file)])]))
    roles.set(subject.role, role)
    given.set("roles", roles)
    document.set("given", given)
    return document
  }

  /// What the run showed: the checks that failed and the calls that were refused.
  static func expectations(_ step: Rehearsal.Step) -> JSON {
    let checks = step.seen.checks.filter { !$0.passed }.map { check in
      JSON.Member(check.name, check.code.map { .object(["failed": .string($0)]) } ?? .string("failed"))
    }
    var refused: [JSON.Member] = []
    for request in step.seen.requests {
      guard let denial = request.denial, !refused.contains(where: { $0.name == request.action }) else { continue }
      let tallies = JSON.object(["denied": .object(["atLeast": .number(1)]), "because": .string(denial)])
      refused.append(JSON.Member(request.action, tallies))
    }
    return .object([
      "outcome": step.seen.outcome.map { .string($0.rawValue) },
      "checks": checks.isEmpty ? nil : JSON(.object(checks)),
      "requests": refused.isEmpty ? .object(["denied": .number(0)]) : JSON(.object(refused)),
    ])
  }

  private static func summary(_ error: PastedError, _ policy: PolicyFile) -> [String] {
    let facts = [
      error.principalName.map { "role \($0)" }, error.action.map { "action \($0)" }, error.resource.map { "resource \($0)" },
      error.layer.map { "\(error.effect == .explicitDeny ? "explicit" : "implicit") (\($0.rawValue))" },
    ].compactMap { $0 }
    let read = facts.isEmpty ? (error.causes.first?.text ?? "nothing that is known") : facts.joined(separator: ", ")
    let findings = PolicyLint.findings(in: policy.text, file: policy.path).filter { $0.severity != .note }
    let count = policy.statements.count
    let warnings =
      findings.isEmpty
      ? "" : ", \(findings.count) finding\(findings.count == 1 ? "" : "s") (\(findings[0].code ?? ""): \(findings[0].message))"
    return ["Read the error:   \(read)", "Read the policy:  \(count) statement\(count == 1 ? "" : "s")\(warnings)"]
  }
}

/// The documented workflow of the connector that an error speaks of.
struct TicketWorkflow {
  let error: PastedError

  init(_ error: PastedError) {
    self.error = error
  }

  /// The workflow in the region and with the bucket that the error names.
  func outline() throws -> WorkflowOutline {
    let isGlue = error.service == "glue" && error.via == nil
    let region = error.resource.flatMap { part(3, of: $0) } ?? "eu-west-1"
    let bucket = firstBucket ?? "athena-results"
    let connection =
      isGlue ? "type: Glue" : "type: Athena\n      s3StagingDir: s3://\(bucket)/openmetadata/\n      workgroup: \(workGroup)"
    let text = """
      source:
        type: \(isGlue ? "glue" : "athena")
        serviceName: customer
        serviceConnection:
          config:
            \(connection)
            awsConfig: {awsRegion: \(region)}
        sourceConfig:
          config: {type: DatabaseMetadata, markDeletedTables: true, includeTags: true}
      """
    var outline = try WorkflowOutline(text, path: "ticket.yaml", variables: [:])
    outline.account = error.principal.flatMap { part(4, of: $0) }
    return outline
  }

  private var workGroup: String {
    guard let resource = error.resource, let range = resource.firstRange(of: ":workgroup/") else { return "primary" }
    return String(resource[range.upperBound...])
  }

  private var firstBucket: String? {
    if let match = error.text.firstMatch(of: /output bucket ([a-z0-9.-]+)/) { return String(match.1) }
    if let match = error.text.firstMatch(of: /output to url: s3:\/\/([a-z0-9.-]+)/) { return String(match.1) }
    return nil
  }

  private func part(_ index: Int, of arn: String) -> String? {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > index, !parts[index].isEmpty else { return nil }
    return String(parts[index])
  }
}
