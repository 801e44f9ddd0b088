public import AWSWire
import Digests

/// Page tokens: opaque text that holds where the next page begins.
public enum PageToken {
  /// A token for the position after `key`.
  public static func make(after key: String) -> String { Hex.encode(Array("1|\(key)".utf8)) }

  /// The key that a token was made for; nil without a token.
  /// - Throws: `invalid` if the token was not made here.
  public static func key(of token: String?, invalid: ServiceError) throws(ServiceError) -> String? {
    guard let token, !token.isEmpty else { return nil }
    guard let bytes = Hex.decode(token), let text = String(validating: bytes, as: UTF8.self), text.hasPrefix("1|")
    else { throw invalid }
    return String(text.dropFirst(2))
  }
}
