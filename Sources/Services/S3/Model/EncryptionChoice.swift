import AWSWire
import Digests
import Documents

/// How an object is to be encrypted, as a request or a bucket's default says.
struct EncryptionChoice: Sendable, Equatable {
  /// The kind.
  var method: ObjectEncryption.Method
  /// The KMS key by id, ARN or alias; nil for the one that AWS manages for S3.
  var key: String?
  /// Whether the bucket's key serves; nil if that is left to the bucket's default.
  var usesBucketKey: Bool?
  /// What the client adds to the encryption context.
  var context: [String: String] = [:]
  /// The same as the header has it.
  var contextHeader: String?

  /// A choice from its parts.
  init(_ method: ObjectEncryption.Method, key: String? = nil, usesBucketKey: Bool? = nil) {
    (self.method, self.key, self.usesBucketKey) = (method, key, usesBucketKey)
  }

  private static let prefix = "x-amz-server-side-encryption"

  /// Reads the headers; nil if they leave the choice to the bucket.
  init?(_ request: S3Request) throws(ServiceError) {
    let prefix = EncryptionChoice.prefix
    // Keys that clients keep themselves are not served.
    for name in ["-customer-algorithm", "-customer-key", "-customer-key-MD5"] where request.header(prefix + name) != nil {
      throw .headerNotImplemented(prefix + name)
    }
    let names = ["-aws-kms-key-id", "-context"].filter { request.header(prefix + $0) != nil }
    guard let text = request.header(prefix) else {
      if let name = names.first { throw .kmsHeaderMissing(prefix + name, request.header(prefix + name)) }
      return nil
    }
    guard let method = ObjectEncryption.Method(rawValue: text) else {
      throw .invalidArgument("The encryption method specified is not supported", prefix, text)
    }
    if !method.usesKMS, let name = names.first { throw .kmsHeaderMissing(prefix + name, request.header(prefix + name)) }
    self.init(method, key: request.header(prefix + "-aws-kms-key-id"))
    usesBucketKey = request.header(prefix + "-bucket-key-enabled").map { $0.lowercased() == "true" }
    contextHeader = request.header(prefix + "-context")
    if let contextHeader { context = try EncryptionChoice.context(contextHeader) }
  }

  /// Reads a context: base64 of a JSON object of texts, none of whose names AWS has for itself.
  private static func context(_ header: String) throws(ServiceError) -> [String: String] {
    let refusal = ServiceError.invalidArgument(
      "The header '\(prefix)-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map",
      "\(prefix)-context", header)
    guard let bytes = Base64.decode(header), let members = (try? JSON.parse(bytes))?.members else { throw refusal }
    var context: [String: String] = [:]
    for member in members {
      guard let value = member.value.string, !member.name.hasPrefix("aws:") else { throw refusal }
      context[member.name] = value
    }
    return context
  }

  /// The choice for an object in a bucket: the request's, filled up by the bucket's default.
  static func effective(_ asked: EncryptionChoice?, in bucket: Bucket) -> EncryptionChoice {
    let usual = bucket.encryption ?? EncryptionChoice(.s3)
    guard var choice = asked else { return usual }
    choice.usesBucketKey = choice.usesBucketKey ?? usual.usesBucketKey
    return choice
  }
}

extension EncryptionChoice {
  /// One text for storage of a bucket's default.
  var text: String {
    JSON.object([
      "method": .string(method.rawValue), "key": key.map { .string($0) }, "bucketKey": usesBucketKey.map { .bool($0) },
    ]).text
  }

  /// Reads what `text` made; nil if it is empty.
  init?(text: String) {
    guard !text.isEmpty, let document = try? JSON.parse(text) else { return nil }
    let method = document["method"]?.string.flatMap { ObjectEncryption.Method(rawValue: $0) }
    self.init(method ?? .s3, key: document["key"]?.string, usesBucketKey: document["bucketKey"]?.bool)
  }

  /// Reads a `ServerSideEncryptionConfiguration`.
  init(_ document: XMLElement) throws(ServiceError) {
    guard document.name == "ServerSideEncryptionConfiguration", document.children.count == 1,
      let rule = document.child("Rule")
    else { throw .malformedXML }
    let usual = rule.child("ApplyServerSideEncryptionByDefault")
    let name = usual?.text(of: "SSEAlgorithm") ?? ObjectEncryption.Method.s3.rawValue
    guard let method = ObjectEncryption.Method(rawValue: name) else { throw .malformedXML }
    let key = usual?.text(of: "KMSMasterKeyID").flatMap { $0.isEmpty ? nil : $0 }
    if key != nil, !method.usesKMS {
      throw .invalidArgument(
        "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
        "ApplyServerSideEncryptionByDefault")
    }
    self.init(method, key: key, usesBucketKey: rule.text(of: "BucketKeyEnabled")?.lowercased() == "true")
  }

  /// Adds the `Rule` that says the same.
  func write(to xml: inout XMLWriter) {
    xml.open("Rule")
    xml.open("ApplyServerSideEncryptionByDefault")
    xml.element("SSEAlgorithm", method.rawValue)
    xml.element("KMSMasterKeyID", optional: key)
    xml.close("ApplyServerSideEncryptionByDefault")
    xml.element("BucketKeyEnabled", String(usesBucketKey ?? false))
    xml.close("Rule")
  }
}
