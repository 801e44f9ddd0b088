public import Basics
import Digests
public import HTTP

/// A presigned S3 URL of Signature Version 2 (`AWSAccessKeyId`, `Signature`, `Expires`).
///
/// boto3 still makes these for us-east-1 unless told otherwise, and S3 still takes them there.
public struct PresignedVersion2: Sendable {
  /// The key it was signed with.
  public let accessKeyID: String
  /// The session's token; nil for long-term keys.
  public let sessionToken: String?
  /// When the URL ends.
  public let expires: Timestamp
  private let signature: String
  private let query: HTTPQuery

  /// Reads a request's query; nil if it is not signed in this way.
  public init?(_ request: HTTPRequest) {
    guard let text = request.query, let query = HTTPQuery(decoding: text, plusIsSpace: false),
      let key = query["AWSAccessKeyId"], let signature = query["Signature"],
      let seconds = query["Expires"].flatMap({ Int64($0) }), (0...9_999_999_999).contains(seconds)
    else { return nil }
    (accessKeyID, self.signature, self.query) = (key, signature, query)
    sessionToken = query["x-amz-security-token"]
    expires = Timestamp(seconds: seconds)
  }

  /// Whether the signature was made with this secret.
  /// - Throws: `SignatureFailure.mismatch` if not.
  public func verify(_ request: HTTPRequest, secretAccessKey: String) throws(SignatureFailure) {
    let texts = resources(of: request).map { stringToSign(request, $0) }
    let isSigned = texts.contains { text in
      let computed = HMAC.sha1(key: Array(secretAccessKey.utf8), Array(text.utf8))
      return ConstantTime.equal(Base64.encode(computed), signature)
    }
    guard !isSigned else { return }
    throw .mismatch(
      SignatureMismatch(
        accessKeyID: accessKeyID, canonicalRequest: "", stringToSign: texts.first ?? "", signatureProvided: signature))
  }

  private func stringToSign(_ request: HTTPRequest, _ resource: String) -> String {
    let head = [
      request.method, request.headers["Content-MD5"] ?? "", request.headers["Content-Type"] ?? "",
      String(expires.seconds),
    ]
    return (head + amazonHeaders(of: request) + [resource]).joined(separator: "\n")
  }

  private func amazonHeaders(of request: HTTPRequest) -> [String] {
    var values: [String: [String]] = [:]
    for field in request.headers.fields where field.name.lowercased().hasPrefix("x-amz-") {
      values[field.name.lowercased(), default: []].append(field.value)
    }
    if let sessionToken { values["x-amz-security-token"] = [sessionToken] }
    return values.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.joined(separator: ","))" }
  }

  /// The path as sent, and, for a bucket named by the host, the path below the bucket.
  private func resources(of request: HTTPRequest) -> [String] {
    let suffix = subresources.isEmpty ? "" : "?\(subresources.joined(separator: "&"))"
    let bucket = request.headers["Host"]?.split(separator: ".").first.map(String.init) ?? ""
    return [request.path + suffix, "/\(bucket)\(request.path)\(suffix)"]
  }

  private var subresources: [String] {
    query.items.filter { PresignedVersion2.signed.contains($0.name) }.sorted { $0.name < $1.name }
      .map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }
  }

  /// The query parameters that are part of what is signed.
  private static let signed: Set = [
    "accelerate", "acl", "cors", "defaultObjectAcl", "delete", "lifecycle", "location", "logging", "notification",
    "partNumber", "policy", "requestPayment", "response-cache-control", "response-content-disposition",
    "response-content-encoding", "response-content-language", "response-content-type", "response-expires", "restore",
    "tagging", "torrent", "uploadId", "uploads", "versionId", "versioning", "versions", "website",
  ]
}
