import AWSWire
import Documents

/// The body of a request that carries JSON.
enum JSONBody {
  /// The input that a body holds, or of which it is one member.
  static func document(of route: RESTRoute, _ body: [UInt8]) throws(ServiceError) -> JSON {
    guard let payload = route.payload else { return try document(body) }
    if body.isEmpty { return .object([:]) }
    do {
      return JSON(.object([JSON.Member(payload, try JSON.parse(body))]))
    } catch {
      throw ServiceError(
        "InvalidRequestContentException", "Could not parse request body into json: \(error.message)",
        details: [.init("Type", "User")], origin: .frontEnd)
    }
  }

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
