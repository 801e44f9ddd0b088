public import Basics

/// Why a request's signature cannot be accepted, with all that AWS's sentences about it name.
public enum SignatureFailure: Error, Sendable, Equatable {
  /// The `Authorization` header names a scheme other than `AWS4-HMAC-SHA256`, or the query another algorithm.
  case unsupportedAlgorithm(String, form: AuthorizationForm)
  /// A part of the `Authorization` header has no equals sign.
  case notKeyValuePair(String, header: String)
  /// Parts of the authorization are absent; `header` is the whole header, empty in a query string.
  case missingComponents([AuthorizationComponent], form: AuthorizationForm, header: String)
  /// Both a header and a query string claim to authorize the request.
  case severalAuthorizations
  /// The credential does not have five parts, or an empty key.
  case malformedCredential(String, form: AuthorizationForm)
  /// The time of signing cannot be read.
  case malformedDate(String, form: AuthorizationForm)
  /// Parts of the credential scope do not fit the request; never empty.
  case wrongScope([ScopeFault], form: AuthorizationForm)
  /// `X-Amz-Expires` is not a number from 0 to a week.
  case invalidExpires(String)
  /// The request was signed too long ago or, `requestTime` being later, too far in the future.
  case skewed(requestTime: Timestamp, serverTime: Timestamp, allowedSeconds: Int)
  /// A presigned URL is past its end.
  case presignedExpired(expires: Int, expiresAt: Timestamp, serverTime: Timestamp)
  /// A presigned URL was signed in the future.
  case presignedTooEarly(requestTime: Timestamp, expiresAt: Timestamp, serverTime: Timestamp)
  /// `Host` is not among the signed headers.
  case hostNotSigned
  /// Headers that S3 requires to be signed are not; names in lower case, in the order of the request.
  case headersNotSigned([String])
  /// S3 wants a `x-amz-content-sha256` header and there is none.
  case missingContentHash
  /// The `x-amz-content-sha256` header is neither a hash nor one of the fixed words.
  case invalidContentHash(String)
  /// The signature is not the one that the secret gives.
  case mismatch(SignatureMismatch)
  /// The body's hash is not the one that the header claims.
  case contentHashMismatch(claimed: String, computed: String)
}

/// Where a request carries its authorization.
public enum AuthorizationForm: Sendable, Equatable {
  /// In the `Authorization` header.
  case header
  /// In the query string: a presigned URL.
  case query
}

/// A part of an authorization.
public enum AuthorizationComponent: Sendable, Equatable {
  /// The algorithm; a parameter of its own in the query form only.
  case algorithm
  /// Access key and scope.
  case credential
  /// The signature.
  case signature
  /// The list of signed headers.
  case signedHeaders
  /// The time of signing.
  case date
  /// How long a presigned URL holds; S3 requires it.
  case expires
}

/// A part of the credential scope that does not fit.
public enum ScopeFault: Sendable, Equatable {
  /// The region is not the one asked.
  case region(given: String, expected: String)
  /// The service is not the one asked.
  case service(given: String, expected: String)
  /// The scope does not end with `aws4_request`.
  case terminator(given: String)
  /// The day is not that of the time of signing.
  case date(given: String, expected: String, signedAt: String)
}

/// What was verified when a signature did not match.
public struct SignatureMismatch: Sendable, Equatable {
  /// The key that the request names.
  public var accessKeyID: String
  /// The canonical request; empty for the signature of a chunk or trailer.
  public var canonicalRequest: String
  /// The string that the secret signed.
  public var stringToSign: String
  /// The signature that the request carries.
  public var signatureProvided: String
}
