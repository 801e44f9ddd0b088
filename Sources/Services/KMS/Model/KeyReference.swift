import AWSWire
import ServiceCore

/// A key as a request names it: by id, ARN, alias or alias ARN.
struct KeyReference: Sendable {
  /// What the name is of.
  enum Target: Sendable {
    case key(id: String)
    case alias(String)
  }

  let account: String
  let target: Target

  /// Reads a name.
  /// - Parameter aliases: whether the operation takes aliases.
  init(_ text: String, in request: RequestContext, aliases: Bool) throws(ServiceError) {
    guard text.hasPrefix("arn:") else {
      account = request.account
      target = try KeyReference.target(text, isARN: false, aliases)
      return
    }
    guard let arn = ARN(text), arn.service == "kms" else { throw .invalidARN(text) }
    guard arn.region == request.region else { throw .invalidRegion(arn.region) }
    account = arn.account
    if arn.resource.hasPrefix("key/") {
      target = try KeyReference.target(String(arn.resource.dropFirst(4)), isARN: true, false)
    } else if arn.resource.hasPrefix("alias/") {
      target = try KeyReference.target(arn.resource, isARN: true, aliases)
    } else {
      throw .invalidARN(text)
    }
  }

  private static func target(_ text: String, isARN: Bool, _ aliases: Bool) throws(ServiceError) -> Target {
    if text.hasPrefix("alias/") {
      if aliases { return .alias(text) }
      if isARN { throw .aliasNotSupported }
    }
    guard isKeyID(text) else { throw .invalidKeyID(text) }
    return .key(id: text)
  }

  /// The alias the request named the key by; nil if it named the key itself.
  var alias: String? {
    if case .alias(let name) = target { name } else { nil }
  }

  /// Whether a text is a UUID, or the id of a key for several regions.
  static func isKeyID(_ text: String) -> Bool {
    if text.hasPrefix("mrk-") {
      return text.utf8.count == 36 && text.utf8.dropFirst(4).allSatisfy(isHexadecimal)
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.utf8.allSatisfy(isHexadecimal) }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
