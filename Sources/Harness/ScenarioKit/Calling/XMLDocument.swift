import Documents

/// Reads an XML answer into the members that AWS's model names, as SDKs show it.
struct XMLDocument {
  /// Elements that stand for an element of a list of another name: `Part` of `Parts`.
  private let flattened: [String: String]
  /// Elements whose children are the elements of a list.
  private let wrappers: Set<String>

  /// Answers of the query protocol: a list's elements are all named `member`.
  static let query = XMLDocument(flattened: [:], wrappers: [])

  /// Answers of S3.
  static let objects = XMLDocument(
    flattened: [
      "Contents": "Contents", "CommonPrefixes": "CommonPrefixes", "Deleted": "Deleted", "Error": "Errors", "Part": "Parts",
      "Upload": "Uploads", "Version": "Versions", "DeleteMarker": "DeleteMarkers",
    ], wrappers: ["Buckets", "TagSet"])

  /// The value of an element.
  func json(_ element: XMLElement) -> JSON {
    if wrappers.contains(element.name) || element.children.allSatisfy({ $0.name == "member" }), !element.children.isEmpty {
      return .array(element.children.map(json))
    }
    if element.children.isEmpty { return wrappers.contains(element.name) ? .array([]) : .string(element.text) }
    var result = JSON.object([:])
    for child in element.children {
      guard let list = flattened[child.name] else {
        result.set(child.name, json(child))
        continue
      }
      result.set(list, .array((result[list]?.elements ?? []) + [json(child)]))
    }
    return result
  }
}
