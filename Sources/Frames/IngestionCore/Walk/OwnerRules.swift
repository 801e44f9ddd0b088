import Documents
import MetadataModel

/// Who owns what, as `ownerConfig` says it: a name for all entities of a level, or names by entity; else the owner of
/// what an entity lies in; else the default.
struct OwnerRules {
  enum Level: String {
    case database, databaseSchema, table
  }

  private let document: JSON
  private let inherits: Bool
  /// Whether who cannot be found is to be told; the original client only logs it.
  private let find: (String) throws(MetadataError) -> OwnerReference?

  /// - Parameter find: looks a user or team up by name or address.
  init(_ document: JSON, find: @escaping (String) throws(MetadataError) -> OwnerReference?) {
    (self.document, self.find) = (document, find)
    inherits = document["enableInheritance"]?.bool ?? true
  }

  /// The owners of an entity; nil for none.
  /// - Parameters:
  ///   - name: the entity's name with those of its database and schema before it.
  ///   - parents: names of the owners of what it lies in.
  func owners(of level: Level, _ name: String, below parents: [String]) throws(MetadataError) -> [OwnerReference]? {
    if let owners = try configured(document[level.rawValue], name) { return owners }
    if inherits, !parents.isEmpty, let owners = try references(parents) { return owners }
    return try document["default"]?.string.flatMap { name throws(MetadataError) in try references([name]) }
  }

  private func configured(_ rule: JSON?, _ name: String) throws(MetadataError) -> [OwnerReference]? {
    if let owner = rule?.string { return owner.isEmpty ? nil : try references([owner]) }
    guard rule?.members != nil else { return nil }
    let simple = name.split(separator: ".").last.map(String.init) ?? name
    for key in simple == name ? [name] : [name, simple] {
      guard let value = rule?[key] else { continue }
      if let owners = try references(value.elements?.compactMap(\.string) ?? [value.string].compactMap(\.self)) { return owners }
    }
    return nil
  }

  /// Those that can be found: several users, or one team, never both.
  private func references(_ names: [String]) throws(MetadataError) -> [OwnerReference]? {
    var owners: [OwnerReference] = []
    for name in names where !name.isEmpty {
      if let owner = try find(name) { owners.append(owner) }
    }
    guard Set(owners.map(\.type)).count == 1, let first = owners.first else { return nil }
    return first.type == "team" ? [first] : owners
  }
}
