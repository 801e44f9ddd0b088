import Basics
import Documents

/// Reads what must come of a step.
struct ExpectationDecoder {
  let reading: Reading
  private var matchers: MatcherDecoder { MatcherDecoder(reading: reading) }

  init(reading: Reading) {
    self.reading = reading
  }

  func decode(_ yaml: YAML) -> Expectations? {
    guard var keys = KeyReader(yaml, "`then`", reading) else { return nil }
    var then = Expectations()
    if let outcome = keys.value("outcome"), let value: Expectations.Outcome = reading.choice(outcome, "`outcome`") {
      then.outcome = Located(value, at: outcome.location)
    }
    then.checks = keys.value("checks").map(checks) ?? []
    then.emits = keys.value("emits").flatMap { EmissionDecoder(reading: reading).decode($0) }
    then.deletes = keys.value("deletes").flatMap { EmissionDecoder(reading: reading, key: "deletes").decode($0) }
    then.requests = keys.value("requests").map(requests) ?? []
    then.report = keys.value("report").flatMap(report)
    then.faults = keys.value("faults").flatMap(faults)
    then.exit = keys.value("exit").flatMap(matchers.decode)
    then.output = keys.value("output").flatMap(matchers.decode)
    then.result = keys.value("result").flatMap(matchers.decode)
    then.error = keys.value("error").flatMap(matchers.decode)
    if let within = keys.value("within"), let limit = reading.duration(within, "`within`") {
      then.within = Located(limit, at: within.location)
    }
    keys.refuse("snapshot", "lineage")
    keys.finish()
    return then
  }

  // MARK: Checks

  private func checks(_ yaml: YAML) -> [CheckExpectation] {
    reading.named(yaml, "`checks`", form: "`GetTables: passed` lines").compactMap { name, key, value in
      guard value.entries != nil else {
        let result: CheckExpectation.Result? = reading.choice(value, "the check `\(name)`")
        return result.map { CheckExpectation(name: name, result: $0, location: value.location) }
      }
      guard var keys = KeyReader(value, "a check", reading) else { return nil }
      let code = keys.required("failed", help: "write `failed: AccessDeniedException`").flatMap(matchers.decode)
      let message = keys.value("message").flatMap(matchers.decode)
      keys.finish()
      return CheckExpectation(name: name, result: .failed, code: code, message: message, location: key.location)
    }
  }

  // MARK: Requests

  /// Reads counts of all calls, and of single actions; the words `total`, `denied` and so on count all calls.
  private func requests(_ yaml: YAML) -> [RequestExpectation] {
    if yaml.scalar == "none" {
      let none = Matcher(.nothing, at: yaml.location)
      return [RequestExpectation(action: nil, tallies: [(.total, none)], location: yaml.location)]
    }
    let entries = reading.named(yaml, "`requests`", form: "`glue:GetTables: 1` or `denied: 0` lines")
    return entries.compactMap { name, key, value in
      if let tally = RequestExpectation.Tally(rawValue: name) {
        return matchers.decode(value).map { RequestExpectation(action: nil, tallies: [(tally, $0)], location: key.location) }
      }
      return action(name, key, value)
    }
  }

  private func action(_ name: String, _ key: YAML, _ yaml: YAML) -> RequestExpectation? {
    let tallies = RequestExpectation.Tally.allCases
    guard name.split(separator: ":", omittingEmptySubsequences: false).count == 2 else {
      let words = tallies.map(\.rawValue)
      let meant = EditDistance.closest(to: name, among: words).map { "did you mean \"\($0)\"?" }
      reading.report(
        .unknownKey, "unknown key \"\(name)\"",
        help: meant ?? "write an action such as glue:GetTables, or one of \(words.joined(separator: ", "))", at: key.location)
      return nil
    }
    guard yaml.entries != nil, yaml.entries?.contains(where: { MatcherDecoder.words.contains($0.key.scalar ?? "") }) == false
    else {
      return matchers.decode(yaml).map { RequestExpectation(action: name, tallies: [(.total, $0)], location: key.location) }
    }
    guard var keys = KeyReader(yaml, "an action's expectation", reading) else { return nil }
    let counts = tallies.compactMap { tally in
      keys.value(tally.rawValue).flatMap(matchers.decode).map { (tally: tally, matcher: $0) }
    }
    let reason = keys.value("because").flatMap(matchers.decode)
    keys.finish()
    return RequestExpectation(action: name, tallies: counts, reason: reason, location: key.location)
  }

  // MARK: Reports and faults

  private func report(_ yaml: YAML) -> ReportExpectation? {
    guard var keys = KeyReader(yaml, "`report`", reading) else { return nil }
    let parts = ReportExpectation.Part.allCases.compactMap { part in
      keys.value(part.rawValue).flatMap(matchers.decode).map { (part: part, matcher: $0) }
    }
    keys.finish()
    return ReportExpectation(parts: parts)
  }

  private func faults(_ yaml: YAML) -> FaultExpectation? {
    if yaml.scalar == "all fired" { return .allFired(yaml.location) }
    guard yaml.entries != nil else {
      reading.report(
        .wrongValue, "`faults` must be `all fired` or name faults", help: "write `name of the fault: 1`", at: yaml.location)
      return nil
    }
    let counts = reading.named(yaml, "`faults`", form: "`name: 1`").compactMap { name, _, value in
      matchers.decode(value).map { (name: name, matcher: $0) }
    }
    return .counts(counts)
  }
}
