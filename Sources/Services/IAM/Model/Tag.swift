import AWSWire

/// A tag of a user, role or policy.
struct Tag: Sendable {
  var key: String
  var value: String

  /// Tags that may be absent.
  static func list(_ fields: Fields) throws(ServiceError) -> [Tag]? {
    try fields.list("Tags", count: 0...50) { item throws(ServiceError) in
      Tag(key: try item.required("Key", IAMShapes.tagKey), value: try item.required("Value", IAMShapes.tagValue))
    }
  }

  /// Tags that must be there.
  static func required(_ fields: Fields) throws(ServiceError) -> [Tag] {
    if let tags = try list(fields) { return tags }
    fields.violate("Tags", "null", "Member must not be null")
    return []
  }

  /// The condition keys of tags that a request sets.
  static func conditions(_ tags: [Tag]) -> [String: [String]] {
    guard !tags.isEmpty else { return [:] }
    var keys = ["aws:TagKeys": tags.map(\.key)]
    for tag in tags { keys["aws:RequestTag/\(tag.key)"] = [tag.value] }
    return keys
  }
}

extension FieldWriter {
  mutating func tags(_ tags: [Tag]) {
    list("Tags", tags) { fields, tag in
      fields.field("Key", tag.key)
      fields.field("Value", tag.value)
    }
  }
}

extension Fields {
  /// The keys of tags to be removed.
  func requiredTagKeys() throws(ServiceError) -> [String] {
    if let keys = try strings("TagKeys", IAMShapes.tagKey, count: 0...50) { return keys }
    violate("TagKeys", "null", "Member must not be null")
    return []
  }
}
