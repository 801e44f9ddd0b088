import Basics
import Documents
import IAMPolicy
import ScenarioKit

extension Examination {
  /// The whole examination as a person reads it in a terminal.
  public var text: String {
    let sections = [
      heading, errorSection, callSection, lossSection, reasonSection, cureSection, lintSection, unusedSection, verdict,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  // MARK: The case

  private var heading: [String] {
    let lake = subject.lake
    var lines = [
      "\(subject.outline.path): \(subject.outline.connector) as role \(subject.role) of \(lake.account), \(lake.region)"
    ]
    for policy in subject.policies.all { lines.append("  \(policy.path)  \(policy.kind.title)") }
    let databases = lake.databases.joined(separator: ", ") + (lake.databasesAreMadeUp ? " (made up)" : "")
    lines.append("  lake: databases \(databases), data s3://\(lake.dataBucket)\(lake.dataBucketIsMadeUp ? " (made up)" : "")")
    if let staging = lake.staging { lines.append("  results: s3://\(staging.bucket)/\(staging.prefix)") }
    let filled = subject.outline.filled + subject.policies.all.flatMap(\.filled)
    var seen: Set<String> = []
    let shown = filled.filter { seen.insert($0.placeholder).inserted }.map { "\($0.placeholder) = \($0.value)" }
    if !shown.isEmpty { lines.append("  filled in: \(shown.joined(separator: ", "))") }
    for policy in subject.policies.all where policy.hadComments {
      lines.append("  \(policy.path) has comments, which AWS refuses; it is read as if they were not there")
    }
    return lines
  }

  private var errorSection: [String] {
    guard let pasted else { return [] }
    var lines = pasted.textLines
    if let match = match(of: pasted) { lines.append("  the run below shows it: \(match)") }
    return lines
  }

  /// The call of the run that is what the customer pasted; nil if none is.
  func match(of pasted: PastedError) -> String? {
    let actions = ([pasted.action] + pasted.causes.map(\.action)).compactMap { $0 }
    guard let denial = denials.first(where: { actions.contains($0.request.action) }) else { return nil }
    return "r-\(denial.call), \(denial.title)"
  }

  // MARK: What happens

  private var callSection: [String] {
    let rows = CallTable(own, of: subject).rows
    let width = min(44, rows.map { $0.action.count + ($0.parent == nil ? 0 : 2) }.max() ?? 0)
    var lines = ["What happens"]
    var phase: String??
    for row in rows {
      if row.phase != phase {
        phase = row.phase
        lines.append("  \(row.phase.map { title(ofPhase: $0) } ?? "the rest of the run")")
      }
      let name = (row.parent == nil ? "" : "  ") + row.action
      let times = row.count > 1 ? " (\(row.count) times)" : ""
      lines.append(
        "    \(row.isDenied ? "DENIED " : "allowed")  \(name.padded(width))  \(told(row.resources))  \(row.decidedBy)\(times)")
      if let error = row.error {
        lines.append("             \(row.parent == nil ? "the client" : "the service") was told: \(error)")
      }
    }
    return lines
  }

  private func title(ofPhase phase: String) -> String {
    guard let check = own.seen.checks.first(where: { $0.name == phase }) else { return "reading \(phase)" }
    return "connection test, \(phase): \(check.passed ? "passed" : "FAILED")"
  }

  private func told(_ resources: [String]) -> String {
    resources.count > 4
      ? resources.prefix(3).joined(separator: ", ") + " and \(resources.count - 3) more" : resources.joined(separator: ", ")
  }

  // MARK: What is lost

  private var lossSection: [String] {
    guard !loss.isEmpty || !deleted.isEmpty else { return ["What is lost\n  nothing: the run equals one under full rights"] }
    var lines = ["What is lost"]
    for check in loss.failedChecks { lines.append("  the connection test fails at \(check.name): \(check.told)") }
    let missing = loss.missing
    if missing.count == loss.total, !missing.isEmpty {
      lines.append("  everything: none of \(loss.total) entities is written")
    } else if !missing.isEmpty {
      lines.append("  \(missing.count) of \(loss.total) entities are not written: \(Loss.counted(missing))")
      lines += missing.prefix(8).map { "    \($0.kind) \($0.name)" }
    }
    for entity in loss.thinner.prefix(8) {
      lines.append("  silently: \(entity.kind) \(entity.name) lacks \(entity.fields.joined(separator: ", "))")
    }
    lines += loss.complaints.prefix(6).map { "  warned of: \($0)" }
    if !deleted.isEmpty {
      lines.append("  marked as deleted on a server that knew them from an earlier run: \(Loss.counted(deleted))")
      lines += deleted.prefix(8).map { "    \($0.kind) \($0.name)" }
    }
    return lines
  }

  // MARK: Why

  private var reasonSection: [String] {
    guard !denials.isEmpty else { return [] }
    var lines = ["Why"]
    for (action, refused) in denials.byAction {
      lines.append("  \(action) on \(told(refused.map { subject.short($0.request.resource) }))")
      var reasons: [String] = []
      for denial in refused {
        let misses = denial.nearMisses.map { "near miss at \(subject.place(of: $0.statement)): \($0.message)" }
        for reason in [subject.reason(for: denial.decision)] + misses where !reasons.contains(reason) { reasons.append(reason) }
      }
      lines += reasons.prefix(6).map { "    \($0)" }
    }
    return lines
  }

  // MARK: The cure

  private var cureSection: [String] {
    guard !prescription.isEmpty else { return [] }
    var lines = ["The fix" + (isCured ? ", proved: with it the run equals one under full rights" : ", not enough yet")]
    for obstacle in prescription.obstacles {
      let place = obstacle.denial.decision.statement.map { subject.place(of: $0) } ?? "a policy that is not among the files"
      lines.append("  narrow or remove the statement \(place): it denies \(obstacle.denial.title)")
    }
    if prescription.needsGrants {
      lines.append("  grant in Lake Formation what is not written above: DESCRIBE and SELECT for role \(subject.role), on")
      lines += subject.lake.databases.map { "    database \($0) and its tables" }
    }
    for (target, added) in prescription.lines.byTarget {
      lines.append("  add to \(target.name)")
      lines += added.document.prettyText.split(separator: "\n").map { "    \($0)" }
    }
    let own = prescription.lines.filter { $0.target == .identity }
    if !own.isEmpty { lines += snippets(own) }
    if !prescription.needs.isEmpty { lines += ["", "  every line is needed; without it"] + prescription.needs.map(told) }
    lines += prescription.harmless.prefix(8).map { "  refused without any effect on the result: \($0.action) on \($0.resource)" }
    if !isCured { lines.append("  even so: \(prescription.rest.summary)") }
    return lines
  }

  private func snippets(_ lines: [PolicyLine]) -> [String] {
    let snippets = Snippets(lines: lines, role: subject.role)
    return ["  as Terraform"] + snippets.terraform.split(separator: "\n").map { "    \($0)" } + ["  as CloudFormation"]
      + snippets.cloudFormation.split(separator: "\n").map { "    \($0)" }
  }

  private func told(_ need: Prescription.Need) -> String { "    \(need.action): \(need.loss.summary)" }

  // MARK: The rest

  private var lintSection: [String] {
    let findings = subject.policies.all.flatMap { policy in
      PolicyLint.findings(in: policy.text, file: policy.path, kind: policy.kind).filter { $0.severity != .note }
    }
    guard !findings.isEmpty else { return [] }
    return ["Also wrong in the files (mocklake policy --lint tells more)"]
      + findings.map { "  \($0.location.map { "\($0.text): " } ?? "")\($0.message)" }
  }

  private var unusedSection: [String] {
    guard !unused.isEmpty else { return [] }
    var lines = ["Allowed, but not used by this run"]
    for policy in subject.policies.identity.map(\.path) {
      let own = unused.filter { $0.path == policy }
      guard !own.isEmpty else { continue }
      lines.append("  \(policy)")
      lines += own.map { "    \($0.line): \($0.action)\($0.purpose.map { " (for \($0))" } ?? "")" }
    }
    return lines
  }

  private var verdict: [String] {
    if isHealthy { return ["Healthy: nothing is refused that has an effect."] }
    let found = "\(denials.count) permission\(denials.count == 1 ? "" : "s") refused"
    guard !prescription.isEmpty else { return ["\(found), but what is lost cannot be cured by permissions."] }
    return [isCured ? "\(found); the fix is proved." : "\(found); the fix is not proved."]
  }
}

extension PolicyKind {
  /// What a policy of the kind is called.
  var title: String {
    switch self {
    case .identity, .managed: "the role's policy"
    case .trust: "the role's trust policy"
    case .resource: "resource policy"
    case .boundary: "the role's permissions boundary"
    case .session: "session policy"
    case .serviceControl: "service control policy"
    case .resourceControl: "resource control policy"
    case .endpoint: "VPC endpoint policy"
    }
  }
}

extension PastedError {
  /// What was read and what it may come from.
  public var textLines: [String] {
    var lines = ["The error"]
    let facts = [
      ("code", code), ("operation", operation), ("action", action), ("resource", resource), ("principal", principal),
      ("refused by", layer.map { "\($0.rawValue)\(effect == .explicitDeny ? ", explicitly" : "")" }), ("policy", policy),
      ("called by", via),
    ]
    for (name, value) in facts { if let value { lines.append("  \(name.padded(10))  \(value)") } }
    lines.append("  may come from, likeliest first")
    lines += causes.enumerated().map { "    \($0 + 1). \($1.text)" }
    return lines
  }
}
