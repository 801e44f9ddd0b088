import Basics
public import Documents

extension FaultRule {
  /// The rule in the format it is read from.
  public var json: JSON {
    var document = JSON.object([
      "name": .string(name), "operation": .string(operation),
      "where": parameters.isEmpty
        ? nil : JSON(.object(parameters.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) })),
      "role": role.map { .string($0) }, "resource": resource.map { .string($0) },
      "call": calls.text.map { .string($0) },
      "after": after.map { .string("\($0.count) calls of \($0.operation)") }, "from": from.map { .string($0.text) },
      "until": until.map { .string($0.text) }, "probability": chance.map { JSON(.number(String($0.probability))) },
      "seed": chance.flatMap { $0.seed == 0 ? nil : JSON.number($0.seed) },
    ])
    effect.write(to: &document)
    document.set("policy", policy.map { .string($0) })
    return document
  }
}

extension FaultRule.Effect {
  /// As lists of faults show it.
  fileprivate var text: String {
    switch self {
    case .respond(let code, _, _): "respond \(code)"
    case .throttle: "throttle"
    case .deny(let denial): "deny \(denial.rawValue)"
    case .expire: "expire"
    case .delay(let milliseconds): "delay \(milliseconds)ms"
    case .cut: "cut"
    case .truncate(let bytes): bytes.map { "truncate after \($0) bytes" } ?? "truncate"
    case .stale: "stale"
    }
  }

  fileprivate func write(to document: inout JSON) {
    switch self {
    case .respond(let code, let message, let status):
      document.set("respond", .string(code))
      document.set("message", message.map { .string($0) })
      document.set("status", status.map { .number($0) })
    case .throttle: document.set("throttle", .bool(true))
    case .deny(let denial): document.set("deny", .string(denial.rawValue))
    case .expire: document.set("expire", .bool(true))
    case .delay(let milliseconds): document.set("delay", .string("\(milliseconds)ms"))
    case .cut: document.set("cut", .bool(true))
    case .truncate(let bytes): document.set("truncate", bytes.map { .number($0) } ?? .bool(true))
    case .stale: document.set("stale", .bool(true))
    }
  }
}

extension FaultRule.Moment {
  /// As rules are written.
  fileprivate var text: String {
    switch self {
    case .at(let moment): moment.iso8601
    case .later(let milliseconds): milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
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
    document.set("nearest", nearest.map { .string($0.text) })
    return document
  }
}
