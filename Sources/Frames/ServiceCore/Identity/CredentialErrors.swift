import AWSSignature
import AWSWire
import Basics

/// The errors of callers that cannot be identified, in the words and codes of each protocol.
///
/// Follows what AWS front ends answer: JSON services 400, query services and REST services 403, S3 its own codes.
enum CredentialErrors {
  /// A key that the account does not have, or a temporary key whose token is missing or wrong.
  static func unknownKey(_ accessKeyID: String, _ wire: WireProtocol) -> ServiceError {
    switch wire {
    case .json, .restJSON: front(wire, "UnrecognizedClientException", invalidToken)
    case .query: front(wire, "InvalidClientTokenId", invalidToken)
    case .restXML:
      ServiceError(
        "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", status: 403,
        details: [.init("AWSAccessKeyId", accessKeyID)])
    }
  }

  /// A session token that does not belong to the key.
  static func badToken(_ token: String, _ wire: WireProtocol) -> ServiceError {
    guard wire == .restXML else { return unknownKey("", wire) }
    return ServiceError(
      "InvalidToken", "The provided token is malformed or otherwise invalid.", details: [.init("Token-0", token)])
  }

  /// Temporary credentials past their end.
  static func expired(_ token: String, _ wire: WireProtocol) -> ServiceError {
    switch wire {
    case .json, .restJSON: front(wire, "ExpiredTokenException", expiredToken)
    case .query: front(wire, "ExpiredToken", expiredToken)
    case .restXML:
      ServiceError("ExpiredToken", "The provided token has expired.", details: [.init("Token-0", token)])
    }
  }

  /// A request that needs a signature and has none.
  static func missing(_ wire: WireProtocol) -> ServiceError {
    switch wire {
    case .json, .restJSON: front(wire, "MissingAuthenticationTokenException", "Missing Authentication Token")
    case .query: front(wire, "MissingAuthenticationToken", "Request is missing Authentication Token")
    case .restXML: ServiceError("AccessDenied", "Access Denied", status: 403)
    }
  }

  /// A presigned URL past its end.
  static func requestExpired(_ end: Timestamp) -> ServiceError {
    ServiceError(
      "AccessDenied", "Request has expired", status: 403, details: [.init("Expires", end.iso8601)])
  }

  /// An error of the front end with the status its protocol uses.
  static func front(_ wire: WireProtocol, _ code: String, _ message: String) -> ServiceError {
    var status = 403
    if case .json = wire { status = 400 }
    return ServiceError(code, message, status: status, origin: .frontEnd)
  }

  private static let invalidToken = "The security token included in the request is invalid."
  private static let expiredToken = "The security token included in the request is expired"
}
