import Documents

/// One entity in a search index.
struct SearchDocument: Sendable {
  let id: String
  let fqn: String
  let source: JSON
  let index: String
  /// What the result is sorted by; empty for relevance, which is alike for all.
  var sortKey = ""

  /// The document with the key of a sort field.
  func sorted(by field: String) -> SearchDocument {
    var document = self
    document.sortKey = field == "_score" ? fqn : SearchClause.texts(of: field, in: source).first ?? ""
    return document
  }

  /// Whether it comes after the last hit of the page before.
  func comes(after key: String?, isDescending: Bool) -> Bool {
    guard let key else { return true }
    return isDescending ? sortKey < key : sortKey > key
  }

  /// The document as a hit.
  /// - Parameter fields: the members that the client wants of the source; all if empty.
  func hit(including fields: Set<String>) -> JSON {
    .object([
      "_index": .string(index), "_id": .string(id), "_score": JSON(.number("1.0")),
      "_source": fields.isEmpty ? source : source.filter(fields.contains), "sort": .array([.string(sortKey)]),
    ])
  }
}
