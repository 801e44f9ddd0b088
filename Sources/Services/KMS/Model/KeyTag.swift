import AWSWire

/// A tag of a key.
struct KeyTag: Sendable {
  let key: String
  let value: String

  init(key: String, value: String) {
    (self.key, self.value) = (key, value)
  }

  init(_ fields: Fields) throws(ServiceError) {
    key = try fields.required("TagKey", .length(1...128))
    value = try fields.required("TagValue", .length(0...256))
  }

  /// Reads the list of a request and checks it.
  static func list(_ fields: Fields) throws(ServiceError) -> [KeyTag]? {
    let tags = try fields.list("Tags") { item throws(ServiceError) in try KeyTag(item) }
    guard let tags else { return nil }
    if Set(tags.map(\.key)).count < tags.count { throw .badTag("Duplicate tag keys") }
    if tags.contains(where: { $0.key.lowercased().hasPrefix("aws:") }) { throw .badTag("Tag keys must not begin with aws:") }
    return tags
  }

  /// The condition keys of a request that sets tags.
  static func conditionKeys(_ tags: [KeyTag]) -> [String: [String]] {
    guard !tags.isEmpty else { return [:] }
    var keys = ["aws:TagKeys": tags.map(\.key)]
    for tag in tags { keys["aws:RequestTag/\(tag.key)"] = [tag.value] }
    return keys
  }
}
