import Digests
import Documents
import HTTP

/// How an object is encrypted at rest.
///
/// The bytes themselves stand in the state as they came: what counts is that nobody gets at them without the data key,
/// and nobody at the data key without KMS's consent.
struct ObjectEncryption: Sendable, Equatable {
  /// The kinds of encryption.
  enum Method: String, Sendable {
    /// With keys that S3 keeps to itself.
    case s3 = "AES256"
    /// With a data key under a KMS key.
    case kms = "aws:kms"
    /// The same twice over.
    case kmsTwice = "aws:kms:dsse"

    /// Whether KMS has a say.
    var usesKMS: Bool { self != .s3 }
  }

  /// The kind.
  var method = Method.s3
  /// The ARN of the KMS key.
  var keyARN = ""
  /// Whether the data key is the bucket's rather than the object's own.
  var usesBucketKey = false
  /// The encryption context that the data key was made for.
  var context: [String: String] = [:]
  /// What the client added to the context, as its header had it.
  var contextHeader: String?
  /// The data key as KMS gives it back in the clear.
  var dataKey: [UInt8] = []

  /// With S3's own keys.
  static let standard = ObjectEncryption()
}

extension ObjectEncryption {
  /// One text for storage; empty for S3's own keys.
  var text: String {
    guard method.usesKMS else { return "" }
    let context = JSON(.object(context.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }))
    return JSON.object([
      "method": .string(method.rawValue), "key": .string(keyARN), "bucketKey": .bool(usesBucketKey), "context": context,
      "header": contextHeader.map { .string($0) }, "dataKey": .string(Base64.encode(dataKey)),
    ]).text
  }

  /// Reads what `text` made.
  init(text: String) {
    guard !text.isEmpty, let document = try? JSON.parse(text) else { return }
    method = document["method"]?.string.flatMap { Method(rawValue: $0) } ?? .s3
    keyARN = document["key"]?.string ?? ""
    usesBucketKey = document["bucketKey"]?.bool ?? false
    context = Dictionary((document["context"]?.members ?? []).map { ($0.name, $0.value.string ?? "") }) { $1 }
    contextHeader = document["header"]?.string
    dataKey = document["dataKey"]?.string.flatMap { Base64.decode($0) } ?? []
  }

  /// Adds what answers say of it.
  /// - Parameter showsContext: whether the client's context is said, as answers to writes do.
  func add(to headers: inout HTTPHeaders, showsContext: Bool = false) {
    headers.add("x-amz-server-side-encryption", method.rawValue)
    guard method.usesKMS else { return }
    headers.add("x-amz-server-side-encryption-aws-kms-key-id", keyARN)
    if usesBucketKey { headers.add("x-amz-server-side-encryption-bucket-key-enabled", "true") }
    if showsContext, let contextHeader { headers.add("x-amz-server-side-encryption-context", contextHeader) }
  }

  /// The condition keys of a part of an upload: it is encrypted as the upload was begun, though its own request does not
  /// say so.
  var conditionKeys: [String: [String]] {
    var keys = ["s3:x-amz-server-side-encryption": [method.rawValue]]
    if method.usesKMS { keys["s3:x-amz-server-side-encryption-aws-kms-key-id"] = [keyARN] }
    return keys
  }

  /// The entity tag of an object of one piece: a digest of what is stored, which is not what came if KMS has a say.
  func entityTag(of plain: String) -> String {
    method.usesKMS ? Hex.encode(MD5.hash(Array(plain.utf8) + dataKey)) : plain
  }
}
