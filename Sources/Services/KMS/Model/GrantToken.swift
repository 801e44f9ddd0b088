import AWSWire
import Digests

/// Grant tokens: the ids of grants in text that is not meant to be read.
///
/// Grants hold at once here, so that a token changes nothing; it only has to be one.
enum GrantToken {
  private static let heading = "mocklake-grant|"

  static func encode(_ id: String) -> String { Base64.encode(Array((heading + id).utf8)) }

  /// The id of the grant; nil if the text is no token.
  static func decode(_ text: String) -> String? {
    guard let bytes = Base64.decode(text), let plain = String(validating: bytes, as: UTF8.self),
      plain.hasPrefix(heading)
    else { return nil }
    return String(plain.dropFirst(heading.count))
  }

  /// Checks the tokens of a request.
  static func check(_ fields: Fields) throws(ServiceError) {
    let tokens = try fields.strings("GrantTokens", KMSShapes.grantToken, count: 0...10) ?? []
    guard tokens.allSatisfy({ decode($0) != nil }) else { throw .invalidGrantToken }
  }
}
