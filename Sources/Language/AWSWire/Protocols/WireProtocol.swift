/// The protocols that AWS services speak.
public enum WireProtocol: Sendable, Equatable {
  /// JSON bodies; the operation stands in `X-Amz-Target` after the prefix. Glue, Athena, KMS.
  case json(targetPrefix: String)
  /// Form bodies and XML answers. STS, IAM.
  case query(namespace: String)
  /// XML bodies under resource paths. S3.
  case restXML
  /// JSON bodies under resource paths. Lake Formation, Lambda.
  case restJSON

  /// The media type of answers.
  public var contentType: String {
    switch self {
    case .json: "application/x-amz-json-1.1"
    case .query: "text/xml"
    case .restXML: "application/xml"
    case .restJSON: "application/json"
    }
  }
}
