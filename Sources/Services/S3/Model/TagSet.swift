import AWSWire
import Basics
import Documents
import HTTP

/// The tags of an object.
struct TagSet: Sendable, Equatable {
  /// One tag.
  struct Tag: Sendable, Equatable {
    var key: String
    var value: String
  }

  /// The tags in the order they were given.
  var tags: [Tag] = []

  private static let maximumCount = 10
  private static let punctuation: Set<Character> = ["+", "-", "=", ".", "_", ":", "/", "@", " "]
}

extension TagSet {
  /// The tags of the `x-amz-tagging` header, written like a query.
  init(_ request: S3Request) throws(ServiceError) {
    guard let header = request.header("x-amz-tagging") else { return }
    guard let query = HTTPQuery(decoding: header) else { throw TagSet.malformedHeader(header) }
    tags = query.items.map { Tag(key: $0.name, value: $0.value) }
    guard Set(tags.map(\.key)).count == tags.count else { throw TagSet.malformedHeader(header) }
    try validate()
  }

  /// The tags of a `Tagging` document.
  init(_ document: XMLElement) throws(ServiceError) {
    guard document.name == "Tagging", let set = document.child("TagSet") else { throw .malformedXML }
    for element in set.children {
      guard element.name == "Tag", let key = element.text(of: "Key"), let value = element.text(of: "Value") else {
        throw .malformedXML
      }
      tags.append(Tag(key: key, value: value))
    }
    try validate()
  }

  private func validate() throws(ServiceError) {
    guard tags.count <= TagSet.maximumCount else {
      throw ServiceError("BadRequest", "Object tags cannot be greater than 10")
    }
    for tag in tags { try TagSet.validate(tag) }
    guard Set(tags.map(\.key)).count == tags.count else {
      throw ServiceError("InvalidTag", "Cannot provide multiple Tags with the same key")
    }
  }

  private static func validate(_ tag: Tag) throws(ServiceError) {
    guard (1...128).contains(tag.key.unicodeScalars.count), tag.key.allSatisfy(isAllowed) else {
      throw invalidTag("The TagKey you have provided is invalid", key: tag.key)
    }
    guard tag.value.unicodeScalars.count <= 256, tag.value.allSatisfy(isAllowed) else {
      throw ServiceError(
        "InvalidTag", "The TagValue you have provided is invalid",
        details: [.init("TagKey", tag.key), .init("TagValue", tag.value)])
    }
    if tag.key.hasPrefix("aws:") {
      throw invalidTag("System tags cannot be added/updated by requester", key: tag.key)
    }
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || punctuation.contains(character)
  }

  private static func invalidTag(_ message: String, key: String) -> ServiceError {
    ServiceError("InvalidTag", message, details: [.init("TagKey", key)])
  }

  private static func malformedHeader(_ value: String) -> ServiceError {
    .invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name "
        + "duplicates.", "x-amz-tagging", value)
  }
}

extension TagSet {
  /// The tags like a query, for storage.
  var text: String {
    tags.map { "\(PercentEncoding.encode($0.key))=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
  }

  /// Reads what `text` made.
  init(text: String) {
    tags = (HTTPQuery(decoding: text)?.items ?? []).map { Tag(key: $0.name, value: $0.value) }
  }

  /// The tags as condition keys under a prefix such as `s3:ExistingObjectTag/`.
  func conditionKeys(_ prefix: String) -> [String: [String]] {
    Dictionary(tags.map { ("\(prefix)\($0.key)", [$0.value]) }) { first, _ in first }
  }

  /// Adds a `Tagging` document's content.
  func write(to xml: inout XMLWriter) {
    xml.open("TagSet")
    for tag in tags {
      xml.open("Tag")
      xml.element("Key", tag.key)
      xml.element("Value", tag.value)
      xml.close("Tag")
    }
    xml.close("TagSet")
  }
}
