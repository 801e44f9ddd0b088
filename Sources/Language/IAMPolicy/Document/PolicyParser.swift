import Documents

/// Reads the structure of a policy from its JSON; what the elements say is validated afterwards.
struct PolicyParser {
  private let text: String
  private let kind: PolicyKind
  let words: PolicyWording

  /// A parser of one text.
  init(_ text: String, kind: PolicyKind) {
    (self.text, self.kind) = (text, kind)
    words = PolicyWording(kind: kind)
  }

  /// The document.
  func document() throws(PolicyError) -> PolicyDocument {
    let bytes = Array(text.utf8)
    let json = try read(bytes)
    guard let members = json.members else { throw syntax("a policy is a JSON object", at: json.offset) }
    try checkMembers(members, known: ["Version", "Id", "Statement"])
    let version = try version(json["Version"])
    let id = try optionalText(json["Id"], "Id")
    guard let list = json["Statement"] else {
      throw PolicyError(words.emptyStatement, reason: "the policy has no Statement", at: json.offset)
    }
    let elements = list.elements ?? [list]
    guard !elements.isEmpty else {
      throw PolicyError(words.emptyStatement, reason: "the policy's Statement is empty", at: list.offset)
    }
    var ranges = StatementRanges(bytes)
    var statements: [PolicyStatement] = []
    for element in elements { try statements.append(statement(element, index: statements.count, &ranges)) }
    return PolicyDocument(kind: kind, version: version, id: id, statements: statements)
  }

  /// A refusal of the structure.
  func syntax(_ reason: String, at offset: Int, help: String? = nil) -> PolicyError {
    PolicyError(words.syntax, reason: reason, at: offset, help: help)
  }

  /// Refuses members that repeat or that a policy does not have.
  func checkMembers(_ members: [JSON.Member], known: Set<String>) throws(PolicyError) {
    var seen: Set<String> = []
    for member in members {
      guard known.contains(member.name) else {
        let near = known.first { $0.lowercased() == member.name.lowercased() }
        throw PolicyError(
          words.unknownField(member.name), reason: "a policy has no element \"\(member.name)\" here", at: member.offset,
          help: near.map { "element names are case-sensitive: \"\($0)\"" })
      }
      guard seen.insert(member.name).inserted else {
        throw syntax("the element \"\(member.name)\" is written twice", at: member.offset)
      }
    }
  }

  /// A text, or nil if the element is absent.
  func optionalText(_ json: JSON?, _ name: String) throws(PolicyError) -> String? {
    guard let json else { return nil }
    guard let text = json.string else { throw syntax("\(name) is a string", at: json.offset) }
    return text
  }

  private func read(_ bytes: [UInt8]) throws(PolicyError) -> JSON {
    do {
      return try JSON.parse(bytes)
    } catch {
      throw PolicyError(words.invalidJSON, reason: error.message, at: error.offset)
    }
  }

  private func version(_ json: JSON?) throws(PolicyError) -> PolicyDocument.Version {
    guard let json else { return .v2008 }
    guard let version = json.string.flatMap(PolicyDocument.Version.init) else {
      throw PolicyError(
        words.version, reason: "there is no such policy version", at: json.offset,
        help: "the present version is \"2012-10-17\"")
    }
    return version
  }
}
