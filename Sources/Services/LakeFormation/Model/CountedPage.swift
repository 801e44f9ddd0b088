import AWSWire
import ServiceCore

/// Pages that are told apart by how many entries went before.
enum CountedPage {
  /// How many entries a token's page leaves out.
  static func start(_ token: String?) throws(ServiceError) -> Int {
    guard let text = try PageToken.key(of: token, invalid: .badToken) else { return 0 }
    guard let start = Int(text), start >= 0 else { throw .badToken }
    return start
  }

  /// The token of the page after one; nil if that was the last.
  static func next(_ start: Int, _ shown: Int, of count: Int) -> String? {
    let end = min(start, count) + shown
    return end < count ? PageToken.make(after: String(end)) : nil
  }
}
