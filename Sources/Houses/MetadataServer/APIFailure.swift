import Documents
import HTTP

/// Why a call to the metadata API failed: the status and the sentence a real server's error body carries.
public struct APIFailure: Error, Sendable, Equatable {
  /// The HTTP status, repeated as `code` in the body.
  public let status: Int
  /// The sentence for people.
  public let message: String

  /// A failure.
  public init(_ status: Int, _ message: String) {
    (self.status, self.message) = (status, message)
  }
}

extension APIFailure {
  static func notFound(_ kind: String, _ key: String) -> APIFailure {
    APIFailure(404, "\(kind) instance for \(key) not found")
  }

  static func invalid(_ message: String) -> APIFailure { APIFailure(400, message) }

  static let tokenMissing = APIFailure(401, "Not Authorized! Token not present")
  static let methodNotAllowed = APIFailure(405, "HTTP 405 Method Not Allowed")
  static let alreadyExists = APIFailure(409, "Entity already exists")

  /// What this server does not have; a real one may.
  static func notServed(_ call: APICall) -> APIFailure {
    APIFailure(501, "This metadata server does not have \(call.method) /\(call.segments.joined(separator: "/"))")
  }

  var answer: APIAnswer {
    APIAnswer(status, .object(["code": .number(status), "message": .string(message)]))
  }
}
