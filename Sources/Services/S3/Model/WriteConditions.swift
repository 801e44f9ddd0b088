import AWSWire

/// The conditions under which an upload may replace what is there.
struct WriteConditions: Sendable, Equatable {
  /// The tag the object must have.
  var ifMatch: String?
  /// Whether no object may be there.
  var ifAbsent = false

  /// Reads `If-Match` and `If-None-Match`.
  /// - Throws: `NotImplemented` for forms that S3 does not offer on writes.
  init(_ request: S3Request) throws(ServiceError) {
    if let value = request.header("If-None-Match") {
      guard value == "*" else { throw .headerNotImplemented("If-None-Match") }
      ifAbsent = true
    }
    if let value = request.header("If-Match") {
      guard value.filter({ $0 != "\"" }) != "*", !ifAbsent else { throw .headerNotImplemented("If-Match") }
      ifMatch = EntityTag.unquoted(value)
    }
  }

  /// No conditions.
  init() {}

  /// - Parameter entityTag: the tag of the object that is there; nil if there is none.
  func check(_ entityTag: String?, key: String) throws(ServiceError) {
    if ifAbsent, entityTag != nil { throw .preconditionFailed("If-None-Match") }
    guard let ifMatch else { return }
    guard let entityTag else { throw .noSuchKey(key) }
    if entityTag != ifMatch { throw .preconditionFailed("If-Match") }
  }
}

/// Entity tags as headers have them.
enum EntityTag {
  /// The tag without quotes.
  static func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// Whether a list of tags, or `*`, covers a tag.
  static func list(_ list: String, covers tag: String) -> Bool {
    list.split(separator: ",").contains { item in
      let item = item.drop { $0 == " " }
      let text = item.hasPrefix("W/") ? item.dropFirst(2) : item
      return text == "*" || unquoted(String(text)) == tag
    }
  }
}
