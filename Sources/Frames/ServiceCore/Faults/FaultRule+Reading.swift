public import Basics
public import Documents
import IAMPolicy

extension FaultRule {
  /// Where a key of the document is written; nil where that is not known. An empty key stands for the whole.
  public typealias Places = (_ key: String) -> SourceLocation?

  /// The keys of a rule.
  public static let keys = [
    "name", "service", "operation", "where", "role", "resource", "call", "after", "from", "until", "probability", "seed",
    "respond", "message", "status", "throttle", "deny", "policy", "expire", "delay", "cut", "truncate", "stale",
  ]

  /// Reads a rule in the one format that scenarios, the command line and the admin API share.
  /// - Parameters:
  ///   - name: what the rule is called if it has no name; its operation by default.
  ///   - places: where the document's keys are written.
  /// - Throws: `Diagnostic` that says which key is wrong and what would be right.
  public init(_ document: JSON, name: String? = nil, places: @escaping Places = { _ in nil }) throws(Diagnostic) {
    var reader = FaultReader(document: document, places: places)
    try reader.checkKeys()
    let operation = try reader.operation()
    self.init(
      name: try reader.text("name") ?? name ?? document["operation"]?.string ?? operation,
      operation: operation, parameters: try reader.parameters(),
      role: try reader.text("role"), calls: try reader.calls(), after: try reader.after(), effect: try reader.effect())
    resource = try reader.text("resource")
    from = try reader.moment("from")
    until = try reader.moment("until") ?? reader.endOfStaleness
    chance = try reader.chance()
    policy = try reader.policy(of: effect)
  }
}

/// Reads a rule key by key.
struct FaultReader {
  static let effects = ["respond", "throttle", "deny", "expire", "delay", "cut", "truncate", "stale"]

  let document: JSON
  let places: FaultRule.Places
  /// Until when a fault with `stale: 5s` strikes.
  private(set) var endOfStaleness: FaultRule.Moment?

  init(document: JSON, places: @escaping FaultRule.Places) {
    (self.document, self.places) = (document, places)
  }

  func problem(_ message: String, help: String? = nil, at key: String = "", code: String = "ML004") -> Diagnostic {
    Diagnostic(message, code: code, help: help, at: places(key) ?? places(""))
  }

  func checkKeys() throws(Diagnostic) {
    guard let members = document.members else { throw problem("a fault is an object with operation and an effect") }
    for member in members where !FaultRule.keys.contains(member.name) {
      let closest = EditDistance.closest(to: member.name, among: FaultRule.keys)
      throw problem(
        "unknown key \"\(member.name)\" in a fault", help: closest.map { "did you mean \($0)?" }, at: member.name,
        code: "ML003")
    }
  }

  /// A member that is a text if it is there at all.
  func text(_ name: String) throws(Diagnostic) -> String? {
    guard let value = document[name] else { return nil }
    guard let text = value.string else { throw problem("\(name) of a fault must be a text", at: name) }
    return text
  }

  /// A member as the text it was written with, whatever its kind.
  private func written(_ name: String) -> String? { document[name].map { $0.scalarText ?? $0.text } }

  // MARK: Which calls

