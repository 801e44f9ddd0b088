public import Basics
import Digests
public import Documents
import IAMPolicy

extension Organization {
  /// Reads an organization in the one format that scenarios, the command line and the admin API share: the root's own
  /// `scp`, `rcp`, `accounts` and `units`, each unit and account with the same keys, and `id` and `management`.
  /// - Throws: `Diagnostic` that says which key is wrong and what would be right.
  public init(_ document: JSON) throws(Diagnostic) {
    try OrganizationReader.check(document, "an organization", OrganizationReader.rootKeys)
    id = try OrganizationReader.text("id", of: document) ?? "o-mocklake01"
    managementAccount = try OrganizationReader.account(document["management"]) ?? "111111111111"
    guard id.hasPrefix("o-"), (12...34).contains(id.utf8.count), id.utf8.dropFirst(2).allSatisfy(OrganizationReader.isLetter)
    else {
      throw Diagnostic("\"\(id)\" is no identifier of an organization", help: "write o- and 10 to 32 small letters or digits")
    }
    var reader = OrganizationReader(id: id, managementAccount: managementAccount)
    try reader.read(document)
    memberships = reader.memberships
  }

  /// The document with an account at its root, if it names no account at all.
  static func settling(_ account: String, in document: JSON) -> JSON {
    guard !namesAccount(document, depth: 0), document.members != nil else { return document }
    var settled = document
    settled.set("accounts", .array([.string(account)]))
    return settled
  }

  private static func namesAccount(_ level: JSON, depth: Int) -> Bool {
    if level["accounts"] != nil { return true }
    return depth < OrganizationReader.deepest
      && (level["units"]?.members ?? []).contains { namesAccount($0.value, depth: depth + 1) }
  }
}

/// Reads the levels of an organization from the root down.
struct OrganizationReader {
  static let rootKeys = ["id", "management", "rootId", "scp", "rcp", "fullAccess", "accounts", "units"]
  private static let unitKeys = ["id", "scp", "rcp", "fullAccess", "accounts", "units"]
  private static let accountKeys = ["scp", "rcp", "fullAccess"]
  /// How deep AWS lets units lie.
  static let deepest = 5

  private let id: String
  private let managementAccount: String
  private(set) var memberships: [String: Organization.Membership]

  init(id: String, managementAccount: String) {
    (self.id, self.managementAccount, memberships) = (id, managementAccount, [:])
  }

  mutating func read(_ root: JSON) throws(Diagnostic) {
    let rootID = try OrganizationReader.text("rootId", of: root) ?? "r-\(OrganizationReader.mark(id, 4))"
    let path = "\(id)/\(rootID)/"
    try read(root, at: path, above: [], unitPrefix: "ou-\(rootID.dropFirst(2))-", depth: 0)
    if memberships[managementAccount] == nil { memberships[managementAccount] = .init(path: path, levels: []) }
  }

  private mutating func read(
    _ document: JSON, at path: String, above: [Organization.Level], unitPrefix: String, depth: Int
  ) throws(Diagnostic) {
    let levels = above + [try level(document)]
    for (account, own) in try accounts(of: document) {
      guard memberships[account] == nil else { throw Diagnostic("the account \(account) has two places in the organization") }
      memberships[account] = .init(path: path, levels: levels + [try level(own)])
    }
    guard let units = document["units"] else { return }
    guard let members = units.members else { throw Diagnostic("units maps names to organizational units") }
    guard depth < OrganizationReader.deepest else { throw Diagnostic("units lie at most five levels deep") }
    for unit in members {
      try OrganizationReader.check(unit.value, "the unit \(unit.name)", OrganizationReader.unitKeys)
      let own = try OrganizationReader.text("id", of: unit.value)
      let name = own ?? unitPrefix + OrganizationReader.mark(path + unit.name, 8)
      try read(unit.value, at: "\(path)\(name)/", above: levels, unitPrefix: unitPrefix, depth: depth + 1)
    }
  }

  /// A list of account numbers, or a map from them to what is attached to them.
  private func accounts(of level: JSON) throws(Diagnostic) -> [(String, JSON)] {
    guard let document = level["accounts"] else { return [] }
    var accounts: [(String, JSON)] = []
    for element in document.elements ?? [] {
      guard let account = try OrganizationReader.account(element) else { continue }
      accounts.append((account, .object([:])))
    }
    for member in document.members ?? [] {
      guard let account = try OrganizationReader.account(.string(member.name)) else { continue }
      let own = member.value == .null ? JSON.object([:]) : member.value
      try OrganizationReader.check(own, "the account \(account)", OrganizationReader.accountKeys)
      accounts.append((account, own))
    }
    if document.elements == nil, document.members == nil { throw Diagnostic("accounts is a list or a map of account numbers") }
    return accounts
  }

  // MARK: Policies

