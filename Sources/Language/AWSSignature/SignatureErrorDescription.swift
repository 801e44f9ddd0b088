/// How a front end of AWS words its refusals.
public enum SignatureDialect: Sendable {
  /// awsJson services: Athena, Glue, KMS.
  case json
  /// rest-json services: Lambda, Lake Formation.
  case rest
  /// Query services: STS, IAM.
  case query
  /// S3, which has codes of its own.
  case s3
}

/// A refusal as AWS would answer it: code, status, sentence and the elements S3 adds.
public struct SignatureErrorDescription: Sendable, Equatable {
  /// An element of an S3 error beside code and message.
  public struct Detail: Sendable, Equatable {
    /// The element's name.
    public var name: String
    /// Its text.
    public var value: String

    /// A detail.
    public init(_ name: String, _ value: String) {
      (self.name, self.value) = (name, value)
    }
  }

  /// The error code.
  public var code: String
  /// The HTTP status.
  public var status: Int
  /// The sentence.
  public var message: String
  /// The elements that S3 adds, in its order.
  public var details: [Detail]

  init(_ code: String, _ status: Int, _ message: String, _ details: [Detail] = []) {
    (self.code, self.status, self.message, self.details) = (code, status, message, details)
  }
}

extension SignatureMismatch {
  /// What S3 shows of a mismatch.
  var details: [SignatureErrorDescription.Detail] {
    var details = [
      SignatureErrorDescription.Detail("AWSAccessKeyId", accessKeyID), .init("StringToSign", stringToSign),
      .init("SignatureProvided", signatureProvided), .init("StringToSignBytes", Self.bytes(stringToSign)),
    ]
    if !canonicalRequest.isEmpty {
      details.append(.init("CanonicalRequest", canonicalRequest))
      details.append(.init("CanonicalRequestBytes", Self.bytes(canonicalRequest)))
    }
    return details
  }

  /// `41 57 53 34`: invisible characters are what such mismatches often come from.
  private static func bytes(_ text: String) -> String {
    text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
