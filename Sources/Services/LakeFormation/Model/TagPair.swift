import AWSWire
import Documents

/// An LF-tag's key with one or more of its values. Both are kept in lower case, as Lake Formation stores them.
struct TagPair: Sendable, Equatable {
  let key: String
  let values: [String]

  init(_ key: String, _ values: [String]) {
    (self.key, self.values) = (key, values)
  }

  /// Reads an `LFTagPair` or an `LFTag`.
  init(_ fields: Fields) throws(ServiceError) {
    _ = try fields.string("CatalogId", LakeShapes.catalogID)
    key = try fields.required("TagKey", LakeShapes.tagKey).lowercased()
    values = try fields.requiredStrings("TagValues", LakeShapes.tagValue, count: 1...50).map { $0.lowercased() }
  }

  /// Whether any value is meant.
  var hasWildcard: Bool { values.contains("*") }

  /// As an `LFTag`, which names no catalog.
  var document: JSON {
    .object(["TagKey": .string(key), "TagValues": .array(values.map { .string($0) })])
  }
}

extension [TagPair] {
  /// These tags with those of a lower level: there a key's value overrides the inherited one.
  func overridden(by lower: [TagPair]) -> [TagPair] {
    let keys = Set(lower.map(\.key))
    return (filter { !keys.contains($0.key) } + lower).sorted { $0.key < $1.key }
  }

  /// Whether a resource with these tags satisfies an expression: for every key one of the values.
  func satisfy(_ expression: [TagPair]) -> Bool {
    !expression.isEmpty
      && expression.allSatisfy { condition in
        contains { tag in
          tag.key == condition.key && (condition.hasWildcard || tag.values.contains { condition.values.contains($0) })
        }
      }
  }
}

extension FieldWriter {
  /// The members of an `LFTagPair`.
  mutating func tag(_ pair: TagPair, catalog: String) {
    field("CatalogId", catalog)
    field("TagKey", pair.key)
    list("TagValues", pair.values)
  }

  /// A list of `LFTagPair`; nothing if there are none, as Lake Formation answers.
  mutating func tags(_ name: String, _ pairs: [TagPair], catalog: String) {
    list(name, pairs.isEmpty ? nil : pairs) { item, pair in item.tag(pair, catalog: catalog) }
  }
}