  /// What is attached to a level. Both kinds begin with AWS's own policy that allows everything; `fullAccess: false`
  /// detaches it from the service control policies, as allow lists do.
  private func level(_ document: JSON) throws(Diagnostic) -> Organization.Level {
    var serviceControl = try policies("scp", of: document, .serviceControl)
    var hasFullAccess = true
    if let value = document["fullAccess"] {
      guard let flag = value.bool else { throw Diagnostic("fullAccess is true or false") }
      hasFullAccess = flag
    }
    if hasFullAccess { serviceControl.insert(OrganizationReader.fullAccess, at: 0) }
    let resourceControl = try policies("rcp", of: document, .resourceControl)
    return Organization.Level(
      serviceControl: serviceControl, resourceControl: [OrganizationReader.fullResourceAccess] + resourceControl)
  }

  /// One policy, a list of them, or a map from names to them.
  private func policies(_ key: String, of level: JSON, _ kind: PolicyKind) throws(Diagnostic) -> [CompiledPolicy] {
    guard let document = level[key] else { return [] }
    var found: [CompiledPolicy] = []
    if document["Statement"] != nil || document.string != nil {
      found.append(try policy(document, named: key, kind))
    } else if let members = document.members {
      for member in members { found.append(try policy(member.value, named: member.name, kind)) }
    } else {
      for (index, element) in (document.elements ?? []).enumerated() {
        found.append(try policy(element, named: "\(key)-\(index + 1)", kind))
      }
    }
    return found
  }

  private func policy(_ document: JSON, named name: String, _ kind: PolicyKind) throws(Diagnostic) -> CompiledPolicy {
    let text = document.string ?? document.prettyText
    guard PolicyQuota.length(of: text) <= OrganizationReader.maximumLength else {
      throw Diagnostic("the policy \(name) has more than \(OrganizationReader.maximumLength) characters")
    }
    do {
      let source = PolicySource(name: name, arn: arn(of: name, kind), type: .organization)
      return CompiledPolicy(try PolicyDocument.parse(text, kind: kind), source: source)
    } catch {
      throw Diagnostic("the policy \(name) is refused: \(error.message)", help: error.reason)
    }
  }

  private func arn(of name: String, _ kind: PolicyKind) -> String {
    let type = kind == .serviceControl ? "service_control_policy" : "resource_control_policy"
    let mark = OrganizationReader.mark("\(type) \(name)", 8)
    return "arn:aws:organizations::\(managementAccount):policy/\(id)/\(type)/p-\(mark)"
  }

  private static let maximumLength = 5120

  private static let fullAccess = builtIn(
    "FullAWSAccess", "service_control_policy/p-FullAWSAccess",
    PolicyDocument(
      kind: .serviceControl, version: .v2012,
      statements: [PolicyStatement(effect: .allow, actions: everything, resources: everything)]))

  private static let fullResourceAccess = builtIn(
    "RCPFullAWSAccess", "resource_control_policy/p-RCPFullAWSAccess",
    PolicyDocument(
      kind: .resourceControl, version: .v2012,
      statements: [
        PolicyStatement(
          effect: .allow, principals: .init([.init(.aws, PolicyText("*"))]), actions: everything, resources: everything)
      ]))

  private static let everything = PolicyStatement.PatternList([PolicyText("*")])

  private static func builtIn(_ name: String, _ path: String, _ document: PolicyDocument) -> CompiledPolicy {
    CompiledPolicy(
      document, source: PolicySource(name: name, arn: "arn:aws:organizations::aws:policy/\(path)", type: .organization))
  }
}

// MARK: Values

extension OrganizationReader {
  static func check(_ document: JSON, _ what: String, _ keys: [String]) throws(Diagnostic) {
    guard let members = document.members else { throw Diagnostic("\(what) is an object with \(keys.joined(separator: ", "))") }
    for member in members where !keys.contains(member.name) {
      let closest = EditDistance.closest(to: member.name, among: keys)
      throw Diagnostic(
        "unknown key \"\(member.name)\" in \(what)", code: "ML003",
        help: closest.map { "did you mean \($0)?" } ?? "one of \(keys.joined(separator: ", "))")
    }
  }

  static func text(_ key: String, of document: JSON) throws(Diagnostic) -> String? {
    guard let value = document[key] else { return nil }
    guard let text = value.string, !text.isEmpty else { throw Diagnostic("\(key) must be a text") }
    return text
  }

  /// Twelve digits, which YAML may take for a number.
  static func account(_ value: JSON?) throws(Diagnostic) -> String? {
    guard let value else { return nil }
    var account = ""
    if case .number(let text) = value.value { account = text } else { account = value.string ?? "" }
    guard account.utf8.count == 12, account.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Diagnostic("\"\(account)\" is no account", help: "write twelve digits, in quotes")
    }
    return account
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) }

  /// Letters and digits that always belong to the same text, for identifiers that nobody gave.
  static func mark(_ text: String, _ length: Int) -> String { String(Hex.encode(SHA256.hash(text)).prefix(length)) }
}
