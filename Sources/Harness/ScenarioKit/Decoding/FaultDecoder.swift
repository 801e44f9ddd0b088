import Basics
import Documents
import ServiceCore

/// Reads scripted faults.
struct FaultDecoder {
  let reading: Reading

  private static let effects = ["respond", "deny", "delay", "expire", "cut"]

  func decode(_ yaml: YAML) -> [FaultScript] {
    guard let elements = yaml.elements else {
      reading.report(.wrongValue, "`faults` must be a list", help: "begin each with `- name:`", at: yaml.location)
      return []
    }
    return elements.enumerated().compactMap { fault($1, number: $0 + 1) }
  }

  private func fault(_ yaml: YAML, number: Int) -> FaultScript? {
    guard var keys = KeyReader(yaml, "a fault", reading) else { return nil }
    let name = keys.value("name").flatMap { reading.text($0, "`name`") } ?? "fault \(number)"
    let operation = keys.required("operation", help: "write glue:GetTables, glue:* or any").flatMap(operation)
    let parameters = keys.value("where").map { reading.pairs($0, "`where`") } ?? []
    let role = keys.value("role").flatMap { reading.text($0, "`role`") }
    let calls = keys.value("call").map(calls) ?? .all
    let after = keys.value("after").flatMap(after)
    let effect = effect(&keys)
    keys.refuse("probability", "truncate", "stale")
    keys.finish()
    guard let operation, let calls, let effect else { return nil }
    let values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let rule = FaultRule(
      name: name, operation: operation, parameters: values, role: role, calls: calls, after: after, effect: effect)
    return FaultScript(rule: rule, location: yaml.location)
  }

  private func operation(_ yaml: YAML) -> String? {
    guard let text = reading.text(yaml, "`operation`") else { return nil }
    if text == "any" || text == "*" { return "*" }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) { return text }
    reading.report(
      .wrongValue, "\"\(text)\" is no operation", help: "write glue:GetTables, glue:* or any", at: yaml.location)
    return nil
  }

  /// Reads `3`, `2-4` or `every 5th`.
  private func calls(_ yaml: YAML) -> FaultRule.Calls? {
    let text = yaml.scalar ?? ""
    if let number = Int(text), number > 0 { return .range(number...number) }
    let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if bounds.count == 2, let first = bounds[0], let last = bounds[1], first > 0, first <= last { return .range(first...last) }
    if let step = ordinal(after: "every ", in: text) { return .every(step) }
    reading.report(.wrongValue, "`call` must say which calls", help: "write 3, 2-4 or every 5th", at: yaml.location)
    return nil
  }

  private func ordinal(after prefix: String, in text: String) -> Int? {
    guard text.hasPrefix(prefix) else { return nil }
    let rest = text.dropFirst(prefix.count)
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard ["st", "nd", "rd", "th"].contains(rest.dropFirst(digits.count)), let number = Int(digits), number > 0 else {
      return nil
    }
    return number
  }

  /// Reads `2 calls of glue:GetTables`.
  private func after(_ yaml: YAML) -> FaultRule.After? {
    let words = yaml.scalar?.split(separator: " ").map(String.init) ?? []
    if words.count == 4, let count = Int(words[0]), count > 0, ["call", "calls"].contains(words[1]), words[2] == "of" {
      return FaultRule.After(count: count, operation: words[3] == "any" ? "*" : words[3])
    }
    reading.report(
      .wrongValue, "`after` must say after which calls", help: "write `2 calls of glue:GetTables`", at: yaml.location)
    return nil
  }

  // MARK: Effects

  private func effect(_ keys: inout KeyReader) -> FaultRule.Effect? {
    let respond = keys.value("respond").flatMap(response)
    let denial: FaultRule.Denial? = keys.value("deny").flatMap { reading.choice($0, "`deny`") }
    let delay = keys.value("delay").flatMap { reading.duration($0, "`delay`") }
    let expire = keys.value("expire").flatMap { word($0, "expire", "session") }
    let cut = keys.value("cut").flatMap { word($0, "cut", "connection") }
    let given = keys.present(among: FaultDecoder.effects)
    guard given.count == 1 || !keys.present(among: ["truncate", "stale"]).isEmpty else {
      let all = FaultDecoder.effects.joined(separator: ", ")
      reading.report(
        .contradiction, given.isEmpty ? "the fault does nothing" : "the fault does more than one thing",
        help: "give it one of \(all)", at: keys.location)
      return nil
    }
    if let respond { return respond }
    if let denial { return .deny(denial) }
    if let delay { return .delay(milliseconds: Int(clamping: delay.wholeMilliseconds)) }
    return expire != nil ? .expire : cut != nil ? .cut : nil
  }

  /// Reads an error's code, or `{code, message, status}`.
  private func response(_ yaml: YAML) -> FaultRule.Effect? {
    guard yaml.entries != nil else {
      return reading.text(yaml, "`respond`").map { .respond(code: $0, message: nil, status: nil) }
    }
    guard var keys = KeyReader(yaml, "a response", reading) else { return nil }
    let code = keys.required("code").flatMap { reading.text($0, "`code`") }
    let message = keys.value("message").flatMap { reading.text($0, "`message`") }
    let status = keys.value("status").flatMap { reading.integer($0, "`status`", 400...599) }
    keys.finish()
    return code.map { .respond(code: $0, message: message, status: status) }
  }

  private func word(_ yaml: YAML, _ key: String, _ word: String) -> Bool? {
    if yaml.scalar == word { return true }
    reading.reportChoice(yaml, "`\(key)`", [word])
    return nil
  }
}
