/// The actions of one service and what each may be granted on.
///
/// Facts of AWS's Service Authorization Reference, as of November 2026, written as two small tables of text.
struct ServiceActions: Sendable {
  /// The prefix in actions, such as `glue`.
  let prefix: String
  /// The resource types in order.
  let types: [ResourceType]
  /// The actions by their lower-cased names.
  let actions: [String: KnownAction]

  /// Reads the tables.
  /// - Parameters:
  ///   - types: a line for each resource type: its name, then service, `RA` (`-` for an empty region or account) and the
  ///     glob of an ARN's last part.
  ///   - actions: after `required+required|optional|optional:` the names of the actions with these resource types; `*:`
  ///     for those without.
  init(_ prefix: String, types: String, actions: String) {
    let types = types.split(whereSeparator: \.isNewline).compactMap { ResourceType($0) }
    (self.prefix, self.types) = (prefix, types)
    var (required, optional): ([ResourceType], [ResourceType]) = ([], [])
    var table: [String: KnownAction] = [:]
    for word in actions.split(whereSeparator: \.isWhitespace) {
      guard word.hasSuffix(":") else {
        let action = KnownAction(service: prefix, name: String(word), required: required, optional: optional)
        table[word.lowercased()] = action
        continue
      }
      let alternatives = word.dropLast().split(separator: "|")
      let names = (alternatives.first ?? "").split(separator: "+")
      required = types.filter { type in names.contains { $0 == type.name } }
      optional = types.filter { type in alternatives.dropFirst().contains { $0 == type.name } }
    }
    self.actions = table
  }
}

/// An action that AWS knows.
public struct KnownAction: Sendable, Hashable {
  /// The service's prefix.
  public let service: String
  /// The name as AWS writes it.
  public let name: String
  /// The resource types that the reference marks as required.
  public let required: [ResourceType]
  /// The other resource types.
  public let optional: [ResourceType]

  /// `service:Name`
  public var text: String { "\(service):\(name)" }

  /// All resource types on which the action can be granted.
  public var types: [ResourceType] { required + optional }

  /// Whether the action acts on nothing that has an ARN, so that only `*` grants it.
  public var takesNoResource: Bool { required.isEmpty && optional.isEmpty }
}

/// A kind of thing that has an ARN.
public struct ResourceType: Sendable, Hashable {
  /// Its name in the reference, such as `table`; `rootcatalog` is the account's own Glue catalog.
  public let name: String
  /// The service in its ARN.
  public let service: String
  /// Whether its ARN names a region.
  public let hasRegion: Bool
  /// Whether its ARN names an account.
  public let hasAccount: Bool
  /// The glob of the ARN's last part.
  public let pattern: String

  init?(_ line: some StringProtocol) {
    let words = line.split(separator: " ")
    let parts = words.last?.split(separator: ":", maxSplits: 2) ?? []
    guard words.count == 2, parts.count == 3 else { return nil }
    (name, service, pattern) = (String(words[0]), String(parts[0]), String(parts[2]))
    (hasRegion, hasAccount) = (parts[1].hasPrefix("R"), parts[1].hasSuffix("A"))
  }

  /// What an ARN of the type looks like, with words for what is to be filled in.
  public var sample: String {
    "arn:aws:\(service):\(hasRegion ? "REGION" : ""):\(hasAccount ? "ACCOUNT" : ""):\(pattern)"
  }

  /// The name as sentences use it, with its article.
  public var spoken: String {
    switch name {
    case "rootcatalog": "the catalog"
    case "object": "objects"
    case "bucket": "buckets"
    default: "\("aeiou".contains(name.prefix(1)) ? "an" : "a") \(name)"
    }
  }
}
