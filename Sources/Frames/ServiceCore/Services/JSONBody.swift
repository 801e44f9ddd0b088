import AWSWire
import Documents

/// The body of a request that carries JSON.
enum JSONBody {
  /// The body as an object; an empty one for an empty body.
  /// - Throws: what AWS's front end answers to anything else.
  static func document(_ body: [UInt8]) throws(ServiceError) -> JSON {
    if body.isEmpty { return .object([:]) }
    do {
      let document = try JSON.parse(body)
      guard document.members != nil else { throw JSONError("the body is not an object", offset: 0) }
      return document
    } catch {
      throw ServiceError("SerializationException", "", origin: .frontEnd)
    }
  }
}
