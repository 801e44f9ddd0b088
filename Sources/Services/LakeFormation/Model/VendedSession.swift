import AWSWire
import Basics
import Documents
import SQLite
import ServiceCore

/// Temporary credentials of the role of a registered location, limited to some of what lies there.
struct VendedSession {
  /// The role that reads the location.
  let role: String
  /// The path in S3 that the credentials are for, as `s3://bucket/path`.
  let path: String
  /// Whether they may write as well.
  let isWriting: Bool
  let seconds: Int

  /// Issues the credentials.
  /// - Throws: Lake Formation's refusal if the role is gone.
  func issue(in request: RequestContext) throws(ServiceError) -> VendedCredentials {
    let name = role.split(separator: "/").last.map(String.init) ?? role
    let account = ARN(role)?.account ?? request.account
    let id = try request.query { connection in
      try connection.first(
        "SELECT id FROM identity_entity WHERE account = ? AND kind = 'role' AND name = ?", .text(account), .text(name)
      ) { $0.text(0) }
    }
    guard let id else { throw .roleNotAssumable(role) }
    let expires = request.now.adding(seconds: Int64(seconds))
    let session = IssuedSession(
      holder: .role(arn: role, id: id, sessionName: "AWSLF-00-GL-\(request.account)-\(request.ids.base32(10))"),
      facts: SessionFacts(issued: request.now, expires: expires, roleARN: role), policy: policy.text)
    return VendedCredentials(key: try AccessKeyIssuer(request).issue(session, account: account), expires: expires, path: path)
  }

  /// The session policy: objects under the path, and listing them.
  var policy: JSON {
    let place = VendedSession.parts(path)
    let bucket = JSON.string("arn:aws:s3:::\(place.bucket)")
    let prefix = VendedSession.literal(place.prefix)
    let objects: [JSON] =
      prefix.isEmpty
      ? [.string("arn:aws:s3:::\(place.bucket)/*")]
      : [.string("arn:aws:s3:::\(place.bucket)/\(prefix)"), .string("arn:aws:s3:::\(place.bucket)/\(prefix)/*")]
    let writing = isWriting ? ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"] : []
    var listing = VendedSession.allow(["s3:ListBucket"], [bucket])
    if !prefix.isEmpty {
      let prefixes = JSON.array([.string(prefix), .string("\(prefix)/*")])
      listing.set("Condition", .object(["StringLike": .object(["s3:prefix": prefixes])]))
    }
    let statements = [
      VendedSession.allow(["s3:GetObject", "s3:GetObjectVersion"] + writing, objects), listing,
      VendedSession.allow(["s3:GetBucketLocation"], [bucket]),
      VendedSession.allow(["kms:Decrypt", "kms:GenerateDataKey"], ["*"].map { .string($0) }),
    ]
    return .object(["Version": .string("2012-10-17"), "Statement": .array(statements)])
  }

  private static func allow(_ actions: [String], _ resources: [JSON]) -> JSON {
    .object([
      "Effect": .string("Allow"), "Action": .array(actions.map { .string($0) }), "Resource": .array(resources),
    ])
  }

  /// Bucket and key prefix of a path, without slashes at the ends.
  private static func parts(_ path: String) -> (bucket: String, prefix: String) {
    let rest = path.split(separator: "://", maxSplits: 1).last ?? ""
    let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    var prefix = parts.count > 1 ? parts[1] : ""
    while prefix.hasSuffix("/") { prefix.removeLast() }
    return (String(parts.first ?? ""), String(prefix))
  }

  /// Text in which no sign has a meaning for policies.
  private static func literal(_ text: String) -> String {
    text.reduce(into: "") { result, sign in
      if sign == "*" || sign == "?" || sign == "$" { result += "${\(sign)}" } else { result.append(sign) }
    }
  }
}

/// What the operations that vend credentials answer.
struct VendedCredentials: OperationOutput {
  let key: AccessKeyIssuer.Key
  let expires: Timestamp
  /// nil where the answer does not tell it.
  var path: String?

  func write(to fields: inout FieldWriter) {
    fields.field("AccessKeyId", key.id)
    fields.field("SecretAccessKey", key.secret)
    fields.field("SessionToken", key.token)
    fields.field("Expiration", expires)
    if let path { fields.list("VendedS3Path", [path]) }
  }
}
