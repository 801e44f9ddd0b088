import Basics

extension Observation {
  /// Takes what a command printed and how it ended.
  mutating func note(_ result: ChildCommand.Result) {
    (exit, output) = (Int(result.status), result.output)
    outcome = result.status == 0 ? .success : .failure
  }

  /// Takes what the original client logged: its connection checks, its summary and how it ended.
  mutating func noteOriginal(_ result: ChildCommand.Result) {
    note(result)
    let log = OriginalLog(result.output)
    checks = log.checks
    report = log.report
    if result.status == 0, log.report.success < 100 || log.errors > 0 { outcome = .partial }
  }
}

/// The log of the original client, as far as scenarios look at it.
struct OriginalLog {
  /// The connection checks in order.
  private(set) var checks: [Observation.Check] = []
  /// The counts of the summaries.
  private(set) var report = Observation.Report()
  /// The sum of the errors that the summaries count.
  private(set) var errors = 0

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) { read(OriginalLog.message(of: line)) }
  }

  private mutating func read(_ message: Substring) {
    if let name = message.between("Running ", "..."), !name.contains(" ") {
      checks.append(Observation.Check(name: String(name), passed: true))
    } else if let check = checks.last, message.hasPrefix("\(check.name)-") {
      fail(check.name, String(message.dropFirst(check.name.count + 1)))
    } else if let count = message.number(after: "Processed records: ") {
      report.records = Int(count)
    } else if let count = message.number(after: "Updated records: ") {
      report.updated = Int(count)
    } else if let count = message.number(after: "Errors: ") {
      errors += Int(count)
    } else if let percentage = message.number(after: "Workflow Success %: ") {
      report.success = percentage
    }
  }

  private mutating func fail(_ name: String, _ text: String) {
    let error = ClientError(text)
    checks[checks.count - 1] = Observation.Check(name: name, passed: false, code: error.code, message: error.sentence)
  }

  /// What stands behind the time, level and module of a line.
  private static func message(of line: Substring) -> Substring {
    guard line.hasPrefix("["), let end = line.firstRange(of: " - ") else { return line }
    return line[end.upperBound...]
  }
}

extension Substring {
  fileprivate func between(_ prefix: String, _ suffix: String) -> Substring? {
    guard hasPrefix(prefix), hasSuffix(suffix), count > prefix.count + suffix.count else { return nil }
    return dropFirst(prefix.count).dropLast(suffix.count)
  }

  fileprivate func number(after prefix: String) -> Double? {
    hasPrefix(prefix) ? Double(String(dropFirst(prefix.count).prefix { $0.isNumber || $0 == "." })) : nil
  }
}
