import Basics
import HTTP
import ServiceCore

extension S3Request {
  /// The condition keys that every request has, whatever it asks for.
  func conditionKeys(of bucket: Bucket, in context: RequestContext) -> [String: [String]] {
    var keys = ["s3:ResourceAccount": [bucket.owner]]
    if let form = signatureForm {
      keys["s3:authType"] = [form.type]
      keys["s3:signatureversion"] = [form.version]
    }
    if let age = signatureAge(at: context.now) { keys["s3:signatureAge"] = [String(age)] }
    if let hash = header("x-amz-content-sha256") { keys["s3:x-amz-content-sha256"] = [hash] }
    if let version = query["versionId"] { keys["s3:VersionId"] = [version] }
    return keys
  }

  /// How the request is signed; nil without a signature.
  private var signatureForm: (type: String, version: String)? {
    if isPresigned { return ("REST-QUERY-STRING", "AWS4-HMAC-SHA256") }
    if query.contains("Signature") { return ("REST-QUERY-STRING", "AWS") }
    return header("Authorization").map { _ in ("REST-HEADER", "AWS4-HMAC-SHA256") }
  }

  /// How old the signature of a presigned request is, in milliseconds.
  private func signatureAge(at now: Timestamp) -> Int64? {
    guard isPresigned, let signed = query["X-Amz-Date"].flatMap({ Timestamp(basicISO8601: $0) }) else { return nil }
    return max(0, now.milliseconds - signed.milliseconds)
  }
}
