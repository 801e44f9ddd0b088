import Basics
import Documents

/// One entity as it is kept: what clients wrote, and beside it what the server keeps about it.
struct Entity: Sendable {
  let kind: EntityKind
  let id: String
  let name: String
  let fqn: String
  /// The id of the entity right above; nil at the top.
  let parent: String?
  /// The members that clients write, without nulls.
  var content: JSON
  var version = EntityVersion.first
  var updatedAt: Timestamp
  var isDeleted = false
  /// What the last change of the version was; nil for the first version.
  var change: JSON?

  /// The entity as others refer to it.
  var reference: JSON {
    .object([
      "id": .string(id), "type": .string(kind.rawValue), "name": .string(name), "fullyQualifiedName": .string(fqn),
      "displayName": content["displayName"], "deleted": .bool(isDeleted),
    ])
  }
}

extension JSON {
  /// Whether it holds nothing: null, an empty text, list or object.
  var isBlank: Bool {
    switch value {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .number: false
    }
  }

  /// The value without members that are null, at any depth.
  var withoutNulls: JSON {
    switch value {
    case .array(let elements): .array(elements.map(\.withoutNulls))
    case .object(let members):
      JSON(.object(members.filter { !$0.value.isNull }.map { Member($0.name, $0.value.withoutNulls) }))
    default: self
    }
  }

  /// An object's members that satisfy a condition; other values as they are.
  func filter(_ isWanted: (String) -> Bool) -> JSON {
    guard let members else { return self }
    return JSON(.object(members.filter { isWanted($0.name) }))
  }
}