  /// `glue:GetTables`, `any`, or the operation of a `service`.
  func operation() throws(Diagnostic) -> String {
    let service = try text("service")
    guard let text = try text("operation"), !text.isEmpty else {
      if let service, !service.isEmpty { return "\(service):*" }
      throw problem("a fault needs an operation", help: "write operation: glue:GetTables, or any")
    }
    if text == "any" || text == "*" { return service.map { "\($0):*" } ?? "*" }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 1, let service { return try checked(service, text) }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }), service == nil else {
      throw problem("\"\(text)\" is no operation", help: "write glue:GetTables, glue:* or any", at: "operation")
    }
    return try checked(String(parts[0]), String(parts[1]))
  }

  /// An operation without wildcards must exist: a fault that can never strike is a mistake.
  private func checked(_ service: String, _ operation: String) throws(Diagnostic) -> String {
    let known = ServiceModels.operations(of: service.lowercased())
    let isGlob = operation.contains("*") || operation.contains("?")
    if isGlob || known.isEmpty || known.contains(where: { $0.lowercased() == operation.lowercased() }) {
      return "\(service):\(operation)"
    }
    let closest = EditDistance.closest(to: operation, among: known.sorted())
    throw problem(
      "\(service) has no operation \"\(operation)\"", help: closest.map { "did you mean \($0)?" }, at: "operation")
  }

  func parameters() throws(Diagnostic) -> [String: String] {
    guard let value = document["where"] else { return [:] }
    guard let members = value.members else { throw problem("where maps input members to values", at: "where") }
    var parameters: [String: String] = [:]
    for member in members {
      guard let text = member.value.scalarText else {
        throw problem("where.\(member.name) must be a single value", at: "where")
      }
      parameters[member.name] = text
    }
    return parameters
  }

  /// `3`, `2-4`, `every 5th`.
  func calls() throws(Diagnostic) -> FaultRule.Calls {
    guard let text = written("call") else { return .all }
    if let number = Int(text), number > 0 { return .range(number...number) }
    let bounds = text.split(separator: "-").compactMap { Int($0) }
    if bounds.count == 2, bounds[0] > 0, bounds[0] <= bounds[1] { return .range(bounds[0]...bounds[1]) }
    let words = text.split(separator: " ")
    if words.count == 2, words[0] == "every", let step = Int(words[1].prefix { $0.isNumber }), step > 0 {
      return .every(step)
    }
    throw problem("call \"\(text)\" cannot be read", help: "write 3, 2-4 or every 5th", at: "call")
  }

  /// `2 calls of glue:GetTables`, or a number of calls of anything.
  func after() throws(Diagnostic) -> FaultRule.After? {
    guard let text = written("after") else { return nil }
    let words = text.split(separator: " ").map(String.init)
    let countsCalls = words.count == 1 || words.count > 1 && ["call", "calls"].contains(words[1])
    if countsCalls, let count = Int(words[0]), count >= 0 {
      if words.count <= 2 { return .init(count: count, operation: "*") }
      if words.count == 4, words[2] == "of" { return .init(count: count, operation: words[3] == "any" ? "*" : words[3]) }
    }
    throw problem("after \"\(text)\" cannot be read", help: "write 2 calls of glue:GetTables", at: "after")
  }

  /// A moment of its own, or a length of time after the fault was added.
  func moment(_ key: String) throws(Diagnostic) -> FaultRule.Moment? {
    guard let text = written(key) else { return nil }
    if let moment = Timestamp(iso8601: text) { return .at(moment) }
    if let milliseconds = FaultReader.milliseconds(text) { return .later(milliseconds: milliseconds) }
    throw problem("\(key) \"\(text)\" cannot be read", help: "write 2026-03-01T09:00:00Z or 30s", at: key)
  }

  /// `0.3` or `30%`, with the `seed` that the choice follows from.
  func chance() throws(Diagnostic) -> FaultRule.Chance? {
    guard let text = written("probability") else {
      guard document["seed"] == nil else { throw problem("seed belongs to probability", at: "seed") }
      return nil
    }
    let number = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
    guard let number, (0...1).contains(number) else {
      throw problem("probability \"\(text)\" cannot be read", help: "write 0.3 or 30%", at: "probability")
    }
    guard let seed = written("seed") else { return .init(probability: number) }
    guard let value = UInt64(seed) else { throw problem("seed must be a whole number", at: "seed") }
    return .init(probability: number, seed: value)
  }

  // MARK: What happens

  mutating func effect() throws(Diagnostic) -> FaultRule.Effect {
    let given = FaultReader.effects.filter { document[$0] != nil }
    guard given.count == 1, let value = document[given[0]] else {
      throw problem(
        "a fault needs exactly one effect", help: "one of \(FaultReader.effects.joined(separator: ", "))",
        at: given.last ?? "")
    }
    if given[0] != "respond", document["message"] != nil || document["status"] != nil {
      let key = document["message"] != nil ? "message" : "status"
      throw problem("message and status belong to respond", help: "this fault has \(given[0])", at: key)
    }
    let text = value.scalarText ?? value.text
    switch given[0] {
    case "respond": return try response(value)
    case "deny": return .deny(try denial(text))
    case "delay": return .delay(milliseconds: try duration("delay", text))
    case "truncate": return .truncate(bytes: try truncation(value, text))
    case "stale":
      if value.bool != true { endOfStaleness = .later(milliseconds: try duration("stale", text)) }
      return .stale
    case "throttle": return try plain("throttle", value, .throttle)
    case "expire": return try plain("expire", value, .expire, or: "session")
    default: return try plain("cut", value, .cut, or: "connection")
    }
  }

  func policy(of effect: FaultRule.Effect) throws(Diagnostic) -> String? {
    guard let policy = try text("policy") else { return nil }
    guard case .deny(let denial) = effect, denial.decision(naming: nil).effect == .explicitDeny else {
      throw problem("policy belongs to an explicit deny", at: "policy")
    }
    return policy
  }

  private func plain(
    _ key: String, _ value: JSON, _ effect: FaultRule.Effect, or word: String? = nil
  ) throws(Diagnostic) -> FaultRule.Effect {
    guard value.bool == true || word != nil && value.string == word else {
      throw problem("\(key) can only be true", help: "leave the fault out", at: key)
    }
    return effect
  }

  private func denial(_ text: String) throws(Diagnostic) -> FaultRule.Denial {
    if let denial = FaultRule.Denial(rawValue: text) { return denial }
    let all = FaultRule.Denial.allCases.map(\.rawValue)
    let closest = EditDistance.closest(to: text, among: all)
    throw problem(
      "deny \"\(text)\" is not known", help: closest.map { "did you mean \($0)?" } ?? "one of \(all.joined(separator: ", "))",
      at: "deny")
  }

  private func duration(_ key: String, _ text: String) throws(Diagnostic) -> Int {
    if let milliseconds = FaultReader.milliseconds(text) { return milliseconds }
    throw problem("\(key) \"\(text)\" cannot be read", help: "write 200ms or 2s; a day is the most", at: key)
  }

  private func truncation(_ value: JSON, _ text: String) throws(Diagnostic) -> Int? {
    if value.bool == true { return nil }
    guard let bytes = Int(text), bytes >= 0 else {
      throw problem("truncate \"\(text)\" cannot be read", help: "write a number of bytes, or true for half", at: "truncate")
    }
    return bytes
  }

  /// A code, or `{code, message, status}`; the latter two may also stand beside it.
  private func response(_ value: JSON) throws(Diagnostic) -> FaultRule.Effect {
    let inner = value.members == nil ? document : value
    for member in value.members ?? [] where !["code", "message", "status"].contains(member.name) {
      throw problem("unknown key \"\(member.name)\" in respond", help: "it has code, message and status", at: "respond")
    }
    guard let code = value.members == nil ? value.string : value["code"]?.string, !code.isEmpty else {
      throw problem("respond needs an error's code", help: "write respond: ThrottlingException", at: "respond")
    }
    let status = inner["status"]?.integer
    if inner["status"] != nil, !(400...599).contains(status ?? 0) {
      throw problem("status must be a number from 400 to 599", at: value.members == nil ? "status" : "respond")
    }
    guard let message = inner["message"] else { return .respond(code: code, message: nil, status: status) }
    guard let text = message.string else { throw problem("message of a fault must be a text", at: "message") }
    return .respond(code: code, message: text, status: status)
  }

  private static func milliseconds(_ text: String) -> Int? {
    let isSeconds = text.hasSuffix("s") && !text.hasSuffix("ms")
    let digits = text.hasSuffix("ms") ? text.dropLast(2) : isSeconds ? text.dropLast() : text[...]
    if digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }), let number = Double(digits) {
      let milliseconds = number * (isSeconds ? 1000 : 1)
      return milliseconds <= Double(FaultRule.longestDelay) ? Int(milliseconds) : nil
    }
    guard let duration = Duration(abbreviated: text)?.wholeMilliseconds else { return nil }
    return (0...Int64(FaultRule.longestDelay)).contains(duration) ? Int(duration) : nil
  }
}

extension JSON {
  fileprivate var scalarText: String? {
    switch value {
    case .string(let text), .number(let text): text
    case .bool(let bool): String(bool)
    default: nil
    }
  }
}
