public import Basics
public import Documents

extension FaultRule {
  /// Reads a rule in the one format that scenarios, the command line and the admin API share.
  /// - Throws: `Diagnostic` that says which key is wrong and what would be right.
  public init(_ document: JSON) throws(Diagnostic) {
    guard let members = document.members else { throw Diagnostic("a fault is an object with operation and an effect") }
    for member in members where !FaultRule.keys.contains(member.name) {
      let closest = EditDistance.closest(to: member.name, among: FaultRule.keys)
      throw Diagnostic("unknown key \"\(member.name)\" in a fault", code: "ML003", help: closest.map { "did you mean \($0)?" })
    }
    guard let operation = document["operation"]?.string else {
      throw Diagnostic("a fault needs an operation", help: "write operation: glue:GetTables, or any")
    }
    self.init(
      name: document["name"]?.string ?? operation, operation: operation == "any" ? "*" : operation,
      parameters: try FaultRule.parameters(document["where"]), role: document["role"]?.string,
      calls: try FaultRule.calls(document["call"]), after: try FaultRule.after(document["after"]),
      effect: try FaultRule.effect(document))
  }

  /// The keys of a rule.
  public static let keys = [
    "name", "operation", "where", "role", "call", "after", "respond", "message", "status", "deny", "expire", "delay", "cut",
  ]

  private static func parameters(_ document: JSON?) throws(Diagnostic) -> [String: String] {
    guard let document else { return [:] }
    guard let members = document.members else { throw Diagnostic("where maps input members to values") }
    var parameters: [String: String] = [:]
    for member in members {
      guard let text = member.value.scalarText else { throw Diagnostic("where.\(member.name) must be a single value") }
      parameters[member.name] = text
    }
    return parameters
  }

  /// `3`, `2-4`, `every 5th`.
  private static func calls(_ document: JSON?) throws(Diagnostic) -> Calls {
    guard let text = document?.scalarText else { return .all }
    if let number = Int(text), number > 0 { return .range(number...number) }
    let bounds = text.split(separator: "-").compactMap { Int($0) }
    if bounds.count == 2, bounds[0] > 0, bounds[0] <= bounds[1] { return .range(bounds[0]...bounds[1]) }
    let words = text.split(separator: " ")
    if words.count == 2, words[0] == "every", let step = Int(words[1].prefix { $0.isNumber }), step > 0 {
      return .every(step)
    }
    throw Diagnostic("call \"\(text)\" cannot be read", help: "write 3, 2-4 or every 5th")
  }

  /// `2 calls of glue:GetTables`, or a number of calls of anything.
  private static func after(_ document: JSON?) throws(Diagnostic) -> After? {
    guard let text = document?.scalarText else { return nil }
    let words = text.split(separator: " ").map(String.init)
    if let count = words.first.flatMap({ Int($0) }), count >= 0 {
      if words.count <= 2 { return After(count: count, operation: "*") }
      if words.count == 4, words[2] == "of" { return After(count: count, operation: words[3]) }
    }
    throw Diagnostic("after \"\(text)\" cannot be read", help: "write 2 calls of glue:GetTables")
  }

  private static func effect(_ document: JSON) throws(Diagnostic) -> Effect {
    let given = ["respond", "deny", "expire", "delay", "cut"].filter { document[$0] != nil }
    guard given.count == 1, let value = document[given[0]] else {
      throw Diagnostic("a fault needs exactly one effect", help: "one of respond, deny, expire, delay, cut")
    }
    let text = value.scalarText ?? ""
    switch given[0] {
    case "respond": return .respond(code: text, message: document["message"]?.string, status: document["status"]?.integer)
    case "deny":
      guard let denial = Denial(rawValue: text) else {
        throw Diagnostic(
          "deny \"\(text)\" is not known", help: "one of \(Denial.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return .deny(denial)
    case "expire": return .expire
    case "delay":
      guard let milliseconds = milliseconds(text) else {
        throw Diagnostic("delay \"\(text)\" cannot be read", help: "write 200ms or 2s")
      }
      return .delay(milliseconds: milliseconds)
    default: return .cut
    }
  }

  private static func milliseconds(_ text: String) -> Int? {
    if text.hasSuffix("ms") { return Int(text.dropLast(2)) }
    if text.hasSuffix("s") { return Double(text.dropLast()).map { Int($0 * 1000) } }
    return Int(text)
  }

  /// The rule as the admin API shows it.
  public var json: JSON {
    .object([
      "name": .string(name), "operation": .string(operation),
      "where": parameters.isEmpty
        ? nil : JSON(.object(parameters.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) })),
      "role": role.map { .string($0) },
      "effect": .string("\(effect)"),
    ])
  }
}

extension FaultPlan.Tally {
  /// The rule with its counts, as the admin API shows it.
  public var json: JSON {
    var document = rule.json
    document.set("matched", .number(matched))
    document.set("fired", .number(fired))
    return document
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
