import Basics

/// Finds what a connector needs and the policy does not allow.
struct ConnectorLint {
  private let document: PolicyDocument
  private let connector: ConnectorNeeds
  private(set) var findings: [Diagnostic] = []

  init(_ document: PolicyDocument, _ connector: ConnectorNeeds) {
    (self.document, self.connector) = (document, connector)
    for need in connector.needs where !isGranted(need.action) {
      report(
        need.isEssential ? .error : .warning, "\(need.action) is not allowed: without it \(need.loss)",
        help: "the connector needs it for \(need.purpose)")
    }
    if connector == .athena { checkBuckets() }
  }

  private func isGranted(_ name: String) -> Bool {
    guard let action = ActionTable.action(name) else { return true }
    if action.takesNoResource { return document.allowsEverywhere(name) }
    return action.types.contains { document.allows(name, on: $0) }
  }

  /// Results and data both lie in buckets; policies often name one of them only.
  private mutating func checkBuckets() {
    let patterns = document.allowing("s3:GetObject").flatMap { $0.isNegated ? [PolicyText("*")] : $0.patterns }.map(\.text)
    guard !patterns.isEmpty, !patterns.contains(where: { $0.isAnyBucket }) else { return }
    if patterns.allSatisfy({ $0.hasPrefix("arn:aws:s3:::aws-athena-query-results-") }) {
      report(
        .warning, "results can only lie in buckets called aws-athena-query-results-*",
        help: "with any other s3StagingDir Athena answers: Unable to verify/create output bucket")
    }
    guard Set(patterns.map { $0.split(separator: "/").first ?? "" }).count == 1 else { return }
    report(
      .warning, "the policy reads one bucket only: either the results or the data",
      help: "profiler, sample data and data quality read the buckets of the tables too")
  }

  private mutating func report(_ severity: Diagnostic.Severity, _ message: String, help: String) {
    // What is missing stands nowhere: these findings have no place and come last.
    findings.append(Diagnostic(message, severity: severity, code: "ML060", help: help))
  }
}

extension String {
  fileprivate var isAnyBucket: Bool { allSatisfy { $0 == "*" } || hasPrefix("arn:aws:s3:::*") }
}
