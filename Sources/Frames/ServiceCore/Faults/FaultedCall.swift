import AWSWire
import Basics
import Documents

/// What faults know a call by.
struct FaultedCall {
  /// The operation, such as `glue:GetTables`.
  var action: String
  /// The input.
  var parameters: JSON
  /// What the call is checked on.
  var permissions: [Permission]
  /// Whether it only reads, so that its answer can be out of date.
  var reads: Bool
  /// Who calls.
  var caller: Caller
  /// Its number in the journal.
  var number: Int

  /// What keeps a rule from matching the call, in words; nothing if it matches.
  func misses(of rule: FaultRule) -> [String] {
    var misses: [String] = []
    if !Glob.matches(rule.operation, action, ignoringCase: true) { misses.append("the operation is not \(rule.operation)") }
    if let role = rule.role, !caller.isNamed(role) { misses.append("the caller was \(caller.arn), not \(role)") }
    for (name, wanted) in rule.parameters.sorted(by: { $0.key < $1.key }) {
      let value = parameters.scalar(at: name)
      if let value, Glob.matches(wanted, value) { continue }
      misses.append("\(name) was \(value.map { "\"\($0)\"" } ?? "absent"), not \"\(wanted)\"")
    }
    if let wanted = rule.resource {
      let resources = permissions.flatMap(\.resources)
      if !resources.contains(where: { Glob.matches(wanted, $0) }) {
        misses.append("the resource was \(resources.last ?? "none"), not \(wanted)")
      }
    }
    if rule.effect == .expire, caller.session == nil { misses.append("the caller's credentials never expire") }
    if rule.effect == .stale, !reads { misses.append("the call does not only read") }
    return misses
  }

  /// How many letters the operation is from a rule's; wildcards are as far as letters.
  func distance(to operation: String) -> Int {
    Glob.matches(operation, action, ignoringCase: true) ? 0 : min(99, EditDistance.between(operation, action))
  }
}

extension JSON {
  /// The text of a member; dots lead into structures.
  fileprivate func scalar(at path: String) -> String? {
    var value: JSON? = self
    for part in path.split(separator: ".") { value = value?[String(part)] }
    switch value?.value {
    case .string(let text), .number(let text): return text
    case .bool(let bool): return String(bool)
    default: return nil
    }
  }
}

extension Caller {
  /// Whether the caller is the role or user of that name, or a session of the role.
  func isNamed(_ name: String) -> Bool {
    let roleOrUser = session?.roleARN ?? arn
    return roleOrUser == name || roleOrUser.split(separator: "/").last.map(String.init) == name
  }
}
