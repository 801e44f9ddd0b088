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
    guard let operation = try FaultRule.text("operation", of: document), !operation.isEmpty else {
      throw Diagnostic("a fault needs an operation", help: "write operation: glue:GetTables, or any")
    }
    self.init(
      name: try FaultRule.text("name", of: document) ?? operation, operation: operation == "any" ? "*" : operation,
      parameters: try FaultRule.parameters(document["where"]), role: try FaultRule.text("role", of: document),
      calls: try FaultRule.calls(document["call"]), after: try FaultRule.after(document["after"]),
      effect: try FaultRule.effect(document))
  }

  /// The keys of a rule.
  public static let keys = [
    "name", "operation", "where", "role", "call", "after", "respond", "message", "status", "deny", "expire", "delay", "cut",
  ]

  /// A member that is a text if it is there at all.
  private static func text(_ name: String, of document: JSON) throws(Diagnostic) -> String? {
    guard let value = document[name] else { return nil }
    guard let text = value.string else { throw Diagnostic("\(name) of a fault must be a text") }
    return text
  }

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
    guard let document else { return .all }
    let text = document.scalarText ?? document.text
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
    guard let document else { return nil }
    let text = document.scalarText ?? document.text
    let words = text.split(separator: " ").map(String.init)
    let countsCalls = words.count == 1 || words.count > 1 && ["call", "calls"].contains(words[1])
    if countsCalls, let count = Int(words[0]), count >= 0 {
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
    let text = value.scalarText ?? value.text
    if given[0] != "respond", document["message"] != nil || document["status"] != nil {
      throw Diagnostic("message and status belong to respond", help: "this fault has \(given[0])")
    }
    switch given[0] {
    case "respond": return try response(value, document)
    case "deny":
      guard let denial = Denial(rawValue: text) else {
        throw Diagnostic(
          "deny \"\(text)\" is not known", help: "one of \(Denial.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return .deny(denial)
    case "delay":
      guard let milliseconds = milliseconds(text) else {
        throw Diagnostic("delay \"\(text)\" cannot be read", help: "write 200ms or 2s; a day is the most")
      }
      return .delay(milliseconds: milliseconds)
    default:
      guard value.bool == true else { throw Diagnostic("\(given[0]) can only be true", help: "leave the fault out") }
      return given[0] == "expire" ? .expire : .cut
    }
  }

  private static func response(_ code: JSON, _ document: JSON) throws(Diagnostic) -> Effect {
    guard let code = code.string, !code.isEmpty else {
      throw Diagnostic("respond needs an error's code", help: "write respond: ThrottlingException")
    }
    let status = document["status"]?.integer
    if document["status"] != nil, !(400...599).contains(status ?? 0) {
      throw Diagnostic("status must be a number from 400 to 599")
    }
    return .respond(code: code, message: try text("message", of: document), status: status)
  }

  private static func milliseconds(_ text: String) -> Int? {
    let isSeconds = text.hasSuffix("s") && !text.hasSuffix("ms")
    let digits = text.hasSuffix("ms") ? text.dropLast(2) : isSeconds ? text.dropLast() : text[...]
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }), let number = Double(digits) else { return nil }
    let milliseconds = number * (isSeconds ? 1000 : 1)
    return milliseconds <= Double(longestDelay) ? Int(milliseconds) : nil
  }

  /// The rule in the format it is read from.
  public var json: JSON {
    var document = JSON.object([
      "name": .string(name), "operation": .string(operation),
      "where": parameters.isEmpty
        ? nil : JSON(.object(parameters.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) })),
      "role": role.map { .string($0) }, "call": calls.text.map { .string($0) },
      "after": after.map { .string("\($0.count) calls of \($0.operation)") },
    ])
    switch effect {
    case .respond(let code, let message, let status):
      document.set("respond", .string(code))
      document.set("message", message.map { .string($0) })
      document.set("status", status.map { .number($0) })
    case .deny(let denial): document.set("deny", .string(denial.rawValue))
    case .expire: document.set("expire", .bool(true))
    case .delay(let milliseconds): document.set("delay", .string("\(milliseconds)ms"))
    case .cut: document.set("cut", .bool(true))
    }
    return document
  }
}

extension FaultRule.Effect {
  /// As lists of faults show it.
  fileprivate var text: String {
    switch self {
    case .respond(let code, _, _): "respond \(code)"
    case .deny(let denial): "deny \(denial.rawValue)"
    case .expire: "expire"
    case .delay(let milliseconds): "delay \(milliseconds)ms"
    case .cut: "cut"
    }
  }
}

extension FaultRule.Calls {
  /// As rules are written; nil for all calls.
  fileprivate var text: String? {
    switch self {
    case .all: nil
    case .range(let range) where range.count == 1: String(range.lowerBound)
    case .range(let range): "\(range.lowerBound)-\(range.upperBound)"
    case .every(let step): "every \(step)th"
    }
  }
}

extension FaultPlan.Tally {
  /// The rule with its counts, as the admin API shows it.
  public var json: JSON {
    var document = rule.json
    document.set("effect", .string(rule.effect.text))
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
